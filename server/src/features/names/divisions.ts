import type { Span } from "../../text/span";
import { COMMON_STEMS } from "./toponyms";

const DIVISION = /[省市县区州镇乡村]/u;
const ENDS_DIVISION = /^\p{Script=Han}{2,}[省市县区州镇乡村]$/u;
const DIVISION_ALONE = /^[省市县区州镇乡村]$/u;

interface Division {
  /** 某某 of 某某市. */
  readonly name: Span;
  readonly whole: Span;
}

/** 某某市, 某某县: a name and what it is a name of, as the segmenter cuts it. @param words of the text, asked for where there may be any */
export function* divisionsIn(
  text: string,
  words: () => readonly Span[],
  isCommon: (phrase: string) => boolean,
): Generator<Division, void, undefined> {
  if (!DIVISION.test(text)) return;
  let before: Span | undefined;
  for (const span of words()) {
    const word = text.slice(span.start, span.end);
    if (ENDS_DIVISION.test(word)) {
      const name = { start: span.start, end: span.end - 1 };
      if (isStem(word.slice(0, -1)) && !isCommon(word)) yield { name, whole: span };
    } else if (DIVISION_ALONE.test(word) && before?.end === span.start) {
      const stem = text.slice(before.start, before.end);
      const whole = { start: before.start, end: span.end };
      if (isStem(stem) && !isCommon(stem + word)) yield { name: before, whole };
    }
    before = span;
  }
}

const isStem = (stem: string): boolean =>
  /^\p{Script=Han}{2,4}$/u.test(stem) &&
  !COMMON_STEMS.has(stem) &&
  !/[全本我各某新老大小一二三个]$|^[全本我各]/u.test(stem);
