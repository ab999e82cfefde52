import type { SpeechMeta } from "../../speech/model";
import { frontMatterIn } from "../../text/frontMatter";

interface FrontMatterMeta {
  readonly meta: SpeechMeta;
  /** Offset of the first character after it. */
  readonly end: number;
}

/** Names that drafters and their tools give to what we know of a speech. */
const KEYS: ReadonlyMap<string, keyof SpeechMeta> = new Map([
  ["title", "title"],
  ["标题", "title"],
  ["author", "author"],
  ["作者", "author"],
  ["position", "position"],
  ["职务", "position"],
  ["organisation", "organisation"],
  ["单位", "organisation"],
  ["occasion", "occasion"],
  ["会议", "occasion"],
  ["场合", "occasion"],
  ["date", "date"],
  ["日期", "date"],
  ["kind", "kind"],
  ["文种", "kind"],
  ["类型", "kind"],
]);

/** What the front matter of a document says of its speech; anything else in it is let be. */
export function readFrontMatter(source: string): FrontMatterMeta | undefined {
  const found = frontMatterIn(source);
  if (!found) return undefined;
  const meta: Partial<Record<keyof SpeechMeta, string>> = {};
  for (const { key, value, items, isIndented } of found.fields) {
    const known = KEYS.get(key.toLowerCase());
    const said = value === "" ? items.join("、") : value;
    // What is indented belongs to the key above it.
    if (known && said !== "" && !isIndented) meta[known] = said;
  }
  return { meta, end: found.end };
}
