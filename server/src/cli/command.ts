import type { Locale, Localized } from "../text/localized";

export interface Command {
  /** What stands under `--help`. */
  readonly usage: Localized;
  /** Gives the exit status. Throws `UsageError` where the words of the call are off. */
  run(args: readonly string[], locale: Locale): Promise<number>;
}

export class UsageError extends Error {}
