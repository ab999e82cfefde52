import { headsSummary, isOpenLabel } from "../lines/labels";
import type { Line, LineInfo } from "../lines/line";
import { isBody } from "./footer";

/** A numbered heading: the speech is under way. */
export const opensPart = ({ marker, end }: LineInfo): boolean =>
  marker !== undefined && marker.style !== "dash" && end === "open";

/** 导语 alone, with the paragraph below it, above the first words. */
export function cutSummaries(lines: readonly Line[], cut: boolean[]): void {
  for (let i = 0; i < lines.length; i++) {
    const { info } = lines[i]!;
    if (info.end === "blank") continue;
    if (headsSummary(info.text)) {
      const last = paragraphBelow(lines, i);
      if (last === undefined) return;
      const below = lines.slice(last + 1).filter((line) => line.info.end !== "blank");
      // It heads a lead only where the text itself follows. An author's abstract is of a journal with its keywords.
      if (!below.some((line) => isBody(line.info))) return;
      if (/[摘提]要|内容简介/.test(info.text) && !/^[^\p{L}]?关键[词字]/u.test(below[0]!.info.text)) return;
      for (; i <= last; i++) if (lines[i]!.info.end !== "blank") cut[i] = true;
      i = last;
    } else if (cut[i] !== true && (isBody(info) || info.shape === "salutation" || opensPart(info))) return;
  }
}

/** The last line of the paragraph below a line; undefined where no paragraph of prose stands there. */
function paragraphBelow(lines: readonly Line[], head: number): number | undefined {
  let i = head + 1;
  while (lines[i]?.info.end === "blank") i++;
  const first = i;
  for (; i < lines.length && i < first + MOST_LINES; i++) {
    const { info } = lines[i]!;
    if (info.end === "blank" || info.marker || info.shape !== "other") return undefined;
    if (info.end === "final") return i;
  }
  return undefined;
}

/** Of a wrapped summary. */
const MOST_LINES = 12;

/** Two statements or more, one below the other, above the first words: 课程：…｜授课时间：…. */
export function cutForm(lines: readonly Line[], cut: boolean[]): void {
  let run: number[] = [];
  for (let i = 0; i < lines.length; i++) {
    const { info } = lines[i]!;
    if (info.end === "blank") continue;
    if (cut[i] !== true && (isBody(info) || info.shape === "salutation" || opensPart(info))) return;
    run = STATES.test(info.text) ? [...run, i] : [];
    if (run.length > 1) for (const line of run) cut[line] = true;
  }
}

const STATES =
  /^(?!标题|题目|主持人|嘉宾|记者|网友|作者|[主演讲口发]讲?[人者]?：|发言|主讲|讲述|演讲)\p{Script=Han}{2,6}：[^，。！？；：]{1,30}$/u;

/** What a line above the first words leaves open: 来源： and its answer below, （记者 张三 and the rest of its bracket. */
export function cutOpenEnds(lines: readonly Line[], cut: boolean[]): void {
  let open: "label" | "bracket" | undefined;
  for (let i = 0; i < lines.length; i++) {
    const { info } = lines[i]!;
    if (info.end === "blank") continue;
    if (cut[i] !== true) {
      if (isBody(info) || info.shape === "salutation" || opensPart(info)) return;
      const answers = open === "label" && info.end === "open" && info.width <= ANSWER;
      if (answers || (open === "bracket" && /^[^（）]{1,40}）/.test(info.text))) cut[i] = true;
    }
    const isLabel = isOpenLabel(info.text);
    if (isLabel) cut[i] = true;
    open = isLabel ? "label" : cut[i] === true && /（[^（）]{0,30}$/.test(info.text) ? "bracket" : undefined;
  }
}

/** Width of an answer to a label that stands alone. */
const ANSWER = 20;
