import { describeLine } from "../lines/lines";
import type { LineInfo, Line, Unit, LineGroup } from "../lines/line";

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
