import type { Line } from "../lines/line";
import { CAPTION_CREDIT } from "../lines/furnitureSigns";

/** How a caption of several lines begins: with a day, 图为, 近日. */
const HEAD =
  /^(?:图为|[上下左右题]图|图[①-⑩]|资料图|↑|↓|\d{4}年|(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:[\d一二三四五六七八九十]|[上中下]旬|，)|当地时间|近日|日前)/;
/** Lines of a wrapped caption. */
const LINES = 6;

/** Cuts captions wherever they stand, with all their lines where they are wrapped. */
export function cutCaptions(lines: readonly Line[], cut: boolean[]): void {
  cutUnderPictures(lines, cut);
  lines.forEach(({ info }, i) => {
    if (info.furniture !== "caption") return;
    cut[i] = true;
    if (isCreditAlone(info.text)) cutAbove(lines, cut, i);
    else if (CAPTION_CREDIT.test(info.text) && !HEAD.test(info.text)) cutBack(lines, cut, i);
    if (info.end === "open" && !CAPTION_CREDIT.test(info.text)) cutOn(lines, cut, i);
  });
}

/** A line right under the place of a picture, where no paragraph follows that it could head. */
function cutUnderPictures(lines: readonly Line[], cut: boolean[]): void {
  const next = (from: number): number => {
    let i = from + 1;
    while (i < lines.length && lines[i]!.info.end === "blank") i++;
    return i;
  };
  lines.forEach(({ info }, i) => {
    if (!PICTURE.test(info.text)) return;
    const under = next(i);
    const below = next(under);
    const caption = lines[under]?.info;
    if (caption?.end !== "open" || caption.marker || caption.hashes > 0 || caption.width > WIDEST) return;
    if (below < lines.length && cut[below] === true) cut[under] = true;
  });
}

const PICTURE = /^[[【（［]?(?:图片|图|照片|动图|组图)\d{0,2}[\]】）］]?$/;
/** Of a caption on a line, in Han characters. */
const WIDEST = 36;

/** 本报通讯员 张三 摄, and nothing of what the picture shows. */
const isCreditAlone = (text: string): boolean =>
  /^[^。，！？]{0,8}(?:记者|通讯员|摄影师?)[^。，！？]{0,12}摄(?:影|制)?$/.test(text);

/** What a picture shows, above the name of who took it: one sentence, or from the line on that tells so. */
function cutAbove(lines: readonly Line[], cut: boolean[], credit: number): void {
  cutBack(lines, cut, credit);
  const above = lines[credit - 1]?.info;
  if (above && above.end !== "blank" && !above.marker && !above.inner && above.width <= WIDEST_SENTENCE)
    cut[credit - 1] = true;
}

/** Of a caption that is a sentence, in Han characters. */
const WIDEST_SENTENCE = 30;

/** From a credit back to the line that begins its caption, where one does. */
function cutBack(lines: readonly Line[], cut: boolean[], credit: number): void {
  for (let i = credit - 1; i >= 0 && i > credit - LINES; i--) {
    const { info } = lines[i]!;
    if (info.end === "blank" || info.marker || cut[i] === true) return;
    // Right above the credit its sentence may be over; what ends further up is a paragraph.
    if (i < credit - 1 && info.end === "final") return;
    if (!HEAD.test(info.text)) continue;
    if (info.width >= (lines[i + 1]?.info.width ?? 0) - 8) cut.fill(true, i, credit);
    return;
  }
}

/** A narrower caption is whole, in Han characters. */
const WRAPPED = 12;

/** From 图为 on to the end of its sentence. */
function cutOn(lines: readonly Line[], cut: boolean[], first: number): void {
  const { width } = lines[first]!.info;
  if (width < WRAPPED) return;
  for (let i = first + 1; i < lines.length && i < first + LINES; i++) {
    const { info } = lines[i]!;
    if (info.end === "blank" || info.marker || info.furniture !== undefined || info.width > width + 4) return;
    if (info.end === "final") return void cut.fill(true, first, i + 1);
  }
}
