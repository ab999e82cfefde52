/**
 * What our client and our server say to each other beside LSP itself: types only, so that the client carries
 * none of the server. Any other LSP client may use these, and none has to.
 */

/** `initialize.initializationOptions`; every member is optional on the wire. */
export interface InitializationOptions {
  /** Section `speechDrafter`, for clients without `workspace/configuration`. */
  readonly settings?: unknown;
  /** Path of a folder for index files; else the user's cache folder. */
  readonly cacheDirectory?: string;
  /**
   * False in VS Code's restricted mode: `.speech/` is not read then, and settings that could read other files, change
   * drafts or silence checks have their defaults. Absent: trusted.
   */
  readonly trusted?: boolean;
  /** The client gives settings without those of an untrusted workspace, as VS Code does: the user's own count then. */
  readonly restrictsSettings?: boolean;
  /** Locale of the editor (`zh-cn`), where `initialize.locale` does not say it. */
  readonly locale?: string;
  /** Client commands that code actions may name: those that a client does not have are not offered. */
  readonly clientCommands?: readonly string[];
}

/** The state of the index. */
export interface IndexStatus {
  /** `stale`: the cache is in use, files are not compared yet. `ready`: every listed file is compared. */
  readonly state: "indexing" | "stale" | "ready" | "failed";
  /** Grows with each snapshot. */
  readonly generation: number;
  /** The engine for words that serves. */
  readonly segmenter: "nodejieba" | "node-rs" | "intl" | "loading";
  /** Engines that were to serve and cannot run here; absent where there is none. */
  readonly refusedSegmenters?: readonly RefusedSegmenter[];
  readonly speeches: number;
  readonly characters: number;
  readonly skipped: readonly SkippedFile[];
  /** The user has stopped the reading of files; the next change of a file or `resumeIndexing` goes on with it. */
  readonly paused?: boolean;
}

export interface RefusedSegmenter {
  readonly segmenter: "nodejieba" | "node-rs";
  /** A few words in the user's language. */
  readonly reason: string;
}

export interface SkippedFile {
  readonly uri: string;
  /** One line in the user's language. */
  readonly reason: string;
}

export interface StatisticsParams {
  readonly uri: string;
}

/** Figures of a draft. */
export interface Statistics {
  readonly characters: number;
  /** At the user's speaking rate; not rounded. */
  readonly minutes: number;
  readonly sections: number;
}

export interface MeasureParams {
  readonly uri: string;
  readonly range: WireRange;
}

/** What a selection amounts to. */
export interface Measured {
  /** Without blanks. */
  readonly characters: number;
  /** At the user's speaking rate; not rounded. */
  readonly minutes: number;
}

export interface CleanPasteParams {
  /** As the clipboard has it. */
  readonly text: string;
  /** The same as a page holds it, where the clipboard has that too. */
  readonly html?: string;
}

/** What is pasted instead. */
export interface CleanedPaste {
  readonly text: string;
}

export interface SilenceParams {
  readonly uri: string;
  /** True: the draft has no findings until it is said to be false or the server ends; false: it has them again. */
  readonly silent: boolean;
}

export interface CaretParams {
  readonly uri: string;
  /** 0-based. */
  readonly line: number;
}

export interface TrustParams {
  readonly trusted: true;
}

/** Everything that is indexed, for a view of it. */
export interface CorpusContents {
  /** Of the snapshot it was made from: the same number, the same contents. */
  readonly generation: number;
  /** Corpus folders in use, and the bundled examples' folder. */
  readonly folders: readonly { readonly uri: string; readonly bundled: boolean }[];
  /** In no order. */
  readonly speeches: readonly CorpusEntry[];
  readonly skipped: readonly SkippedFile[];
}

/** A speech of the corpus. */
export interface CorpusEntry {
  /** Of its file. */
  readonly uri: string;
  /** UTF-16 offset in the file's text: with `uri` it tells the speech. */
  readonly start: number;
  readonly title: string;
  /** ISO date, month or year. */
  readonly date?: string;
  readonly kind?: string;
  readonly characters: number;
}

export interface OriginalParams {
  readonly uri: string;
}

/** The file that a `speech-corpus:` document stands for. */
export interface Original {
  readonly uri: string;
  /** `utf-8` `gb18030` …; absent for a file that is no plain text. */
  readonly encoding?: string;
}

/** A place in a document that an editor can open: a file, or a `speech-corpus:` document. */
export interface CorpusPlace {
  readonly uri: string;
  readonly range: WireRange;
}

