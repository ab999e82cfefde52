import type { SpeechMeta } from "../../speech/model";

export interface FrontMatter {
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

/** Front matter is not looked for beyond so many UTF-16 units. */
const LONGEST = 10_000;

/** The block between `---` lines at the top; its plain `key: value` lines are read, anything else is let be. */
export function readFrontMatter(source: string): FrontMatter | undefined {
  const match = /^---[ \t]*\r?\n([\s\S]*?)(?:^|\n)---[ \t]*(?:\r?\n|$)/.exec(source.slice(0, LONGEST));
  if (!match) return undefined;
  const meta: Partial<Record<keyof SpeechMeta, string>> = {};
  for (const line of match[1]!.split(/\r?\n/)) {
    const pair = /^([^\s:：#][^:：]*?)\s*[:：]\s*(.+?)\s*$/.exec(line);
    const key = pair && KEYS.get(pair[1]!.toLowerCase());
    if (pair && key) meta[key] = pair[2]!.replace(/^(["'])(.*)\1$/, "$2");
  }
  return { meta, end: match[0].length };
}
