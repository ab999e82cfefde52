import { describeLine, type Line, type LineInfo } from "../lines/lines";
import type { Span } from "../../text/span";
import type { LineGroup } from "./wraps";

/** A paragraph to be: its lines joined, with what its wording says of it. */
export interface Unit {
  /** Source, without the closing line break. */
  readonly text: Span;
  /** Source, with the closing line break. */
  readonly span: Span;
  readonly info: LineInfo;
  readonly furniture: boolean;
}

export function makeUnits(
  source: string,
  lines: readonly Line[],
  groups: readonly LineGroup[],
  cut: readonly boolean[],
  describe: (raw: string) => LineInfo = describeLine,
): readonly Unit[] {
  return groups.map(({ first, last }) => {
    const head = lines[first]!;
    const tail = lines[last]!;
    const text = { start: head.start, end: tail.end };
    return {
      text,
      span: { start: head.start, end: tail.next },
      info: first === last ? head.info : describe(source.slice(text.start, text.end)),
      furniture: cut[first] === true,
    };
  });
}
