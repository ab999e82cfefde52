/** The lines between `---` at the top of a text, read as people write them: what is no such line is passed over. */

/** A key with what stands beside it or below it. */
export interface FrontMatterField {
  readonly key: string;
  /** Without quotes; empty where nothing stands beside the key, or a list. */
  readonly value: string;
  /** Of the list beside the key, `[甲, 乙]`, or of the lines below it, `- 甲`. */
  readonly items: readonly string[];
  readonly isIndented: boolean;
}

interface FrontMatter {
  readonly fields: readonly FrontMatterField[];
  /** Offset of the first character behind it. */
  readonly end: number;
}

/** It is not looked for beyond so many UTF-16 units. */
const LONGEST = 10_000;

/** Undefined where a text begins with none, or with one that is not closed yet. */
export function frontMatterIn(text: string): FrontMatter | undefined {
  if (!text.startsWith("---")) return undefined;
  const lines = text.slice(0, LONGEST).split(/(?<=\n)/);
  const last = lines.findIndex((line, i) => i > 0 && isFence(line));
  if (!isFence(lines[0]!) || last < 0) return undefined;
  const end = lines.slice(0, last + 1).reduce((sum, line) => sum + line.length, 0);
  return { fields: fieldsIn(lines.slice(1, last)), end };
}

/** What a value lists: 甲、乙. */
export const listIn = (value: string): readonly string[] =>
  value
    .split(/[,，、]/)
    .map(unquoted)
    .filter(Boolean);

const isFence = (line: string): boolean => /^---[ \t]*\r?\n?$/.test(line);

function fieldsIn(lines: readonly string[]): readonly FrontMatterField[] {
  const fields: FrontMatterField[] = [];
  let items: string[] = [];
  /** Where the dash of the last item stands: what is indented further goes on with it. */
  let dash = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const text = withoutComment(line.trim());
    const indent = line.search(/\S/);
    const item = /^-(?:\s(.*))?$/.exec(text);
    const pair = pairIn(text);
    if (item) {
      dash = indent;
      if (item[1]) items.push(unquoted(item[1]));
    } else if (pair && indent > dash) {
      items.push(`${items.pop() ?? ""} ${pair.value}`.trim());
    } else if (pair) {
      dash = Number.POSITIVE_INFINITY;
      // Half-typed, a list has no end yet.
      const list = /^\[([^\]]*)\]?$/.exec(pair.value);
      items = list ? [...listIn(list[1]!)] : [];
      fields.push({ key: pair.key, value: list ? "" : pair.value, items, isIndented: indent > 0 });
    }
  }
  return fields;
}

/** `key: value`, with a colon of either width, both without blanks around them. */
function pairIn(text: string): { readonly key: string; readonly value: string } | undefined {
  const colon = text.search(/[:：]/);
  const key = text.slice(0, Math.max(colon, 0)).trim();
  return key === "" ? undefined : { key, value: unquoted(text.slice(colon + 1)) };
}

/** Up to a # behind a blank that no quotes hold: final # 送审. */
function withoutComment(text: string): string {
  let quote = "";
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    const before = text.charAt(i - 1);
    if (quote !== "") quote = char === quote ? "" : quote;
    else if (/["']/.test(char) && /^[\s[,，、:：]?$/.test(before)) quote = char;
    else if (char === "#" && /^[\s:：]?$/.test(before)) return text.slice(0, i).trim();
  }
  return text;
}

const unquoted = (text: string): string => text.trim().replace(/^(["'])(.*)\1$/, "$2");
