import { endsWithHan } from "./hanGate";

/** A change of a document; offsets and lengths in UTF-16 code units. */
export interface Change {
  readonly offset: number;
  /** Length of what was replaced. */
  readonly removed: number;
  readonly text: string;
}

/** What an input method has put into the document and may still replace. */
export interface Run {
  readonly start: number;
  readonly end: number;
  /** The Han it has committed; absent while letters stand there. */
  readonly committed?: string;
}

interface Step {
  readonly run: Run | undefined;
  /** Where a commit of Han ended; undefined where the change was none. */
  readonly committedAt: number | undefined;
}

/** Longer insertions are pastes, not commits of an input method. */
const LONGEST_COMMIT = 30;
const LETTERS = /^[A-Za-z' ]*$/;

/**
 * Follows an input method through the changes of one document. The pinyin being composed reaches the document
 * as Latin text; a commit puts Han in its place, and the editor then puts the same Han there once more. Han
 * that replaces anything else (an accepted completion, find and replace) is no commit.
 */
export function follow(run: Run | undefined, change: Change): Step {
  const { offset, removed, text } = change;
  if (text.length <= LONGEST_COMMIT && endsWithHan(text)) {
    const end = offset + text.length;
    if (removed > 0 && !(run && replaces(run, change))) return NOTHING;
    return { run: { start: offset, end, committed: text }, committedAt: end };
  }
  if (!LETTERS.test(text)) return NOTHING;
  if (run && run.committed === undefined && within(run, change)) {
    return { run: grown(run, text.length - removed), committedAt: undefined };
  }
  const begins = removed === 0 && text !== "";
  return { run: begins ? { start: offset, end: offset + text.length } : undefined, committedAt: undefined };
}

const NOTHING: Step = { run: undefined, committedAt: undefined };

function replaces(run: Run, change: Change): boolean {
  if (run.committed === undefined) return within(run, change);
  return (
    change.text === run.committed && change.offset === run.start && change.removed === change.text.length
  );
}

const within = ({ start, end }: Run, { offset, removed }: Change): boolean =>
  offset >= start && offset + removed <= end;

function grown({ start, end }: Run, by: number): Run | undefined {
  return end + by > start ? { start, end: end + by } : undefined;
}
