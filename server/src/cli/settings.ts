import { readFile } from "node:fs/promises";
import * as path from "node:path";
import { parse, printParseErrorCode, type ParseError } from "jsonc-parser";
import type { Settings } from "../features/settings";
import { parseSettings } from "../features/settingsParser";
import type { Locale } from "../text/localized";
import { UsageError } from "./command";

/**
 * Settings of a call: `--settings FILE`, else `.speech/settings.json` of the nearest parent of the first file, else
 * the defaults. Values of the wrong type are told on standard error; their defaults serve.
 */
export async function settingsFor(
  given: string | undefined,
  firstFile: string | undefined,
  locale: Locale,
): Promise<Settings> {
  const file = given ?? (await nearest(path.dirname(path.resolve(firstFile ?? "."))));
  if (file === undefined) return parseSettings(undefined).settings;
  const { settings, problems } = parseSettings(sectionOf(await readJson(file)));
  for (const { message } of problems) process.stderr.write(`${file}: ${message[locale]}\n`);
  return settings;
}

async function readJson(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first) throw new UsageError(`${file}: ${printParseErrorCode(first.error)} (${first.offset})`);
  return value;
}

/** The section itself, or VS Code's form of it: `speechDrafter.` before each key. */
function sectionOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if ("speechDrafter" in value) return value.speechDrafter;
  const prefix = "speechDrafter.";
  return Object.fromEntries(
    Object.entries(value).map(([key, v]) => [key.startsWith(prefix) ? key.slice(prefix.length) : key, v]),
  );
}

async function nearest(folder: string): Promise<string | undefined> {
  const file = path.join(folder, ".speech", "settings.json");
  const found = await readFile(file).then(
    () => true,
    () => false,
  );
  if (found) return file;
  const parent = path.dirname(folder);
  return parent === folder ? undefined : nearest(parent);
}
