import { parseArgs, type ParseArgsConfig } from "node:util";
import type { Locale, Localized } from "../text/localized";

export interface Command {
  /** What stands under `--help`. */
  readonly usage: Localized;
  /** Gives the exit status. Throws `UsageError` where the words of the call are off. */
  run(args: readonly string[], locale: Locale): Promise<number>;
}

export class UsageError extends Error {}

type Options = NonNullable<ParseArgsConfig["options"]>;

/** What every command takes. */
const COMMON = { settings: { type: "string" }, locale: { type: "string" } } as const;

type Call<O extends Options> = { args: string[]; allowPositionals: true; options: typeof COMMON & O };

/**
 * The words of a call: values of its options, of `--settings` and `--locale`, and the rest.
 * @throws UsageError
 */
export function parseWords<O extends Options>(
  args: readonly string[],
  options: O,
): ReturnType<typeof parseArgs<Call<O>>> {
  try {
    return parseArgs<Call<O>>({
      args: [...args],
      allowPositionals: true,
      options: { ...COMMON, ...options },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
