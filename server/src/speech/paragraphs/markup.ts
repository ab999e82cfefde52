import type { Line } from "../lines/line";

/** Cuts what Markdown marks as no text: comments and fenced blocks, with the marks themselves. */
export function cutMarkup(lines: readonly Line[], cut: boolean[]): void {
  for (let i = 0; i < lines.length; i++) {
    const end = endOf(lines, i);
    if (end === undefined) continue;
    for (; i <= end; i++) if (lines[i]!.info.end !== "blank") cut[i] = true;
    i = end;
  }
}

/** Fences and comments that nobody has closed so far are looked for no further, in lines. */
const LONGEST = 400;

/** A longer line of waves, or one with a number between, is a rule between two pieces. */
const FENCE = /^(```|~~~(?!~{3}))[`~]*[^`~]*$/;

/** The line in which the block that begins in a line ends; undefined where none begins or it is not closed. */
function endOf(lines: readonly Line[], from: number): number | undefined {
  const { text } = lines[from]!.info;
  const fence = FENCE.exec(text)?.[1];
  if (fence === undefined && !/^<[!！]--/.test(text)) return undefined;
  const isEnd = (line: Line): boolean =>
    fence === undefined ? line.info.text.includes("-->") : line.info.text.startsWith(fence);
  const last = Math.min(lines.length, from + LONGEST);
  for (let i = fence === undefined ? from : from + 1; i < last; i++) if (isEnd(lines[i]!)) return i;
  return undefined;
}
