import { countHan } from "../../text/chars";
import type { Template } from "./template";

/**
 * What sibling headings have in common, with a tab stop wherever they differ: 在能力上下功夫, 在作风上下功夫 →
 * 在${1}上下功夫. `undefined` where it is too little to go by.
 */
export function frameOf(texts: readonly string[]): Template | undefined {
  if (texts.length < 2 || texts.some((text) => text === "" || text.length > LONGEST)) return undefined;
  const pieces = piecesOf(texts);
  const parts = [""];
  for (const piece of pieces) {
    if (piece === STOP) parts.push("");
    else parts.push(parts.pop()! + piece);
  }
  const fixed = parts.join("");
  const isFrame = parts.length > 1 && parts.length <= MOST_STOPS + 1;
  return isFrame && countHan(fixed) >= LEAST_FIXED && /[^的和与及，、；：“”]/u.test(fixed)
    ? { parts }
    : undefined;
}

const LONGEST = 60;
const LEAST_FIXED = 2;
const MOST_STOPS = 6;
const STOP = "\0";
/** Single characters that shape a heading; any other one alike is chance. */
const SHAPING = /^[在把以用从向对为的得上下中更、，；：“”将让与和]$/u;

/** Fixed pieces and `STOP`s in order: the longest piece that all have, and the same on both sides of it. */
function piecesOf(texts: readonly string[]): string[] {
  if (texts.every((text) => text === "")) return [];
  const piece = sharedPiece(texts);
  if (piece === undefined) return [STOP];
  const starts = texts.map((text) => text.indexOf(piece));
  const left = texts.map((text, i) => text.slice(0, starts[i]));
  const right = texts.map((text, i) => text.slice(starts[i]! + piece.length));
  return [...piecesOf(left), piece, ...piecesOf(right)];
}

/** The longest piece that stands in all texts, the first of those. */
function sharedPiece([first = "", ...others]: readonly string[]): string | undefined {
  for (let length = first.length; length > 0; length--) {
    for (let start = 0; start + length <= first.length; start++) {
      const piece = first.slice(start, start + length);
      if (length === 1 && !SHAPING.test(piece)) continue;
      if (others.every((text) => text.includes(piece))) return piece;
    }
  }
  return undefined;
}
