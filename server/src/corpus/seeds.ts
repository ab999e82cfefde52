import type { SpeechMeta } from "../speech/model";

/** Wording of its day: valid until a date, or replaced by another. */
export interface OutdatedWording {
  readonly text: string;
  /** ISO date of the last day it stood. */
  readonly until?: string;
  /** What is said instead. */
  readonly use?: string;
}

/** What the bundled seeds say of themselves (`seeds.json`). */
export interface SeedManifest {
  /** ISO date for which the seeds' wording was checked. */
  readonly asOf?: string;
  /** By file name. */
  readonly speeches: ReadonlyMap<string, SpeechMeta>;
  /** Places and units of the seeds: completion never offers them. */
  readonly entities: readonly string[];
  readonly outdated: readonly OutdatedWording[];
}

export const NO_SEEDS: SeedManifest = { speeches: new Map(), entities: [], outdated: [] };

/** Reads `seeds.json`. What has not the expected shape is left out: the seeds then say less of themselves. */
export function readSeeds(json: string): SeedManifest {
  const root = record(parse(json));
  const asOf = text(root["asOf"]);
  return {
    ...(asOf !== undefined && { asOf }),
    speeches: new Map(list(root["speeches"]).flatMap(speechOf)),
    entities: list(root["entities"]).filter((entity) => typeof entity === "string"),
    outdated: list(root["outdated"]).flatMap(outdatedOf),
  };
}

function speechOf(value: unknown): (readonly [string, SpeechMeta])[] {
  const entry = record(value);
  const file = text(entry["file"]);
  if (file === undefined) return [];
  // The unit speaks through its head, so it stands where a speech of a user names its author.
  const author = text(entry["author"]) ?? text(entry["organisation"]);
  return [
    [
      file,
      compact({
        title: text(entry["title"]),
        author,
        position: text(entry["position"]),
        date: text(entry["date"]),
        kind: text(entry["kind"]),
      }),
    ],
  ];
}

function outdatedOf(value: unknown): OutdatedWording[] {
  const entry = record(value);
  const wording = text(entry["text"]);
  if (wording === undefined) return [];
  return [{ text: wording, ...compact({ until: text(entry["until"]), use: text(entry["use"]) }) }];
}

const compact = <K extends string>(fields: Record<K, string | undefined>): Partial<Record<K, string>> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<
    Record<K, string>
  >;

function parse(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\ufeff/, ""));
  } catch {
    return undefined;
  }
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;
