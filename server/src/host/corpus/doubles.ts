import type { Part } from "../../index/segment/search";
import { textOf } from "../../index/segment/segment";

/**
 * The seeds without those that the user's own folders hold too, word for word: nothing is counted twice, and the
 * user's file is the source that is named.
 */
export function withoutDoubles(seeds: readonly Part[], own: readonly Part[]): readonly Part[] {
  if (own.length === 0) return seeds;
  return seeds.map((part) => {
    const { segment } = part;
    const double = Uint8Array.from(segment.speeches, (_, speech) =>
      part.mask?.[speech] === 1 ||
      own.some((other) => holds(other, lengthIn(part, speech), () => text(speech)))
        ? 1
        : 0,
    );
    return double.includes(1) ? { segment, mask: double } : part;

    function text(speech: number): string {
      return speechIn(part, speech);
    }
  });
}

/** `text` is asked for only where a speech is just as long. */
function holds(own: Part, length: number, text: () => string): boolean {
  return own.segment.speeches.some(
    (_, speech) =>
      own.mask?.[speech] !== 1 && lengthIn(own, speech) === length && speechIn(own, speech) === text(),
  );
}

const lengthIn = ({ segment: { starts } }: Part, speech: number): number =>
  starts[speech + 1]! - starts[speech]!;

const speechIn = ({ segment }: Part, speech: number): string =>
  // Without the separator that ends it.
  textOf(segment, segment.starts[speech]!, segment.starts[speech + 1]! - 1);
