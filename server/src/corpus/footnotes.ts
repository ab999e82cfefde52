import type { Cut } from "./cut";

/**
 * Marks that a speech's publishers set between its words: figures of footnotes, and where a newspaper turns its
 * page, what the hall did and where a reader has remarked. Nobody says them, and they would part what belongs together. UTF-16 spans of `text`, in order.
 */
export function publishersMarks(text: string): readonly Cut[] {
  return [
    ...found(text, BRACKETED, "footnote-mark"),
    ...found(text, PAGE_TURN, "page-turn"),
    ...found(text, STAGE_DIRECTION, "stage-direction"),
    ...found(text, COMMENT_MARK, "comment-mark"),
    ...circledMarks(text),
  ].sort((a, b) => a.start - b.start);
}

/** Behind a word or a mark: at the beginning of a line it opens the note itself, behind a blank it may be a list. */
const BRACKETED =
  /(?<=[\p{Script=Han}。，、；：！？”’）》」』％%])(?:\[(?:注 ?)?\d{1,3}\]|［(?:注 ?)?\d{1,3}］|〔\d{1,3}〕|【\d{1,3}】|（注\d{1,3}）)/gu;
const PAGE_TURN =
  /（(?:(?:下|紧)?转|上接|接)(?:本报)?第?[A-D]?[\d一二三四五六七八九十]{1,3}版[^（）\n]{0,12}）|（[⑴-⒇]{2}）/g;

/** Who wrote a speech down tells what the hall did. */
const STAGE_DIRECTION =
  /（(?:全场|台下|现场)?(?:长时间|经久不息|热烈|雷鸣般)?的?(?:热烈)?的?(?:掌声|鼓掌|笑声|大笑|笑|欢呼)(?:[，、](?:热烈)?(?:掌声|鼓掌|笑声|大笑|欢呼))?）/g;
/** Leads to a reader's remark further down; at the beginning of a line it opens the remark itself. */
const COMMENT_MARK = /(?<=[\p{Script=Han}。，、；：！？”’）》\d])[[［【]批注 ?\d{1,3}[\]］】]/gu;

function found(text: string, pattern: RegExp, code: Cut["code"]): readonly Cut[] {
  return [...text.matchAll(pattern)].map(({ index, 0: mark }) => ({
    start: index,
    end: index + mark.length,
    code,
  }));
}

const CIRCLED = /[①-⑳]/g;

/**
 * Circled figures number lists far more often than notes. They are marks of notes where each stands behind the end
 * of a sentence or quotation and a line further down begins with the same one, its note.
 */
function circledMarks(text: string): readonly Cut[] {
  const marks: Cut[] = [];
  const notes = new Map<string, number>();
  for (const { index, 0: figure } of text.matchAll(CIRCLED)) {
    if (opensLine(text, index)) notes.set(figure, index);
    else if (/[。！？”’）》]/.test(text[index - 1]!))
      marks.push({ start: index, end: index + 1, code: "footnote-mark" });
    else return [];
  }
  return marks.every(({ start }) => (notes.get(text[start]!) ?? -1) > start) ? marks : [];
}

const opensLine = (text: string, at: number): boolean =>
  /(?:^|[\n\v\f\r\u0085\u2028\u2029])[ \t\u3000]*$/.test(text.slice(Math.max(0, at - LONGEST_INDENT), at));

const LONGEST_INDENT = 20;
