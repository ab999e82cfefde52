import { memoized } from "../../text/memo";
import { isNumberable } from "../blockKinds";
import { isSurname } from "../lines/names";
import type { Block, Paragraph } from "../model";

/** Whoever speaks now, by post or part: 主持人：, 记者：, 答：, 李代表：. */
const BY_PART =
  /^(?:(?:主持人|记者|问|答|网友|嘉宾|发言人)[^，。：]{0,12}|\p{Script=Han}{1,6}(?:代表|委员|先生|女士|同志|老师|发言人))：/u;
/** 【陈向东】今天…: a name in brackets with its words behind it. */
const BY_NAME = /^【(\p{Script=Han}{2,8})】.{4}/u;
const SPEAKER = /(?:记者|主持人|代表|委员|长|员|书记|主任|先生|女士|同志|老师)$/;

/** The name before what a speaker of a transcript says; undefined where the paragraph goes on. */
const speakerOf = memoized(({ folded: { text } }: Paragraph): string | undefined => {
  const part = BY_PART.exec(text);
  if (part) return part[0];
  const name = BY_NAME.exec(text)?.[1];
  if (name === undefined) return undefined;
  return SPEAKER.test(name) || (name.length <= 4 && isSurname(name[0]!)) ? name : undefined;
});

/**
 * For each block, how often another speaker had begun by then. A label alone is none: two different ones make a
 * transcript.
 */
export function turnsOf(blocks: readonly Block[]): (block: number) => number {
  const speakers = blocks.map((block) => (isNumberable(block) ? speakerOf(block.paragraph) : undefined));
  if (new Set(speakers).size < 3) return () => 0;
  let turns = 0;
  const counts = Uint32Array.from(speakers, (speaker) => (speaker === undefined ? turns : ++turns));
  return (block) => counts[block]!;
}
