/**
 * What our client and our server say to each other beside LSP itself: types and names only, so that the
 * client carries none of the server. Any other LSP client may use these, and none has to.
 */

export const INDEX_STATUS = "speech/indexStatus";
export const STATISTICS = "speech/statistics";
export const CARET = "speech/caret";
export const TRUST = "speech/trust";

/** `initialize.initializationOptions`; every member is optional on the wire. */
export interface InitializationOptions {
  /** Section `speechDrafter`, for clients without `workspace/configuration`. */
  readonly settings?: unknown;
  /** Path of a folder for index files; else the user's cache folder. */
  readonly cacheDirectory?: string;
  /** False in VS Code's restricted mode: `.speech/` is not read then. Absent: trusted. */
  readonly trusted?: boolean;
  /** Locale of the editor (`zh-cn`), where `initialize.locale` does not say it. */
  readonly locale?: string;
  /** Client commands that code actions may name: those that a client does not have are not offered. */
  readonly clientCommands?: readonly string[];
}

/** Notification to the client, and request without parameters: the state of the index. */
export interface IndexStatus {
  /** `stale`: the cache is in use, files are not compared yet. `ready`: every listed file is compared. */
  readonly state: "indexing" | "stale" | "ready" | "failed";
  /** Grows with each snapshot. */
  readonly generation: number;
  readonly segmenter: "nodejieba" | "intl" | "loading";
  readonly speeches: number;
  readonly characters: number;
  readonly skipped: readonly SkippedFile[];
}

export interface SkippedFile {
  readonly uri: string;
  /** One line in the user's language. */
  readonly reason: string;
}

/** Request: figures of an open draft; null when the server does not hold it. */
export interface StatisticsParams {
  readonly uri: string;
}

export interface Statistics {
  readonly characters: number;
  /** At the user's speaking rate; not rounded. */
  readonly minutes: number;
  readonly sections: number;
}

/** Notification to the server: where the user is, so that findings on the paragraph being typed can wait. */
export interface CaretParams {
  readonly uri: string;
  /** 0-based. */
  readonly line: number;
}

/** Notification to the server: the user has trusted the workspace; `.speech/` may be read from now on. */
export interface TrustParams {
  readonly trusted: true;
}

/** 0-based lines, characters in UTF-16 code units, as LSP's. */
export interface WireRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** Commands of `workspace/executeCommand`: one object in, JSON out. */
export interface ServerCommands {
  "speechDrafter.server.renumber": {
    argument: { readonly uri: string; readonly range?: WireRange };
    result: { readonly applied: boolean; readonly changes: number };
  };
  "speechDrafter.server.moveSection": {
    /** `by`: siblings to pass, −1 up, 1 down. */
    argument: { readonly uri: string; readonly line: number; readonly by: number };
    /** `line`: where the section's heading stands afterwards. */
    result: { readonly applied: boolean; readonly line: number };
  };
  "speechDrafter.server.acceptFinding": {
    argument: { readonly uri: string; readonly fingerprint: string; readonly reason: string };
    result: { readonly accepted: boolean };
  };
  "speechDrafter.server.rebuildIndex": {
    argument: Readonly<Record<string, never>>;
    result: { readonly speeches: number; readonly characters: number };
  };
  "speechDrafter.server.clearData": {
    argument: Readonly<Record<string, never>>;
    /** Bytes that were freed on disk. */
    result: { readonly freed: number };
  };
}

export type ServerCommand = keyof ServerCommands;
