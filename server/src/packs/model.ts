/** Packs: named, dated folders of wording that a team shares, and what the loader says about them. */
import type { Localized } from "../text/localized";
import type { Span } from "../text/span";
import type { SnippetNode } from "./snippetTree";

/** Where a pack was found; earlier ones win over later ones. */
export const PACK_ORIGINS = ["workspace", "configured", "bundled"] as const;
export type PackOrigin = (typeof PACK_ORIGINS)[number];

/** A place in a file of a pack. `span` in UTF-16 code units of the file's text; lines are 1-based, both included. */
export interface FileSpan {
  readonly file: string;
  readonly span: Span;
  readonly firstLine: number;
  readonly lastLine: number;
}

export type PackCode = "pack/schema" | "pack/grammar" | "pack/duplicate" | "pack/date" | "pack/conflict";

export interface PackProblem {
  readonly code: PackCode;
  /** An error keeps the pack or the snippet out; a warning is a likely slip; an info only tells. */
  readonly level: "error" | "warning" | "info";
  readonly at: FileSpan;
  readonly message: Localized;
}

/** What a snippet may follow: anything, the beginning of a clause, or the beginning of a paragraph. */
export const SNIPPET_PLACES = ["anywhere", "clause", "paragraph"] as const;
export type SnippetPlace = (typeof SNIPPET_PLACES)[number];

export interface Snippet {
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
  readonly pack: PackManifest;
  readonly at: FileSpan;
}

export interface PackManifest {
  /** Lower-case letters, digits, hyphens: the identity of a pack across layers. */
  readonly name: string;
  readonly version: string;
  readonly displayName: Localized;
  readonly description: Localized;
  readonly license?: string;
  /** BCP 47, such as zh-CN. */
  readonly language: string;
  readonly dates: PackDates;
  readonly snippets: readonly SnippetFile[];
}

/** ISO dates, YYYY-MM-DD. Outside `validFrom`…`validUntil` (both included) nothing of the pack is offered. */
export interface PackDates {
  readonly updated: string;
  readonly validFrom?: string;
  readonly validUntil?: string;
}

export interface SnippetFile {
  /** Plain file name inside the pack's folder. */
  readonly file: string;
  readonly place: SnippetPlace;
  readonly at: FileSpan;
}

export interface Pack {
  readonly manifest: PackManifest;
  readonly origin: PackOrigin;
  readonly folder: string;
  readonly at: FileSpan;
  readonly snippets: readonly Snippet[];
}
