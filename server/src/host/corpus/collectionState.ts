import { isSame, type FileRecord } from "../../corpus/changes";
import type { FileEntry, Listing } from "../../corpus/ports";
import type { SkipCode, Skipped } from "../../corpus/skip";
import { isSamePart, type Part } from "../../index/segment/search";
import type { Segment } from "../../index/segment/segment";
import type { FileKey } from "../../text/fileKey";
import { pathOf } from "../disk/fileIdentity";
import { isWithin } from "../disk/fileNames";
import type { BuildFile } from "../workers/jobs";

/** Files that were indexed together, as they were read. */
export interface Indexed {
  readonly records: ReadonlyMap<FileKey, FileRecord>;
  /** Absent where no file gave a speech. */
  readonly segment?: Segment;
}

/**
 * A corpus as it is indexed: `base`, built from all its files at some time, and `delta`, what has come or changed
 * since. A file that has changed or gone is masked in the base.
 */
export interface CollectionState {
  readonly base: Indexed;
  readonly delta: Indexed;
  /** What is there; absent until the first listing. */
  readonly listing?: Listing;
  /** Files that could not be read last time and may be later. */
  readonly failed: readonly Skipped[];
}

export const NOTHING: Indexed = { records: new Map() };
export const EMPTY: CollectionState = { base: NOTHING, delta: NOTHING, failed: [] };

export function indexed(records: readonly FileRecord[], segment?: Segment): Indexed {
  return { records: new Map(records.map((record) => [record.file, record])), ...(segment && { segment }) };
}

/** Segments with their masks, as a snapshot takes them, and everything that was left out. */
export function summaryOf(state: CollectionState): {
  readonly parts: readonly Part[];
  readonly skipped: readonly Skipped[];
} {
  const outdated = outdatedIn(state);
  return { parts: partsOf(state, outdated), skipped: skippedIn(state, outdated) };
}

/** Whether a snapshot over either would answer alike. */
export function sameParts(a: readonly Part[], b: readonly Part[]): boolean {
  return a.length === b.length && a.every((part, i) => isSamePart(part, b[i]!));
}

/** Files of the base that the base no longer speaks for. */
function outdatedIn({ base, delta, listing }: CollectionState): ReadonlySet<FileKey> {
  const present = listing && new Set(listing.files.map(({ file }) => file));
  const outdated = [...base.records.keys()].filter(
    (file) => delta.records.has(file) || present?.has(file) === false,
  );
  return new Set(outdated);
}

interface Work {
  /** Files of the next delta. */
  readonly files: readonly BuildFile[];
  /** Whether the present delta already is what they give. */
  readonly done: boolean;
  /** Bytes that have to be read. */
  readonly unread: number;
}

/** What has to be read so that base and delta together speak for the files that are there. */
export function workOf({ base, delta, listing }: CollectionState): Work {
  const files: BuildFile[] = [];
  let unread = 0;
  for (const file of listing?.files ?? []) {
    const inBase = base.records.get(file.file);
    if (inBase && isSame(inBase, file)) continue;
    const inDelta = delta.records.get(file.file);
    const knownHash = inDelta && isSame(inDelta, file) ? inDelta.hash : undefined;
    if (knownHash === undefined) unread += file.size;
    files.push({
      ...file,
      ...(knownHash !== undefined && { knownHash }),
      ...(inBase && { indexed: inBase }),
    });
  }
  const done = files.length === delta.records.size && files.every((file) => file.knownHash !== undefined);
  return { files, done, unread };
}

/** What kept the reader so busy that it is not tried again before the file changes: not at the next start either. */
const COSTLY: ReadonlySet<SkipCode> = new Set(["too-slow", "too-heavy", "too-many", "too-long"]);

/** All files, those that took too much when they were last read with what is known of them. */
export function withSetAside({ base, delta, listing }: CollectionState): readonly BuildFile[] {
  return (listing?.files ?? []).map((file) => {
    const record = delta.records.get(file.file) ?? base.records.get(file.file);
    return record?.skip && COSTLY.has(record.skip.code) ? { ...file, setAside: record } : file;
  });
}

