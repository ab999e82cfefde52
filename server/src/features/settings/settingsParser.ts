import { localized, type Localized } from "../../text/localized";
import { SEGMENTERS } from "../../text/tokens";
import type { Level, Settings, SettingsProblem } from "./settings";

export const LEVELS: readonly Level[] = ["off", "hint", "info", "warning", "error"];
const STAGES = ["draft", "review", "final"] as const;

export const DEFAULT_SETTINGS: Settings = {
  languages: ["speech", "plaintext", "markdown"],
  locale: "auto",
  corpus: {
    folders: [],
    includeSeeds: true,
    exclude: ["**/.git/**", "**/node_modules/**"],
    maxFileSize: 20 * 1024 * 1024,
  },
  cache: { maxSize: 2 * 1024 * 1024 * 1024 },
  completion: { enabled: true, maxItems: 8, ghostText: true, pinyin: true, slots: true, minConfidence: 0.2 },
  rules: {},
  profile: {},
  stage: "review",
  outline: { codeLens: false, targetMinutes: 0, continueMarkers: false, fixOnSave: false },
  diagnostics: { revealDelay: 1500, maxPerDraft: 100 },
  wording: { allow: [], ownFiles: [], overlapMinLength: 13 },
  speakingRate: 180,
  segmenter: "auto",
  snippets: { packs: [] },
};

/** A reader of one value: the value where it is of the right type, else what was expected. */
type Reader = (
  value: unknown,
) => { readonly value: unknown } | { readonly expected: readonly [string, string] };

const accept = (value: unknown) => ({ value });
const refuse = (zh: string, en: string) => ({ expected: [zh, en] as const });

const flag: Reader = (v) => (typeof v === "boolean" ? accept(v) : refuse("true 或 false", "true or false"));
const texts: Reader = (v) =>
  Array.isArray(v) && v.every((x) => typeof x === "string")
    ? accept(v)
    : refuse("字符串列表", "a list of strings");
const within =
  (least: number, most: number): Reader =>
  (v) =>
    typeof v === "number" && v >= least && v <= most
      ? accept(v)
      : refuse(`${least} 到 ${most} 之间的数`, `a number from ${least} to ${most}`);
const oneOf =
  (values: readonly string[]): Reader =>
  (v) =>
    typeof v === "string" && values.includes(v)
      ? accept(v)
      : refuse(`以下之一：${values.join("、")}`, `one of ${values.join(", ")}`);
const levels: Reader = (v) =>
  isRecord(v) && Object.values(v).every((x) => LEVELS.includes(x as Level))
    ? accept(v)
    : refuse(`“规则代码: 级别”的对照表，级别为 ${LEVELS.join("、")}`, `rule codes with ${LEVELS.join(", ")}`);

const text = (v: unknown): boolean => typeof v === "string";
const profile: Reader = (v) => {
  const right =
    isRecord(v) &&
    Object.entries(v).every(([key, x]) => {
      if (key === "place" || key === "organisation") return text(x);
      if (key === "year") return typeof x === "number";
      if (key === "superiors") return Array.isArray(x) && x.every(text);
      return (
        key === "leaders" && Array.isArray(x) && x.every((p) => isRecord(p) && text(p.name) && text(p.post))
      );
    });
  return right
    ? accept(v)
    : refuse(
        "含 place、organisation、superiors、leaders（name 与 post）、year 的对象",
        "an object of place, organisation, superiors, leaders (name and post) and year",
      );
};

/** One line a setting. Keys are those of the defaults; a test holds the two, and the manifest, together. */
export const READERS: Readonly<Record<string, Reader>> = {
  languages: texts,
  locale: oneOf(["auto", "zh", "en"]),
  "corpus.folders": texts,
  "corpus.includeSeeds": flag,
  "corpus.exclude": texts,
  "corpus.maxFileSize": within(1024, 2 ** 31),
  "cache.maxSize": within(0, 2 ** 40),
  "completion.enabled": flag,
  "completion.maxItems": within(1, 50),
  "completion.ghostText": flag,
  "completion.pinyin": flag,
  "completion.slots": flag,
  "completion.minConfidence": within(0, 1),
  rules: levels,
  profile,
  stage: oneOf(STAGES),
  "outline.codeLens": flag,
  "outline.targetMinutes": within(0, 600),
  "outline.continueMarkers": flag,
  "outline.fixOnSave": flag,
  "diagnostics.revealDelay": within(0, 60_000),
  "diagnostics.maxPerDraft": within(1, 10_000),
  "wording.allow": texts,
  "wording.ownFiles": texts,
  "wording.overlapMinLength": within(8, 1000),
  speakingRate: within(60, 400),
  segmenter: oneOf(["auto", ...SEGMENTERS]),
  "snippets.packs": texts,
};

