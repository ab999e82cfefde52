import { countHan, isBlank, isInvisible, isSentenceEnd } from "../../text/chars";
import { fold } from "../../text/fold";
import { LineBreaks } from "../../text/lineBreaks";
import { leadingMarker, skipDecoration } from "../markers";
import { gluedCuts } from "./glued";
import { furnitureSign } from "./furnitureSigns";
import { readNamed, wordsApart } from "./named";
import { lineShape } from "./shapes";
import { dropEnd } from "../../text/ends";
import type { LineEnd, LineInfo, Line } from "./line";

/** Lines tile the text. CRLF ends one line, not two. */
export function splitLines(text: string, describe: (raw: string) => LineInfo): readonly Line[] {
  const out: Line[] = [];
  const breaks = new LineBreaks(text);
  let start = 0;
  while (start < text.length) {
    const { end, next } = breaks.after(start);
    const info = describe(text.slice(start, end));
    if (info.cuts.length === 0) out.push({ start, end, next, info });
    else pushParts(out, { start, end, next, info }, text, describe);
    start = next;
  }
  return out;
}

function pushParts(out: Line[], line: Line, text: string, describe: (raw: string) => LineInfo): void {
  let { start } = line;
  for (const cut of line.info.cuts) {
    const end = line.start + cut;
    out.push({ start, end, next: end, info: describe(text.slice(start, end)) });
    start = end;
  }
  out.push({ ...line, start, info: describe(text.slice(start, line.end)) });
}

export function describeLine(raw: string): LineInfo {
  const folded = fold(raw);
  const whole = folded.text;
  const text = undecorate(whole);
  const marker = leadingMarker(text);
  const width = widthOf(text);
  return {
    folded,
    text,
    end: lineEnd(text),
    inner: /[。！？]/.test(dropEnd(marker ? text.slice(marker.span.end) : text, /[。！？”’）》」』】…]/)),
    width,
    indent: indentOf(raw),
    marker,
    hashes: /^#*/.exec(whole)![0].length,
    han: countHan(text),
    furniture: furnitureSign(text, width, raw),
    shape: lineShape(raw, text, width, marker),
    named: width > 40 || marker !== undefined ? undefined : readNamed(raw),
    words: width > 60 ? [text] : wordsApart(raw.trim()),
    wide: width <= 60 && SET_WIDE.test(raw),
    cuts: gluedCuts(raw),
  };
}

/** 筑 牢 屏 障 */
const SET_WIDE = /^[ \u3000]*\p{Script=Han}(?:[ \u3000]+\p{Script=Han}){3,}[ \u3000]*$/u;

/** Without Markdown's heading marks and emphasis, which say nothing of the wording. */
function undecorate(text: string): string {
  const body = text.slice(skipDecoration(text));
  const plain = body.includes("**") || body.endsWith("*") ? body.replace(/\*+/g, "") : body;
  // 25\. and **15。** are list numbers there.
  return plain.replace(body === text ? /^(\d{1,3})\\[。.]/ : /^(\d{1,3})\\?[。.]/, "$1.");
}

function lineEnd(text: string): LineEnd {
  if (text === "") return "blank";
  let i = text.length - 1;
  while (i > 0 && "”’）》」』】".includes(text[i]!)) i--;
  const last = text[i]!;
  if (isSentenceEnd(last) || last === "…") return "final";
  const end = text[text.length - 1]!;
  if (end === "：") return "colon";
  if (end === "；") return "semicolon";
  if ("，、“‘（《—".includes(end)) return "comma";
  return "open";
}

function widthOf(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i++) width += text.charCodeAt(i) < 0x250 ? 0.5 : 1;
  return width;
}

function indentOf(raw: string): number {
  let width = 0;
  for (let i = 0; i < raw.length; i++) {
    const code = raw.charCodeAt(i);
    if (!isBlank(code)) break;
    if (!isInvisible(code)) width += code === 0x3000 ? 1 : code === 0x09 ? 2 : 0.5;
  }
  return width;
}
