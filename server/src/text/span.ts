/** A half-open range of UTF-16 code units: `start` included, `end` not. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const span = (start: number, end: number): Span => ({ start, end });
export const shift = (s: Span, by: number): Span => ({ start: s.start + by, end: s.end + by });
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
export const slice = (text: string, s: Span): string => text.slice(s.start, s.end);

/** All spans below are source spans of the whole draft (UTF-16 code units). */
export interface TextChange {
  readonly span: Span;
  readonly newText: string;
}
