import { FIGURE_CHAR } from "./figureRuns";
import { isFirm, type Step } from "./nextUnits";
import type { Node } from "./tree";
import { lastWordLength, type WordBreaks } from "./words";
import { afterLast } from "../../text/ends";

/** Longer ones, and those over a comma, must be formulas. */
export const LONGEST_ITEM = 12;
/** Context shown to the word segmenter with a continuation. */
const LOOK_BACK = 6;
/** Context in which an opening mark is looked for: the sentence, as far as it matters. */
const SENTENCE_REACH = 60;

const OPENERS = "（《“‘【〈「『";
const CLOSERS = "）》”’】〉」』";
const ANY_MARK = new RegExp(`[${OPENERS}${CLOSERS}]`, "u");
/** Share of the places that go on within the clause. */
const RUNS_ON = 0.8;
const PAUSES = "，、；：";
/** Marks that are the drafter's to set: nothing begins with one. */
const BREATHS = "，；：";

/** By what it is judged whether a continuation ends well. */
export interface EndTestOptions {
  /** The text before the cursor. */
  readonly context: string;
  readonly wordBreaks: WordBreaks;
  /** Whether a long continuation, or one over several clauses, is a formulation of common use. */
  readonly isFormula: (text: string) => boolean;
}

/** Where a continuation may end. */
type Ending = Pick<Node, "text" | "step">;

/** What the places that a continuation comes from say of it. */
interface EndEvidence {
  /** How it most probably goes on: a few units. */
  ahead(node: Ending): string;
  /** Share of them that go on with a Han character. */
  runsOn(node: Ending): number;
  /** Characters of context that the best of them agree in. */
  matched(node: Ending): number;
}

/** Tells whether a continuation may end where it does. */
export class EndTest {
  private readonly wordBreaks: WordBreaks;
  private readonly isFormula: (text: string) => boolean;
  private readonly tail: string;
  private readonly lastWord: number;
  /** Marks that the sentence has opened and not closed, outermost first. */
  private readonly open: string;
  private readonly breaks = new Map<string, (offset: number) => boolean>();
  private readonly verdicts = new Map<Ending, boolean>();

  constructor(
    { context, wordBreaks, isFormula }: EndTestOptions,
    private readonly evidence: EndEvidence,
  ) {
    this.wordBreaks = wordBreaks;
    this.isFormula = isFormula;
    const tail = context.slice(-LOOK_BACK);
    this.tail = tail.slice(tail.lastIndexOf("\n") + 1);
    this.lastWord = lastWordLength(this.tail, wordBreaks);
    this.open = openMarks(context.slice(-SENTENCE_REACH));
  }

  /** @param ahead what comes after it, where that is known from elsewhere */
  good(node: Ending, ahead?: string): boolean {
    let verdict = this.verdicts.get(node);
    if (verdict === undefined) this.verdicts.set(node, (verdict = this.test(node, ahead)));
    return verdict;
  }

  /** Whether it ends with the closing mark of what was open: that belongs to it. */
  closes({ text }: Ending): boolean {
    return CLOSERS.includes(text.charAt(text.length - 1));
  }

  /** Whether the places that go on so part ways here, or pause. */
  natural({ children }: Node): boolean {
    return !children.some(({ step }) => isFirm(step) && !isPause(String.fromCharCode(step.unit)));
  }

  private test(node: Ending, ahead: string | undefined): boolean {
    const { text } = node;
    const last = text.charAt(text.length - 1);
    // A figure is for the drafter to set: what counts is what stands behind it.
    if (
      last === FIGURE_CHAR ||
      OPENERS.includes(last) ||
      PAUSES.includes(last) ||
      BREATHS.includes(text.charAt(0))
    )
      return false;
    if (HALF_CHARACTER.test(text)) return false;
    if (!this.isBalanced(text)) return false;
    if (text.length > LONGEST_ITEM || /[，；：]./u.test(text)) if (!this.isFormula(text)) return false;
    return this.endsWord(node, ahead);
  }

