import type { LineInfo } from "../lines/line";
import { isDangling } from "../lines/wrapCues";
import { isBeside } from "./headZone";
import { isBareGenre, isPair, titleSeam } from "./titleLines";

/** A line of a head. */
export interface Entry {
  readonly line: number;
  readonly info: LineInfo;
  /** How much it is like a title. */
  readonly weight: number;
  /** Where and when the page was put out stands directly below. */
  readonly published: boolean;
  /** Stands directly below the entry before: nothing of a page between them. */
  readonly close: boolean;
}

/** Weight of what is no title. */
export const NONE = -9;

/** Lines of a title. */
const MOST = 4;

/** The lines around the best one that are of the same title, and those of them that go on with the line before. */
export function titleAround(
  entries: readonly Entry[],
  best: number,
  sure: boolean,
): { readonly first: number; readonly last: number; readonly broken: readonly number[] } {
  const broken: number[] = [];
  let first = best;
  let last = best;
  const join = (below: number): boolean => {
    const [a, b] = [entries[below - 1], entries[below]];
    const isRest = a !== undefined && b !== undefined && isBareGenre(b.info) && isDangling(a.info.text);
    if (!a || !b?.close || last - first + 1 >= MOST || (b.weight <= NONE && !isRest)) return false;
    const ofOffice = isBareGenre(b.info) && a.info.shape === "post" && a.info.named === undefined;
    if (a.weight <= NONE && !ofOffice) return false;
    if (last > first && below === first && isPair(a.info)) return false;
    const seam = titleSeam(a.info, b.info, entries[last]!.info);
    // A pair is whole: what stands above it is not of it.
    if (seam === "phrases" && below === first && isPair(b.info) && !isPair(a.info)) return false;
    if (seam === "broken") broken.push(b.line);
    return seam !== undefined;
  };
  const isBesideAt = (k: number): boolean => entries[k] !== undefined && isBeside(entries[k].info);
  while (join(first)) first--;
  // Where the head has no sure end, an open line above the first words is rather their beginning, cut by a wrap.
  while ((sure || isBesideAt(last + 2)) && join(last + 1)) last++;
  return { first, last, broken };
}
