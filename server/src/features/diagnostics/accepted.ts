/** One finding that somebody looked at and let stand; an empty reason means “ignore here”. */
export interface AcceptedFinding {
  readonly rule: string;
  readonly fingerprint: string;
  /** Path relative to the folder of the store, with forward slashes. */
  readonly file: string;
  readonly reason: string;
  readonly by?: string;
  /** ISO date. */
  readonly date: string;
  readonly excerpt?: string;
}

/** What tells one accepted finding from another. */
export type AcceptedKey = Pick<AcceptedFinding, "file" | "rule" | "fingerprint">;

/**
 * Reads `.speech/review.json`. Throws a `ReviewFileError` on anything else than a version 1 store: a file that
 * cannot be read is never overwritten with an emptier one.
 */
export function parseAccepted(json: string): readonly AcceptedFinding[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new ReviewFileError(error instanceof Error ? error.message : String(error));
  }
  if (!isRecord(value) || value.version !== 1 || !Array.isArray(value.accepted))
    throw new ReviewFileError('expected { "version": 1, "accepted": [ … ] }');
  const wrong = value.accepted.findIndex((entry) => !isAccepted(entry));
  if (wrong >= 0)
    throw new ReviewFileError(
      `entry ${wrong + 1} of "accepted" lacks rule, fingerprint, file, reason or date`,
    );
  return value.accepted as AcceptedFinding[];
}

export class ReviewFileError extends Error {}

/** Sorted, one entry a line, so that git merges two reviewers' additions. */
export function printAccepted(accepted: readonly AcceptedFinding[]): string {
  const lines = [...accepted]
    .sort(
      (a, b) => compare(a.file, b.file) || compare(a.rule, b.rule) || compare(a.fingerprint, b.fingerprint),
    )
    .map((entry) => `    ${JSON.stringify(entry)}`);
  return `{\n  "version": 1,\n  "accepted": [${lines.length ? `\n${lines.join(",\n")}\n  ` : ""}]\n}\n`;
}

/** The store with one more finding; an earlier entry of the same finding is replaced. */
export function withAccepted(
  all: readonly AcceptedFinding[],
  added: AcceptedFinding,
): readonly AcceptedFinding[] {
  return [...all.filter((entry) => !isSame(entry, added)), added];
}

/** The store without a finding: it is reported again. */
export function withoutAccepted(
  all: readonly AcceptedFinding[],
  revoked: AcceptedKey,
): readonly AcceptedFinding[] {
  return all.filter((entry) => !isSame(entry, revoked));
}

export function isAcceptedIn(
  all: readonly AcceptedFinding[],
  file: string,
  rule: string,
  fingerprint: string,
): boolean {
  return all.some((entry) => isSame(entry, { file, rule, fingerprint }));
}

const isSame = (a: AcceptedKey, b: AcceptedKey): boolean =>
  a.fingerprint === b.fingerprint && a.rule === b.rule && a.file === b.file;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function isAccepted(entry: unknown): boolean {
  return (
    isRecord(entry) &&
    ["rule", "fingerprint", "file", "reason", "date"].every((key) => typeof entry[key] === "string") &&
    ["by", "excerpt"].every((key) => entry[key] === undefined || typeof entry[key] === "string")
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
