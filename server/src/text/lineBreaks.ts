/**
 * Line breaks of a text, asked for from its beginning to its end. Each kind is searched for, not stepped to, and no more
 * once there is none: at every keystroke the whole draft is gone through.
 */
export class LineBreaks {
  private readonly next = LINE_BREAKS.map(() => -1);

  constructor(private readonly text: string) {}

  /** Where the line that begins at `start` ends, without its break and with it. */
  after(start: number): { readonly end: number; readonly next: number } {
    const { text, next } = this;
    let end = text.length;
    for (let kind = 0; kind < next.length; kind++) {
      if (next[kind]! < start) {
        const at = text.indexOf(LINE_BREAKS[kind]!, start);
        next[kind] = at < 0 ? Number.POSITIVE_INFINITY : at;
      }
      if (next[kind]! < end) end = next[kind]!;
    }
    const width = text.startsWith("\r\n", end) ? 2 : 1;
    return { end, next: Math.min(text.length, end + width) };
  }
}

/** As `isLineBreak` has them. */
const LINE_BREAKS = ["\n", "\r", "\v", "\f", "\u0085", "\u2028", "\u2029"] as const;
