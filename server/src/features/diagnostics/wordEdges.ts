import type { Span } from "../../text/span";
import { words } from "../../text/words";

/** Characters of a wording that cannot be part of a name by chance: an edge that the segmenter misses means nothing. */
const LONG = 4;
/** Characters on either side that decide where words end. */
const AROUND = 16;

/**
 * Whether a wording stands inside a longer word or name rather than on its own: one word holds it and more; or, where
 * it is short, a word reaches over one of its ends. Folded.
 */
export function isInsideWord(text: string, { start, end }: Span): boolean {
  const from = Math.max(0, start - AROUND);
  const tokens = words(text.slice(from, end + AROUND));
  const isShort = end - start < LONG;
  return tokens.some(({ span }) => {
    const [low, high] = [span.start + from, span.end + from];
    if (low <= start && end <= high) return high - low > end - start;
    return isShort && ((low < start && start < high) || (low < end && end < high));
  });
}
