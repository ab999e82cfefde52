/** A user-facing text in both languages; the edge (LSP, command line) picks one. */
export interface Localized {
  readonly zh: string;
  readonly en: string;
}

export type Locale = keyof Localized;

export const localized = (zh: string, en: string): Localized => ({ zh, en });
