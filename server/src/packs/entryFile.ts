/** A file that lists entries under one key, `{ "version": 1, "phrases": […] }`, and what all entries say of themselves. */
import type { Node } from "jsonc-parser";
import { fold } from "../text/fold";
import { localized } from "../text/localized";
import { within } from "./dates";
import { Fields } from "./fields";
import type { PackFile } from "./json";
import { laterFormat, readKeepers } from "./manifest";
import type { Span } from "../text/span";
import type { EntryData, PackManifest } from "./model";

/** The version this extension writes. A later one is read as far as it is understood. */
const VERSION = 1;
/** One character is part of any word. */
const SHORTEST = 2;
/** UTF-16 code units of one wording: two sentences that are quoted whole. */
const LONGEST = 300;

interface Listed {
  readonly fields: Fields;
  readonly nodes: readonly Node[];
}

/** The entries that a file lists; undefined, with problems in `file`, where it cannot be read. */
export function listedIn(file: PackFile, key: string): Listed | undefined {
  const root = file.root();
  if (!root) return undefined;
  const fields = new Fields(file, root);
  const node = fields.node("version");
  const version: unknown = node?.value;
  if (typeof version !== "number" || !Number.isInteger(version) || version < VERSION) {
    const message = localized(`“version”应为${VERSION}。`, `“version” must be ${VERSION}.`);
    fields.wrong(node ?? root, message);
    return undefined;
  }
  if (version > VERSION) file.report("pack/schema", "info", node, laterFormat(version));
  return { fields, nodes: fields.list(key) ?? [] };
}

/** Entries that are read in one go. */
const TURN = 200;

/** The entries that are objects, read by `read`; those that it gives nothing for are left out. @param most of them */
export async function entriesIn<T>(
  file: PackFile,
  key: string,
  read: (fields: Fields) => T | undefined,
  most = Infinity,
): Promise<readonly T[]> {
  const out: T[] = [];
  for (const [i, node] of (listedIn(file, key)?.nodes ?? []).entries()) {
    if (i >= most) break;
    if (i % TURN === 0) await file.pause();
    const entry = node.type === "object" ? read(new Fields(file, node)) : undefined;
    if (entry !== undefined) out.push(entry);
    if (node.type === "object") continue;
    const message = localized("每一项应当是对象。", "Each entry must be an object.");
    file.report("pack/schema", "error", node, message);
  }
  return out;
}

/** Dates, note and keepers of an entry; what it does not say is as its pack says. */
export function readEntryData(fields: Fields, pack: PackManifest): EntryData {
  const given = {
    note: fields.text("note", false),
    source: fields.text("source", false),
    asOf: fields.date("asOf"),
    ...readKeepers(fields),
  };
  const { owner, reviewer, reviewBy } = pack;
  const data = Object.entries(given).filter(([, value]) => value !== undefined);
  return {
    ...(owner !== undefined && { owner }),
    ...(reviewer !== undefined && { reviewer }),
    ...(reviewBy !== undefined && { reviewBy }),
    ...(Object.fromEntries(data) as Partial<Record<keyof typeof given, string>>),
    ...within(fields.period(), pack),
  };
}

/** One wording as texts are compared; undefined, with a problem, where it is none. */
export function wordingOf(fields: Fields, node: Node, least = SHORTEST): string | undefined {
  const text = typeof node.value === "string" ? fold(node.value).text : "";
  if (text.length >= least && text.length <= LONGEST && !/[\r\n]/.test(String(node.value))) return text;
  const message = localized(
    `应当是${least}到${LONGEST}个字的文字，不能换行。`,
    `Must be a text of ${least} to ${LONGEST} characters without line breaks.`,
  );
  fields.wrong(node, message);
  return undefined;
}

/** The wordings of a field that holds one text or several. */
export const wordingsOf = (fields: Fields, key: string, least = SHORTEST): readonly string[] =>
  (fields.texts(key, false) ?? []).flatMap((node) => wordingOf(fields, node, least) ?? []);

/** The first entry of each wording; later ones are reported. */
export function withoutTwins<T extends { readonly text: string; readonly at: { readonly span: Span } }>(
  file: PackFile,
  entries: readonly T[],
): readonly T[] {
  const first = new Map<string, T>();
  for (const entry of entries) {
    if (first.has(entry.text)) {
      const message = localized(
        `“${entry.text}”在本文件中已有，只用前一条。`,
        `“${entry.text}” stands in this file already; that entry counts.`,
      );
      file.report("pack/duplicate", "warning", entry.at.span, message);
    } else first.set(entry.text, entry);
  }
  return [...first.values()];
}