  /** How a node most probably goes on: a few units. */
  ahead(node: Ending): string {
    return this.evidence.ahead(node);
  }

  /** Words are cut with what most probably follows in view; the last one must not wait for another. */
  private endsWord(node: Ending, ahead: string | undefined): boolean {
    const { text } = node;
    const upToAhead = text + (ahead ?? this.ahead(node));
    let breaks = this.breaks.get(upToAhead);
    if (breaks === undefined) {
      breaks = this.wordBreaks(this.tail + upToLine(upToAhead));
      this.breaks.set(upToAhead, breaks);
    }
    const end = this.tail.length + text.length;
    if (!breaks(end)) return false;
    let start = end - 1;
    while (start > 0 && !breaks(start)) start--;
    // The last word of the context is all that agrees, and it is another word there: 案件中 is no beginning of 中级.
    const at = this.tail.length;
    if (at > 0 && !breaks(at) && this.evidence.matched(node) <= this.lastWord) return false;
    // Of a single place, a word of one character in mid-clause says too little: 中闯 of 中闯出新路.
    if (
      ahead === undefined &&
      end - start === 1 &&
      isOnce(node.step) &&
      this.evidence.runsOn(node) >= RUNS_ON
    )
      return false;
    const upTo = this.tail + text;
    return !WAITING_WORDS.has(upTo.slice(start, end)) && !WAITING_COUNT.test(upTo);
  }

  /** Every mark that is opened is closed, and none is closed that is not open. */
  private isBalanced(text: string): boolean {
    if (!ANY_MARK.test(text)) return true;
    const open = Array.from(this.open);
    let own = 0;
    for (const char of text) {
      if (OPENERS.includes(char)) {
        open.push(char);
        own++;
      } else if (CLOSERS.includes(char)) {
        if (open.pop() !== OPENERS[CLOSERS.indexOf(char)]) return false;
        if (own > 0) own--;
      }
    }
    return own === 0;
  }
}

const upToLine = (text: string): string => {
  const end = text.indexOf("\n");
  return end < 0 ? text : text.slice(0, end);
};

function openMarks(context: string): string {
  if (!ANY_MARK.test(context)) return "";
  const sentence = afterLast(context, /[。！？\n]/);
  const open: string[] = [];
  for (const char of sentence) {
    if (OPENERS.includes(char)) open.push(char);
    else if (open.at(-1) === OPENERS[CLOSERS.indexOf(char)]) open.pop();
  }
  return open.join("");
}

/** Whether a single place goes on so, and not the draft. */
export const isOnce = ({ occurrences, own }: Step): boolean => occurrences < 1.5 && !own;

const isPause = (char: string): boolean =>
  PAUSES.includes(char) || CLOSERS.includes(char) || "。！？\n".includes(char);

/** Half of a surrogate pair without the other: a text may hold such, nothing that is offered does. */
const HALF_CHARACTER = /[\ud800-\udfff]/u;

/** Function words that belong to what comes after them: nothing ends with one. */
const WAITING_WORDS: ReadonlySet<string> = new Set(
  `的 和 与 及 以及 或 或者 而 且 并 并且 而且 地 得 之 把 将 被 由 于 从 自 向 往 朝 对 对于 关于 在 为 为了 以 用 按 按照 依
   依照 根据 通过 随着 同 跟 给 比 让 使 令 是 就是 也 都 就 才 又 再 更 最 很 还 不 没 所 其 该 此 这 那 各 每 第 一 不是 既
   新 更加 不断 进一步 做到 但 但是 因 因为 所以 如果 只有 只要 虽然 无论 不论 不管 即使 尤其 特别是 包括 有 要 能 会 可 应 须 来 去`.split(
    /\s+/u,
  ),
);

/** A number, or a number with its measure, waits for what is counted. */
const WAITING_COUNT =
  /[一二两三四五六七八九十几多百千万亿这那每各某](?:个|项|道|批|种|条|件|名|位|些|类|份|场|支|座|系列)?$/u;
