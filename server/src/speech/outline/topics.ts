import { memoized } from "../../text/memo";
import { isContent } from "../blockKinds";
import type { Span } from "../../text/span";
import { leadingAddress } from "../lines/salutation";
import { leadingMarker } from "../markers";
import type { Block, Paragraph } from "../model";

/**
 * Topic sentences in parallel: paragraphs without a marker, side by side, that begin with short sentences of the same
 * make, or with the same words (深入贯彻落实科学发展观，要求我们…). Index of the block and folded span of the sentence
 * without its mark, of a long one up to a clause's end. A paragraph or two may carry one on.
 */
export function findTopics(blocks: readonly Block[]): ReadonlyMap<number, Span> {
  const out = new Map<number, Span>();
  let row = new Row();
  const close = (): void => {
    if (row.isParallel) for (const { block, span } of row.topics) out.set(block, span);
    row = new Row();
  };
  let between = 0;
  blocks.forEach((block, i) => {
    if (!isContent(block)) return;
    const topic = topicOf(block, i);
    if (topic && row.takes(topic)) row.add(topic);
    else if (block.kind !== "body" || leads(block) || topic || ++between > BETWEEN) {
      close();
      if (topic) row.add(topic);
    } else return;
    between = 0;
  });
  close();
  return out;
}

/** Paragraphs that may stand between two of a row: what a topic says goes on in them. */
const BETWEEN = 1;
/** Two short sentences of one make may be chance; two that begin with the same words are not. */
const LEAST_SHORT = 3;
/** Longest sentence that names a topic by itself, and the longest that is one beside its like, in characters. */
const SHORT = 24;
const FRAMED = 90;
/** Most of a long sentence that is shown. */
const SHOWN = 50;
/** Characters that the first words of two sentences share, in a row of three or more and of two. */
const FRAME = 4;
const FRAME_OF_TWO = 6;

interface Topic {
  readonly block: number;
  /** Folded. */
  readonly text: string;
  readonly span: Span;
  /** Short enough to name a topic by itself. */
  readonly isShort: boolean;
  /** Its first words may be those of a row. */
  readonly frames: boolean;
  readonly clauses: number;
}

function topicOf({ kind, paragraph }: Block, block: number): Topic | undefined {
  const sentence = kind === "body" ? sentenceOf(paragraph) : undefined;
  return sentence && { block, ...sentence };
}

const leads = ({ paragraph }: Block): boolean => leadingMarker(paragraph.folded.text) !== undefined;

/** The sentence that a paragraph begins with, where it may name a topic. */
const sentenceOf = memoized(
  ({ sentences, folded: { text } }: Paragraph): Omit<Topic, "block"> | undefined => {
    const [first, second] = sentences;
    if (!first || !second || leadingMarker(text) || leadingAddress(text) > 0) return undefined;
    const end = first.span.end - 1;
    if (text[end] !== "。" || end < 4 || end > FRAMED) return undefined;
    const sentence = text.slice(0, end);
    const isShort = end <= SHORT && !STATEMENT.test(sentence);
    const frames = !NO_FRAME.test(sentence);
    if (!isShort && !frames) return undefined;
    return {
      text: sentence,
      span: { start: 0, end: shownEnd(sentence) },
      isShort,
      frames,
      clauses: sentence.split("，").length,
    };
  },
);

function shownEnd(sentence: string): number {
  if (sentence.length <= SHOWN) return sentence.length;
  const clause = sentence.lastIndexOf("，", SHOWN);
  return clause > FRAME ? clause : SHOWN;
}

/** A statement or an address, not a task. */
const STATEMENT =
  /是|我(?!们要)|(?<!我)们|这|了$|^(?:必须|今年|当前|近年|目前|会议|各位|大家)|[“”][^“”]*[“”][^“”]*[“”]|有$|一[^一]+就/;
/** Who said something, and when something was: many paragraphs in a row begin so, and it heads none of them. */
const NO_FRAME =
  /^(?:[^，。]{0,12}(?:指出|强调|表示|要求|认为|介绍|谈到|说|告诉记者)[，：]|会议|今天|昨天|当天|[今去明]年|近年来|近期|当前|目前|\d{4}年|\d{1,2}月|[^，]{2,10}以来，|同时|此外|另外|首先|其次|最后|案例)/;

/** Topic sentences that stand side by side, as long as they are in parallel. */
class Row {
  readonly topics: Topic[] = [];
  /** Characters that all of them begin with. */
  private shared = Infinity;
  private shortest = Infinity;
  private longest = 0;
  private areShort = true;

  takes(topic: Topic): boolean {
    const last = this.topics.at(-1);
    if (!last) return true;
    if (Math.min(this.shared, sharedFrame(last, topic)) >= FRAME) return true;
    const { length } = topic.text;
    return (
      this.areShort &&
      areAlike(last, topic) &&
      Math.max(this.longest, length) <= Math.min(this.shortest, length) * UNEVEN
    );
  }

  add(topic: Topic): void {
    const last = this.topics.at(-1);
    if (last) this.shared = Math.min(this.shared, sharedFrame(last, topic));
    this.topics.push(topic);
    this.areShort &&= topic.isShort;
    this.shortest = Math.min(this.shortest, topic.text.length);
    this.longest = Math.max(this.longest, topic.text.length);
  }

  get isParallel(): boolean {
    const { length } = this.topics;
    if (length > 1 && this.shared >= (length > 2 ? FRAME : FRAME_OF_TWO)) return true;
    return length >= LEAST_SHORT && this.areShort;
  }
}

/** How many times longer one of a row may be than another. */
const UNEVEN = 3;

/** Characters that two sentences begin with; none where many a paragraph begins so, or where they say the same. */
function sharedFrame(a: Topic, b: Topic): number {
  if (a.text === b.text || !a.frames || !b.frames) return 0;
  let n = 0;
  while (n < a.text.length && n < b.text.length && a.text[n] === b.text[n]) n++;
  return n;
}

/** Short sentences of one make: 要… beside 要…, as many clauses, about as long. */
function areAlike(a: Topic, b: Topic): boolean {
  if (!a.isShort || !b.isShort || startOf(a) !== startOf(b)) return false;
  const long = Math.max(a.text.length, b.text.length);
  const difference = Math.abs(a.text.length - b.text.length);
  return a.clauses === b.clauses ? difference <= Math.max(4, long * 0.5) : difference <= long * 0.35;
}

const startOf = ({ text }: Topic): string => /^(?:我们)?要/.exec(text)?.[0] ?? "";
