import type { Span } from "../../text/span";
import { runInHeading } from "../roles/headings";
import { memoized } from "../../text/memo";
import { isContent } from "../blockKinds";
import type { Block, Paragraph, SectionKind } from "../model";
import { leadingAddress } from "../lines/salutation";
import { lineShape } from "../lines/shapes";
import { sourceOf } from "../structure";
import { findTopics } from "./topics";
import { endRun } from "../../text/ends";

/** Where a section begins, before it is known where it ends. */
export interface Opening {
  readonly kind: SectionKind;
  readonly level: number;
  /** Index of the block. */
  readonly block: number;
  /** Source. */
  readonly heading: Span;
}

/** Level of a speech's parts under its title. */
const FIRST = 2;

/** What opens a section of a speech, in text order, the title apart. `depths` are those of numbered blocks. */
export function findOpenings(
  blocks: readonly Block[],
  depths: ReadonlyMap<number, number>,
): readonly Opening[] {
  const out: Opening[] = [];
  const tail = findTail(blocks, depths);
  const topics = findTopics(blocks);
  let before: Opening | undefined;
  let last: Block | undefined;
  blocks.forEach((block, i) => {
    const above = last;
    if (isContent(block)) last = block;
    const add = (kind: SectionKind, level: number, heading: Span): void => {
      const opening = { kind, level, block: i, heading };
      out.push(opening);
      if (kind !== "topic") before = opening;
    };
    const depth = depths.get(i);
    const part = tail.get(i);
    const topic = topics.get(i);
    if (block.kind === "salutation") add("salutation", FIRST, sourceOf(block, addressSpan(block)));
    else if (block.kind === "signature" && above?.kind !== "signature")
      add("signature", FIRST, wholeSpan(block));
    else if (block.kind === "heading") add("heading", FIRST + (depth ?? 0), wholeSpan(block));
    else if (block.kind !== "body") return;
    else if (part)
      add(part, FIRST, sourceOf(block, part === "thanks" ? thanksSpan(block) : addressSpan(block)));
    else if (depth !== undefined)
      add(itemKind(block), FIRST + depth, sourceOf(block, runInHeading(block.paragraph.folded.text)));
    else if (topic && headsSomething(before))
      out.push({ kind: "topic", level: topicLevel(before), block: i, heading: sourceOf(block, topic) });
  });
  return out;
}

const itemKind = ({ paragraph }: Block): SectionKind =>
  paragraph.markers[0]!.style === "dash" ? "topic" : "run-in";

/** After the last words topic sentences head nothing. @param before no topic itself */
const headsSomething = (before: Opening | undefined): boolean =>
  before?.kind !== "closing" && before?.kind !== "thanks";

/** They stand under the heading before them, alone on its line or not. */
const topicLevel = (before: Opening | undefined): number =>
  before?.kind === "heading" || before?.kind === "run-in" ? before.level + 1 : FIRST;

/** The block's text, without blanks around it. */
export const wholeSpan = (block: Block): Span =>
  sourceOf(block, { start: 0, end: block.paragraph.folded.text.length });

/** 同志们 of 同志们：, or of 同志们，让我们…. */
function addressSpan(block: Block): Span {
  const { text } = block.paragraph.folded;
  const length = leadingAddress(text) || endRun(text, /[：！，。]/);
  return { start: 0, end: Math.max(1, Math.min(length, text.length)) };
}

/** 谢谢大家 of 我就讲到这里，谢谢大家！ */
function thanksSpan(block: Block): Span {
  const { text } = block.paragraph.folded;
  return { start: Math.max(0, text.lastIndexOf("谢谢"), text.lastIndexOf("感谢")), end: text.length };
}

/** Share of a speech that its last call may take. */
const LAST_WORDS = 0.3;

/** The last words: thanks, and the call before them that opens with an address. */
function findTail(
  blocks: readonly Block[],
  depths: ReadonlyMap<number, number>,
): ReadonlyMap<number, "closing" | "thanks"> {
  const out = new Map<number, "closing" | "thanks">();
  const body = blocks.flatMap(({ kind }, i) => (kind === "body" ? [i] : []));
  let last = body.length - 1;
  if (last < 0) return out;
  if (isThanks(blocks[body[last]!]!.paragraph)) out.set(body[last--]!, "thanks");
  const lastHeading = blocks.findLastIndex(({ kind }) => kind === "heading");
  const allowed = body.reduce((sum, i) => sum + blocks[i]!.paragraph.text.length, 0) * LAST_WORDS;
  let seen = 0;
  for (let k = last; k > 0; k--) {
    const i = body[k]!;
    seen += blocks[i]!.paragraph.text.length;
    if (i < lastHeading || depths.has(i) || seen > allowed) break;
    if (leadingAddress(blocks[i]!.paragraph.folded.text) === 0) continue;
    out.set(i, "closing");
    break;
  }
  return out;
}

const isThanks = memoized(
  ({ text, folded }: Paragraph) => lineShape(text, folded.text, folded.text.length, undefined) === "thanks",
);
