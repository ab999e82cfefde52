import { describeLine } from "../lines/lines";
import type { LineInfo, Line, Unit, LineGroup } from "../lines/line";
import type { Heads } from "./head";

export function makeUnits(
  source: string,
  lines: readonly Line[],
  groups: readonly LineGroup[],
  cut: readonly boolean[],
  headOf: Heads | undefined,
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
      ...(headOf && roleIn(headOf, first)),
    };
  });
}

function roleIn({ titles, bylines, below, opens }: Heads, line: number): Pick<Unit, "head" | "opens"> {
  const opened = opens.has(line) ? { opens: true as const } : {};
  if (titles.has(line)) return { head: "title", ...opened };
  if (bylines.has(line)) return { head: "byline", ...opened };
  return below.has(line) ? { head: "below" } : {};
}
