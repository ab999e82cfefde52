import type { Span } from "../../text/span";

/** A text with pieces taken out, and the way back. `cuts` are in order and do not overlap. */
export function without<C extends Span>(
  source: string,
  cuts: readonly C[],
): { readonly text: string; readonly offsets?: Uint32Array; readonly cuts: readonly C[] } {
  const real = cuts.filter((cut) => cut.end > cut.start);
  if (real.length === 0) return { text: source, cuts: real };
  const pieces: string[] = [];
  const length = source.length - real.reduce((sum, cut) => sum + cut.end - cut.start, 0);
  const offsets = new Uint32Array(length + 1);
  let at = 0;
  let from = 0;
  const keep = (end: number): void => {
    pieces.push(source.slice(from, end));
    for (let i = from; i < end; i++) offsets[at++] = i;
  };
  for (const cut of real) {
    keep(cut.start);
    from = cut.end;
  }
  keep(source.length);
  offsets[at] = source.length;
  return { text: pieces.join(""), offsets, cuts: real };
}
