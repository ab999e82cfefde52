/** Packs: named, dated folders of wording that a team shares, and what the loader says about them. */
import type { Localized } from "../text/localized";
import type { Span } from "../text/span";
import type { Period } from "./dates";
import type { SnippetNode } from "./snippetTree";

/** Where a pack was found; earlier ones win over later ones. */
export const PACK_ORIGINS = ["workspace", "configured", "bundled"] as const;
export type PackOrigin = (typeof PACK_ORIGINS)[number];

/**
 * A place in a file of a pack. `span` in UTF-16 code units of the file's text; lines are 1-based, both included, columns
 * code units of their line: where the first of the span begins and the last one ends.
 */
export interface FileSpan {
  readonly file: string;
  readonly span: Span;
  readonly firstLine: number;
  readonly firstColumn: number;
  readonly lastLine: number;
  readonly lastColumn: number;
}

export type PackCode =
  "pack/schema" | "pack/grammar" | "pack/duplicate" | "pack/date" | "pack/test" | "pack/conflict";

export interface PackProblem {
  readonly code: PackCode;
  /** An error keeps the pack or the entry out; a warning is a likely slip; an info only tells. */
  readonly level: "error" | "warning" | "info";
  readonly at: FileSpan;
  readonly message: Localized;
  /** The other side of a conflict. */
  readonly other?: FileSpan;
  /** What is right, where that is certain. */
  readonly fix?: PackFix;
}

/** What is to stand in the problem's own place. */
export interface PackFix {
  readonly title: Localized;
  readonly newText: string;
}

/** What a snippet may follow: anything, the beginning of a clause, or the beginning of a paragraph. */
export const SNIPPET_PLACES = ["anywhere", "clause", "paragraph"] as const;
export type SnippetPlace = (typeof SNIPPET_PLACES)[number];

/** What every entry of a pack has: where it comes from. */
interface PackEntry {
  readonly pack: PackManifest;
  readonly at: FileSpan;
}

export interface Snippet extends PackEntry {
  readonly name: string;
  /** What the drafter types: Chinese, or lower-case Latin letters. Never empty. */
  readonly prefixes: readonly string[];
  /** In the snippet syntax of VS Code and LSP, lines joined by `\n`. */
  readonly body: string;
  readonly nodes: readonly SnippetNode[];
  readonly description: string;
  readonly place: SnippetPlace;
  /** A skeleton of a whole speech (`isFileTemplate` in the file). */
  readonly wholeSpeech: boolean;
  /** Languages of documents that it is for; all of them where it names none. */
  readonly scope?: readonly string[];
}

/** What an entry says of itself; dates are years, months or days. The period is never wider than the pack's. */
export interface EntryData extends Period {
  readonly note?: string;
  readonly source?: string;
  /** Since when it is worded so. */
  readonly asOf?: string;
  readonly owner?: string;
  readonly reviewer?: string;
  readonly reviewBy?: string;
}

/** A formulation that is said in these words. */
export interface Phrase extends PackEntry, EntryData {
  /** Folded (text/fold.ts). */
  readonly text: string;
  /** Offsets in `text` at which its members begin, the first left out. */
  readonly memberStarts: readonly number[];
  readonly exact: boolean;
  readonly occasions: readonly string[];
}

export const TERM_KINDS = ["preferred", "banned", "outdated"] as const;
export const SEVERITIES = ["fatal", "should", "prefer"] as const;
export const EXCEPTIONS = ["history", "quotation", "title"] as const;
export type TermKind = (typeof TERM_KINDS)[number];
export type Severity = (typeof SEVERITIES)[number];
export type Exception = (typeof EXCEPTIONS)[number];

/** A wording that is not to be used, or the wording that is to be used for others. All texts are folded. */
export interface Term extends PackEntry, EntryData {
  readonly text: string;
  readonly kind: TermKind;
  readonly replacedBy: readonly string[];
  readonly severity: Severity;
  /** Of a preferred one: what it replaces; of others: permitted forms that hold the text. */
  readonly variants: readonly string[];
  readonly exceptIn: readonly Exception[];
  readonly except: readonly string[];
}

/** A case that a pack states of itself; `<|>` in `text` is the cursor. */
export interface PackTest {
  readonly text: string;
  readonly offers: readonly string[];
  readonly notOffers: readonly string[];
  /** Exactly what the pack's terms find; undefined where the case does not say. */
  readonly findings?: readonly ExpectedFinding[];
  /** Of the draft. */
  readonly date?: string;
  readonly at: FileSpan;
}

export interface ExpectedFinding {
  readonly code: string;
  readonly text: string;
  readonly fix?: string;
}

export interface PackManifest extends Period {
  /** Lower-case letters, digits, hyphens: the identity of a pack across layers. */
  readonly id: string;
  readonly name: Localized;
  readonly version: string;
  readonly description?: Localized;
  readonly owner?: string;
  readonly reviewer?: string;
  readonly reviewBy?: string;
  readonly files: PackFileNames;
}

/** Plain names inside the pack's folder; a kind that is undefined is found by name. */
export interface PackFileNames {
  readonly snippets?: readonly SnippetFile[];
  readonly phrases?: readonly NamedFile[];
  readonly terms?: readonly NamedFile[];
  readonly allow?: readonly NamedFile[];
  readonly tests?: readonly NamedFile[];
}

export interface NamedFile {
  readonly file: string;
  /** Where the manifest names it; undefined for one that was found by its name. */
  readonly at?: FileSpan;
}

export interface SnippetFile extends NamedFile {
  readonly place: SnippetPlace;
}

/** What a pack's files hold. */
export interface PackContents {
  readonly snippets: readonly Snippet[];
  readonly phrases: readonly Phrase[];
  readonly terms: readonly Term[];
  /** Folded. */
  readonly allow: readonly string[];
  readonly tests: readonly PackTest[];
}

export interface Pack extends PackContents {
  readonly manifest: PackManifest;
  readonly origin: PackOrigin;
  readonly folder: string;
  readonly at: FileSpan;
}
