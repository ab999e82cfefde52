import type { SegmenterName, Token, UserWord } from "../../text/tokens";

/** An engine for words, loaded. */
export interface Engine {
  /** Words of any text, in order and without overlaps; white space belongs to none. */
  readonly tokens: (text: string) => readonly Token[];
}

/**
 * Makes an engine or throws a `Refusal`.
 * @param folder where the binaries and the dictionary lie: `words/` beside the bundle
 */
export type LoadEngine = (folder: string, userWords: readonly UserWord[]) => Engine;

/** Engines that are not part of Node: each may be missing, broken or too new for the machine. */
export type NativeEngine = Exclude<SegmenterName, "intl">;

/**
 * Why an engine cannot serve. `missing`: no binary for this machine. `library`: the system's libraries are older than
 * it needs. `broken`: it cannot be opened. `dictionary`: missing or without words. `path`: it opens no dictionary
 * there. `ended`: its process ends again and again.
 */
export type RefusalCode = "missing" | "library" | "broken" | "dictionary" | "path" | "ended";

export class Refusal extends Error {
  override readonly name = "Refusal";

  /** `detail`: what is missing, as the system calls it. */
  constructor(
    readonly code: RefusalCode,
    readonly detail = "",
  ) {
    super(code);
  }
}