/** A place where a search's phrase stands. */
export interface SearchHit extends CorpusPlace {
  readonly title: string;
  readonly date?: string;
  readonly kind?: string;
  /** File that holds it. */
  readonly file: string;
  /** The sentence, before, at and after the phrase. */
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

/** A speech that a draft may be modelled on. */
export interface ExemplarEntry extends CorpusPlace {
  readonly title: string;
  readonly date?: string;
  readonly kind?: string;
  /** File that holds it, and its offset there. */
  readonly file: string;
  readonly start: number;
  readonly why: "occasion" | "topic";
  /** 0 to 1. */
  readonly score: number;
  /** One line in the user's language. */
  readonly reason: string;
}

/** 0-based lines, characters in UTF-16 code units, as LSP's. */
export interface WireRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** A finding that somebody let stand. */
export interface AcceptedEntry {
  readonly rule: string;
  readonly fingerprint: string;
  /** Empty: “ignore here”. */
  readonly reason: string;
  /** ISO date. */
  readonly date: string;
  /** What it says, and where; absent where the draft has changed so that it is not found any more. */
  readonly finding?: { readonly message: string; readonly range: WireRange; readonly text: string };
}

/** Requests to the server. `params`: what stands beside the method's name, nothing or one object. */
export interface ServerRequests {
  "speech/indexStatus": { params: []; result: IndexStatus };
  "speech/corpus": { params: []; result: CorpusContents };
  /** Null when the server does not hold the draft. */
  "speech/statistics": { params: [StatisticsParams]; result: Statistics | null };
  /** Null when the server does not hold the draft. */
  "speech/measure": { params: [MeasureParams]; result: Measured | null };
  /** Null where nothing is to be cleaned: what is pasted is fine as it is, or no Chinese prose. */
  "speech/cleanPaste": { params: [CleanPasteParams]; result: CleanedPaste | null };
  /** Null where the document is none of the corpus. */
  "speech/original": { params: [OriginalParams]; result: Original | null };
}

export type ServerRequest = keyof ServerRequests;

/** Notifications to the server. */
export interface ServerNotifications {
  /** Where the user is, so that findings on the paragraph being typed can wait. */
  "speech/caret": CaretParams;
  /** The user wants no findings in a draft, or wants them again. */
  "speech/silence": SilenceParams;
  /** The user has trusted the workspace; `.speech/` may be read from now on. */
  "speech/trust": TrustParams;
}

export type ServerNotification = keyof ServerNotifications;

/** Notifications to the client. */
export interface ClientNotifications {
  "speech/indexStatus": IndexStatus;
}

export type ClientNotification = keyof ClientNotifications;

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
  "speechDrafter.server.acceptedFindings": {
    argument: { readonly uri: string };
    /** Of this document, in the order of its text; those that nothing in it matches any more come last. */
    result: { readonly accepted: readonly AcceptedEntry[] };
  };
  "speechDrafter.server.revokeFinding": {
    argument: { readonly uri: string; readonly rule: string; readonly fingerprint: string };
    result: { readonly revoked: boolean };
  };
  "speechDrafter.server.placeholders": {
    argument: { readonly uri: string };
    /** Everything still to be filled in, in text order, whatever the stage shows. */
    result: { readonly places: readonly WireRange[] };
  };
  "speechDrafter.server.packs": {
    argument: Readonly<Record<string, never>>;
    /** Those that count first; what could not be read comes last. */
    result: { readonly packs: readonly PackEntry[] };
  };
  "speechDrafter.server.searchCorpus": {
    /** A phrase, or terms with blanks between them that stand in one sentence. `limit`: hits at most. */
    argument: { readonly query: string; readonly limit?: number };
    /** `count`, `speeches`: of all places; `hits`: newest speeches first. */
    result: { readonly count: number; readonly speeches: number; readonly hits: readonly SearchHit[] };
  };
  "speechDrafter.server.exemplars": {
    argument: { readonly uri: string };
    /** Those of the same occasion first. */
    result: { readonly exemplars: readonly ExemplarEntry[] };
  };
  "speechDrafter.server.skeleton": {
    /** A speech of the corpus; without `start` the first one of its file. */
    argument: { readonly uri: string; readonly start?: number };
    /** In the snippet grammar of LSP. */
    result: { readonly snippet: string };
  };
  "speechDrafter.server.locate": {
    argument: { readonly uri: string; readonly start?: number };
    /** Where a speech of the corpus begins. */
    result: CorpusPlace;
  };
  "speechDrafter.server.reread": {
    argument: { readonly uris: readonly string[] };
    result: { readonly skipped: readonly SkippedFile[] };
  };
  "speechDrafter.server.rebuildIndex": {
    argument: Readonly<Record<string, never>>;
    result: { readonly speeches: number; readonly characters: number };
  };
  "speechDrafter.server.resumeIndexing": {
    /** Answers when it is done. */
    argument: Readonly<Record<string, never>>;
    result: { readonly speeches: number; readonly characters: number };
  };
  "speechDrafter.server.forgetHabits": {
    /** What completion has learned from what was accepted and passed over. */
    argument: Readonly<Record<string, never>>;
    result: { readonly forgotten: true };
  };
  "speechDrafter.server.clearData": {
    argument: Readonly<Record<string, never>>;
    /** Bytes that were freed on disk. */
    result: { readonly freed: number };
  };
}

/** A pack that was found. */
export interface PackEntry {
  /** Of one that could not be read the name of its folder. */
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly source: "workspace" | "configured" | "bundled" | "unread";
  /** URI. */
  readonly folder: string;
  /** `line`: 0-based, in the file `uri`. */
  readonly problems: readonly {
    readonly code: string;
    readonly level: "error" | "warning" | "info";
    readonly message: string;
    readonly uri: string;
    readonly line: number;
  }[];
}

export type ServerCommand = keyof ServerCommands;
