import type { Line } from "../lines/lines";

/** A photograph's caption: 图为…, or a line that names who took it. Folded text. */
export const isCaption = (text: string): boolean =>
  text.length <= LONGEST && (CREDIT.test(text) || BEGINS.test(text));

const LONGEST = 260;

/** 新华社记者 张三 摄, （李四/摄）, （市委办供图） at the end. */
const CREDIT =
  /(?:记者|通讯员|特约摄影师|摄影师|[社报网局委院办]) ?[\p{Script=Han}]{2,4}(?:[、 ][\p{Script=Han}]{2,4}){0,3} ?[/]?(?:摄影?|绘图?|制图|供图|配图|图)(?:（资料(?:图片|照片)?）)?[）。]?$|(?:记者|通讯员|摄影师|发)[^。；]{0,24}摄[）。]?$|[/](?:摄|供图|制图)[）。]?$|（[^（）。]{2,24}(?:摄|供图)）。?$|^(?:图片来源|供图)[：/][^。]{2,20}$/u;
/** 图为什么？ 图为一时之利 ask what something is for. */
const BEGINS =
  /^(?!.*？$)(?:图为(?!什么|何|的|了|民|名|利|虚|一[时己])|上图|下图|左图|右图|题图|图[①-⑩]|资料图|↑|↓).{4,}/;

/** How a caption of several lines begins: with a day, 图为, 近日. */
const HEAD = /^(?:图为|[上下左右题]图|图[①-⑩]|资料图|↑|↓|\d{4}年|\d{1,2}月|当地时间|近日|日前)/;
/** Lines of a wrapped caption. */
const LINES = 6;

/** Cuts captions wherever they stand, with all their lines where they are wrapped. */
export function cutCaptions(lines: readonly Line[], cut: boolean[]): void {
  lines.forEach(({ info }, i) => {
    if (info.furniture !== "caption") return;
    cut[i] = true;
    if (CREDIT.test(info.text) && !HEAD.test(info.text)) cutBack(lines, cut, i);
    if (info.end === "open" && !CREDIT.test(info.text)) cutOn(lines, cut, i);
  });
}

/** From a credit back to the line that begins its caption, where one does. */
function cutBack(lines: readonly Line[], cut: boolean[], credit: number): void {
  for (let i = credit - 1; i >= 0 && i > credit - LINES; i--) {
    const { info } = lines[i]!;
    if (info.end === "blank" || info.marker || cut[i] === true) return;
    if (!HEAD.test(info.text)) continue;
    if (info.width >= (lines[i + 1]?.info.width ?? 0) - 8) cut.fill(true, i, credit);
    return;
  }
}

/** From 图为 on to the end of its sentence. */
function cutOn(lines: readonly Line[], cut: boolean[], first: number): void {
  const { width } = lines[first]!.info;
  for (let i = first + 1; i < lines.length && i < first + LINES; i++) {
    const { info } = lines[i]!;
    if (info.end === "blank" || info.marker || info.width > width + 4) return;
    if (info.end === "final") return void cut.fill(true, first, i + 1);
  }
}