/**
 * What a workspace that nobody trusts has no say in, for it could read the user's other files, change a draft, put names
 * into it or keep faults in it quiet. The manifest declares the same and, of the client's own, `trace.server`.
 */
export const RESTRICTED: readonly string[] = [
  "corpus.folders",
  "corpus.exclude",
  "corpus.maxFileSize",
  "snippets.packs",
  "rules",
  "profile",
  "stage",
  "outline.continueMarkers",
  "outline.fixOnSave",
  "wording.allow",
  "wording.ownFiles",
  "wording.overlapMinLength",
];

/** Settings with the defaults of those that an untrusted workspace has no say in. */
export function withoutRestricted(settings: Settings): Settings {
  const out = structuredClone(settings) as unknown as Record<string, unknown>;
  for (const key of RESTRICTED) assign(out, key, lookUp(DEFAULT_SETTINGS, key));
  return out as unknown as Settings;
}

/**
 * Settings from what a client or a file gave, nested (`{corpus: {folders}}`) or dotted (`{"corpus.folders"}`).
 * A value of the wrong type is reported and its default serves; unknown keys are left alone.
 */
export function parseSettings(raw: unknown): { settings: Settings; problems: readonly SettingsProblem[] } {
  const problems: SettingsProblem[] = [];
  const settings = structuredClone(DEFAULT_SETTINGS) as unknown as Record<string, unknown>;
  if (raw !== undefined && raw !== null && !isRecord(raw)) problems.push(problem("", ["对象", "an object"]));
  for (const [key, read] of Object.entries(READERS)) {
    const value = lookUp(raw, key);
    if (value === undefined || value === null) continue;
    const result = read(value);
    if ("value" in result) assign(settings, key, result.value);
    else problems.push(problem(key, result.expected));
  }
  return { settings: settings as unknown as Settings, problems };
}

/** All in one message: a settings file that is wrong in five places must not bring five up. */
export function describeProblems(problems: readonly SettingsProblem[]): Localized {
  const [first, ...others] = problems;
  if (first && others.length === 0) return first.message;
  const list = (locale: "zh" | "en", said: (key: string, expected: string) => string): string =>
    problems.map(({ key, expected }) => said(key, expected[locale])).join(locale === "zh" ? "；" : "; ");
  return localized(
    `有 ${problems.length} 项设置的值不对，现按默认值运行：${list("zh", (key, what) => `${key} 应为${what}`)}。`,
    `${problems.length} settings have wrong values; their defaults are used: ${list("en", (key, what) => `${key}, expected ${what}`)}.`,
  );
}

function problem(key: string, [zh, en]: readonly [string, string]): SettingsProblem {
  const name = key ? `speechDrafter.${key}` : "speechDrafter";
  return {
    key: name,
    expected: localized(zh, en),
    message: localized(
      `设置 ${name} 的值不对：应为${zh}。现按默认值运行。`,
      `Setting ${name} has a wrong value: expected ${en}. Its default is used.`,
    ),
  };
}

function lookUp(raw: unknown, key: string): unknown {
  if (!isRecord(raw)) return undefined;
  if (raw[key] !== undefined) return raw[key];
  let value: unknown = raw;
  for (const part of key.split(".")) value = isRecord(value) ? value[part] : undefined;
  return value;
}

function assign(settings: Record<string, unknown>, key: string, value: unknown): void {
  const [area, name] = key.split(".") as [string, string?];
  if (name === undefined) settings[area] = value;
  else (settings[area] as Record<string, unknown>)[name] = value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
