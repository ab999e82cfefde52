import { filledLines } from "../../text/filledLines";
import type { Span } from "../../text/span";
import { decode } from "../encoding";
import { isSkip } from "../skip";
import { readFrontMatter } from "./frontMatter";
import { without } from "./mapped";
import type { Reader } from "./reader";
import { dropEnd, endRun } from "../../text/ends";
import type { Cut } from "../cut";

/** Markdown: its marks are taken out, its lines stay, so that the parser sees the speech as it was written. */
export const markdownReader: Reader = {
  read(bytes) {
    const decoded = decode(bytes);
    if (isSkip(decoded)) return decoded;
    const { text: source, encoding } = decoded;
    const front = readFrontMatter(source);
    const body = front?.end ?? 0;
    const cuts: readonly Cut[] = [
      { start: 0, end: body, code: "front-matter" },
      ...markup(source, body).map((span) => ({ ...span, code: codeOf(source, span) })),
    ];
    return { source, encoding, ...without(source, cuts), ...(front && { meta: front.meta }) };
  },
};

const codeOf = (source: string, { start, end }: Span): Cut["code"] =>
  /^\[\^[^\]]+\]:?[ \t]*$/.test(source.slice(start, end)) ? "footnote-mark" : "markup";

/** Marks that open a line, repeated (a list inside a quotation). */
const OPENING =
  /[ \t]*(?:>[ \t]?|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?|#{1,6}(?:[ \t]+|(?=[\u3000-\u9fff\uff00-\uffef]))|\[\^[^\]]+\]:[ \t]*)/y;
/** A line that is all mark-up, without the blanks around it: thematic break, underline of a heading, code fence, table ruler, link target. */
const RULER =
  /^(?:([-*_=])(?:[ \t]*\1){2,}|=+|(?:```|~~~).*|\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?|\[[^\]^]+\]:[ \t]*\S.*)$/;

/** Spans of mark-up from `from` on, in order, without overlaps. What stands in a fenced block is no text. */
function markup(source: string, from: number): readonly Span[] {
  const cuts: Span[] = [];
  const comments = commentsOf(source, from);
  const lines = [...filledLines(source, from)].map((line) => ({
    ...line,
    text: source.slice(line.start, line.end),
  }));
  const fences = lines.flatMap(({ text }, i) => (/^[ \t]*(?:```|~~~)/.test(text) ? [i] : []));
  for (let i = 0, fence = 0; i < lines.length; i++) {
    const { start, end, text } = lines[i]!;
    if (i === fences[fence]) {
      i = fences[fence + 1] ?? i;
      fence += 2;
      cuts.push({ start, end: lines[i]!.end });
    } else if (RULER.test(text.trim()) && !isPlaceholder(text)) cuts.push({ start, end });
    else for (const cut of lineMarkup(text, start)) cuts.push(cut);
  }
  return merge([...comments, ...cuts]);
}

/** Underscores alone are a blank left to be filled in, not a rule. */
const isPlaceholder = (line: string): boolean => /^_+$/.test(line.trim());

function lineMarkup(text: string, offset: number): readonly Span[] {
  const cuts: Span[] = [];
  let start = 0;
  OPENING.lastIndex = 0;
  for (let m = OPENING.exec(text); m; m = OPENING.exec(text)) {
    cuts.push({ start, end: OPENING.lastIndex });
    start = OPENING.lastIndex;
  }
  const closing = start > 0 ? closingHashes(text) : text.length;
  if (closing < text.length) cuts.push({ start: Math.max(start, closing), end: text.length });
  return [...cuts, ...inlineMarkup(text, start)].map((cut) => ({
    start: cut.start + offset,
    end: cut.end + offset,
  }));
}

/** Where the hashes begin that close a heading, with the blanks before them; the text's length where there are none. */
function closingHashes(text: string): number {
  const line = dropEnd(text, /[ \t]/);
  const words = dropEnd(line, /#/);
  return words.length < line.length && /[ \t]$/.test(words) ? endRun(words, /[ \t]/) : text.length;
}

/** Inline marks: each pattern's groups `a` and `b` are what is taken out. Lengths are bounded: a line may be a whole file. */
const INLINE: readonly RegExp[] = [
  /(?<a>!\[[^[\]]{0,300}\]\([^()]{0,500}(?:\([^()]{0,100}\)[^()]{0,100})?\))/dg,
  /(?<!!)(?<a>\[)[^[\]^][^[\]]{0,300}(?<b>\](?:\([^()]{0,500}(?:\([^()]{0,100}\)[^()]{0,100})?\)|\[[^[\]]{0,300}\]))/dg,
  /(?<a>\[\^[^[\]]{1,40}\])/dg,
  /(?<a><\/?[a-zA-Z][^<>]*>)/dg,
  /(?<a>&(?:nbsp|emsp|ensp);)/dg,
  /(?<!\\)(?<a>\*{1,3})(?=[^\s*])[^*]*?[^\s*\\](?<b>\*{1,3})/dg,
  /(?<![_\\A-Za-z0-9])(?<a>_{1,2})(?=[^\s_])[^_]*?[^\s_](?<b>_{1,2})(?![_A-Za-z0-9])/dg,
  /(?<a>~~)(?=\S)[^~]+(?<b>~~)/dg,
  /(?<!`)(?<a>`+)[^`]+(?<b>`+)/dg,
  /(?<a>\\)[!-/:-@[-`{-~]/dg,
];

function inlineMarkup(text: string, from: number): readonly Span[] {
  const cuts: Span[] = [];
  for (const pattern of INLINE)
    for (const match of text.slice(from).matchAll(pattern))
      for (const at of [match.indices?.groups?.["a"], match.indices?.groups?.["b"]])
        if (at) cuts.push({ start: at[0] + from, end: at[1] + from });
  return cuts;
}

/** Comments that are closed; an open one would swallow the rest of the speech. */
function commentsOf(source: string, from: number): readonly Span[] {
  const out: Span[] = [];
  for (let start = source.indexOf("<!--", from); start >= 0;) {
    const close = source.indexOf("-->", start + 4);
    if (close < 0) break;
    out.push({ start, end: close + 3 });
    start = source.indexOf("<!--", close + 3);
  }
  return out;
}

function merge(spans: readonly Span[]): readonly Span[] {
  const out: Span[] = [];
  for (const next of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = out.at(-1);
    if (last && next.start < last.end)
      out[out.length - 1] = { start: last.start, end: Math.max(last.end, next.end) };
    else out.push(next);
  }
  return out;
}
