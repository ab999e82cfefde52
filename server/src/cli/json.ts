import type { Level } from "../features/settings/settings";

/** What the commands print with `--format json`: scripts rely on these shapes. Ranges are LSP's. */
export interface JsonPosition {
  readonly line: number;
  readonly character: number;
}

export interface JsonRange {
  readonly start: JsonPosition;
  readonly end: JsonPosition;
}

export interface JsonFinding {
  readonly code: string;
  readonly level: Exclude<Level, "off">;
  readonly message: string;
  readonly range: JsonRange;
  readonly related: readonly { readonly file: string; readonly range: JsonRange; readonly message: string }[];
  readonly fingerprint: string;
  readonly accepted?: true;
}

export interface JsonCheck {
  readonly version: 1;
  readonly files: readonly { readonly file: string; readonly findings: readonly JsonFinding[] }[];
}

export interface JsonPacks extends JsonCheck {
  /** Those that could be read. */
  readonly packs: readonly {
    readonly id: string;
    readonly name: string;
    readonly version: string;
    readonly folder: string;
  }[];
}

export interface JsonSection {
  readonly name: string;
  readonly kind: string;
  readonly level: number;
  readonly range: JsonRange;
  readonly selectionRange: JsonRange;
  readonly characters: number;
  /** At the speaking rate of the settings, one decimal. */
  readonly minutes: number;
  readonly children: readonly JsonSection[];
}

export interface JsonOutline {
  readonly files: readonly { readonly file: string; readonly outline: readonly JsonSection[] }[];
}

export interface JsonStats {
  readonly files: readonly {
    readonly file: string;
    readonly characters: number;
    readonly minutes: number;
    readonly sections: number;
    readonly sentences: number;
  }[];
}

export interface JsonInspect {
  readonly files: readonly JsonInspectedFile[];
}

export interface JsonInspectedFile {
  readonly file: string;
  /** Null where the file was skipped. */
  readonly encoding: string | null;
  readonly speeches: readonly JsonInspectedSpeech[];
  readonly cut: readonly JsonCut[];
  /** Why it was skipped, in the language of the call. */
  readonly skipped?: string;
  /** The same for scripts. */
  readonly code?: string;
}

/** What the text does not tell is null. Lines are 1-based, first and last, of the file as an editor shows it. */
export interface JsonInspectedSpeech {
  readonly title: string;
  readonly author: string | null;
  readonly position: string | null;
  readonly organisation: string | null;
  readonly occasion: string | null;
  readonly date: string | null;
  readonly kind: string | null;
  readonly lines: readonly (readonly [number, number])[];
  readonly characters: number;
}

export interface JsonCut {
  /** 1-based. */
  readonly line: number;
  readonly text: string;
  /** In the language of the call. */
  readonly reason: string;
  /** The same for scripts. */
  readonly code: string;
}
