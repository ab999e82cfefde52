import type { Locale } from "../text/localized";
import { parseWords, UsageError } from "./command";
import { SettingsFiles } from "./settings";

interface Listing {
  readonly files: readonly string[];
  readonly json: boolean;
  readonly settings: SettingsFiles;
}

/** The words of a call that lists something of each file. Throws `UsageError`. */
export function parseListing(args: readonly string[], locale: Locale, command: string): Listing {
  const { values, positionals } = parseWords(args, { format: { type: "string" } });
  const format = values.format ?? "pretty";
  if (format !== "pretty" && format !== "json") throw new UsageError(`--format ${format}`);
  if (positionals.length === 0) throw new UsageError(`${command}: FILE…`);
  const settings = new SettingsFiles(values.settings, locale);
  return { files: positionals, json: format === "json", settings };
}
