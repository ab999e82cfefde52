import type { Folded } from "../../text/fold";
import type { FurnitureSign } from "./furnitureSigns";
import type { Marker } from "../model";
import type { Named } from "./named";
import type { LineShape } from "./shapes";
import type { Span } from "../../text/span";

/** How a line ends, as far as that tells whether its sentence goes on. */
export type LineEnd = "blank" | "final" | "colon" | "semicolon" | "comma" | "open";

/** What a line is by its own text alone; cached by that text. */
export interface LineInfo {
  readonly folded: Folded;
  /** Folded, without Markdown decoration. */
  readonly text: string;
  readonly end: LineEnd;
  /** A sentence ends inside, before the line's last one. */
  readonly inner: boolean;
  /** Width in Han characters; ASCII counts half. Without indentation. */
  readonly width: number;
  /** Indentation in Han characters. */
  readonly indent: number;
  readonly marker: Marker | undefined;
  /** Markdown heading level, 0 for none. */
  readonly hashes: number;
  readonly han: number;
  readonly furniture: FurnitureSign | undefined;
  readonly shape: LineShape;
  /** Whom it names, where it may be nothing but that. */
  readonly named: Named | undefined;
  /** Words that blanks part in the source; one set wide (讲 话 提 纲) is one. */
  readonly words: readonly string[];
  /** Set wide. */
  readonly wide: boolean;
  /** Where the line is cut because its breaks were lost (glued.ts); mostly nowhere. */
  readonly cuts: readonly number[];
}

/** A physical line, or a part of one whose breaks were lost, at its place. Source offsets. */
export interface Line {
  readonly start: number;
  /** Without the line break. */
  readonly end: number;
  /** With the line break; the next line's start. */
  readonly next: number;
  readonly info: LineInfo;
}

/** A paragraph to be: its lines joined, with what its wording says of it. */
export interface Unit {
  /** Source, without the closing line break. */
  readonly text: Span;
  /** Source, with the closing line break. */
  readonly span: Span;
  readonly info: LineInfo;
  readonly furniture: boolean;
  /** What the head of its text makes of it (head.ts). */
  readonly head?: "title" | "byline" | "below";
  /** The first line of a title with which another speech begins. */
  readonly opens?: true;
}

/** Lines that make one paragraph, both indices included. Blank lines at its ends are not of it. */
export interface LineGroup {
  readonly first: number;
  readonly last: number;
}