/** Bytes of new text that one delta takes in quickly; a quarter of a corpus is better built with the rest. */
const QUICK = 2_000_000;
const REBUILD_SHARE = 0.25;
/** Characters up to which a whole corpus is built anew rather than left in two parts. */
const SMALL = 500_000;
/** Share of the base that a delta may grow to. */
const MERGE_SHARE = 0.05;

/** Whether so much is new that building all is better than a delta. */
export function needsWholeBuild(state: CollectionState): boolean {
  const files = state.listing?.files ?? [];
  if (files.length === 0) return false;
  if (state.base.records.size === 0) return true;
  const total = files.reduce((sum, file) => sum + file.size, 0);
  const { unread } = workOf(state);
  return unread > QUICK && unread > total * REBUILD_SHARE;
}

/** Whether base and delta had better be built into one again. */
export function isWorthMerging(state: CollectionState): boolean {
  const { base, delta, listing } = state;
  // A folder that is out of reach (a drive, a share) comes back: its index must not be lost by then.
  if (listing?.skipped.some((entry) => entry.code === "missing-folder" || entry.code === "unreadable"))
    return false;
  if (delta.records.size + outdatedIn(state).size === 0) return false;
  const size = base.segment?.text.length ?? 0;
  return size < SMALL || (delta.segment?.text.length ?? 0) > size * MERGE_SHARE;
}

/** The base with the new stamps of files whose content it already holds. */
export function withStamps(base: Indexed, unchanged: readonly FileRecord[]): Indexed {
  if (unchanged.length === 0) return base;
  const records = new Map(base.records);
  for (const record of unchanged) records.set(record.file, record);
  return { ...base, records };
}

/** The same with nothing known of some files but that they are there: they are read and indexed anew. */
export function withoutStamps(state: CollectionState, files: ReadonlySet<FileKey>): CollectionState {
  const forget = (from: Indexed): Indexed => ({
    ...from,
    records: new Map(
      [...from.records].map(([file, record]) => [
        file,
        files.has(file) ? { ...record, hash: "", modified: -1, changed: -1 } : record,
      ]),
    ),
  });
  return { ...state, base: forget(state.base), delta: forget(state.delta) };
}

/** A listing of some paths put in its place in the listing of all. */
export function mergeListing(all: Listing, part: Listing, paths: readonly string[]): Listing {
  const outside = (file: string | undefined): boolean =>
    file === undefined || !paths.some((listed) => isWithin(file, listed));
  const files: FileEntry[] = [...all.files.filter((file) => outside(file.path)), ...part.files];
  return {
    files: files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
    skipped: [...all.skipped.filter((entry) => outside(pathOf(entry.uri))), ...part.skipped],
    linked: all.linked || part.linked,
  };
}

function partsOf({ base, delta }: CollectionState, outdated: ReadonlySet<FileKey>): readonly Part[] {
  const parts: Part[] = [];
  if (base.segment) parts.push(maskedPart(base.segment, outdated));
  if (delta.segment) parts.push({ segment: delta.segment });
  return parts;
}

/** Not listed, listed and not readable, or read and without a speech. */
function skippedIn(state: CollectionState, outdated: ReadonlySet<FileKey>): readonly Skipped[] {
  const ofRecords = (from: Indexed, gone?: ReadonlySet<FileKey>): Skipped[] =>
    [...from.records.values()].flatMap(({ uri, file, skip }) =>
      skip && gone?.has(file) !== true ? [{ uri, ...skip }] : [],
    );
  // What is gone is not left out; the next listing will not have it.
  const failed = state.failed.filter((entry) => entry.code !== "vanished");
  return [
    ...(state.listing?.skipped ?? []),
    ...ofRecords(state.base, outdated),
    ...ofRecords(state.delta),
    ...failed,
  ];
}

function maskedPart(segment: Segment, outdated: ReadonlySet<FileKey>): Part {
  if (outdated.size === 0) return { segment };
  const mask = Uint8Array.from(segment.speeches, (speech) => (outdated.has(speech.file) ? 1 : 0));
  return mask.includes(1) ? { segment, mask } : { segment };
}
