import type { Line } from "../lines/line";

/** A table of contents: 目录, and below it lines that stand again further down. */
export function cutContents(lines: readonly Line[], cut: boolean[]): void {
  const head = lines.findIndex(({ info }) => CONTENTS.test(info.text));
  if (head < 0) return;
  const below = new Map<string, number>();
  lines.forEach(({ info }, i) => {
    if (i > head && info.end !== "blank") below.set(keyOf(info.text), i);
  });
  const entries: number[] = [];
  for (let i = head + 1; i < lines.length; i++) {
    const { info } = lines[i]!;
    if (info.end === "blank") continue;
    if (info.width > WIDEST || ((below.get(keyOf(info.text)) ?? i) <= i && !LEADERS.test(info.text))) break;
    entries.push(i);
  }
  if (entries.length < 2) return;
  for (const i of [head, ...entries]) cut[i] = true;
}

const CONTENTS = /^[【[]?目录[】\]]?[：]?$/;
/** An entry is a heading, in Han characters. */
const WIDEST = 60;

/** Dots that lead to a page. */
const LEADERS = /(?:[.．·。]{4}|…{2}) ?[（(]?\d{1,3}[）)]?$/;

/** An entry's words, without its own number, that of its piece, and its page. */
const keyOf = (text: string): string =>
  text
    .replace(/^(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.．、。]/, "")
    .replace(/^(?:篇|范文|例文)[一二三四五六七八九十\d]{1,2}[：、 ]*/, "")
    .replace(/\d{1,3}$/, "")
    .replace(/[^\p{Script=Han}\p{L}\p{N}]/gu, "");
