import type { Level } from "../features/settings";

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

export const print = (value: JsonCheck | JsonOutline | JsonStats | object): void => {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
};
