import type { IndexedSpeech } from "./model";

/** The order in which speeches are named: newest first, those without a date last. */
export function newestFirst(a: IndexedSpeech, b: IndexedSpeech): number {
  return compare(b.date ?? "", a.date ?? "") || compare(a.uri, b.uri) || a.start - b.start;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
