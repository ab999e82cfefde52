import { access } from "node:fs/promises";
import * as path from "node:path";
import { parse, printParseErrorCode, type ParseError } from "jsonc-parser";
import type { Settings } from "../features/settings/settings";
import { parseSettings } from "../features/settings/settingsParser";
import { readSmallFile, SmallFileError } from "../host/disk/smallFile";
import { withHome } from "../host/disk/userFolders";
import { localized, type Locale } from "../text/localized";
import { UsageError } from "./command";
import { notes } from "./output";

/**
 * Settings of a call: `--settings FILE`, else of each file `.speech/settings.json` of its nearest parent, else the
 * defaults. Values of the wrong type are told once on standard error; their defaults serve.
 */
export class SettingsFiles {
  private readonly read = new Map<string, Promise<Settings>>();

  constructor(
    private readonly given: string | undefined,
    private readonly locale: Locale,
  ) {}

  /** @throws UsageError where the settings file cannot be read */
  async of(file: string): Promise<Settings> {
    const place = this.given ?? (await nearest(path.dirname(path.resolve(file))));
    if (place === undefined) return parseSettings(undefined).settings;
    let settings = this.read.get(place);
    if (settings === undefined) this.read.set(place, (settings = this.load(place)));
    return settings;
  }

  private async load(place: string): Promise<Settings> {
    const { settings, problems } = parseSettings(sectionOf(await readJson(place, this.locale)));
    for (const { message } of problems) notes.line(`${place}: ${message[this.locale]}`);
    const folders = settings.corpus.folders.map((folder) => path.resolve(rootOf(place), withHome(folder)));
    const packs = settings.snippets.packs.map((folder) => path.resolve(rootOf(place), withHome(folder)));
    return { ...settings, corpus: { ...settings.corpus, folders }, snippets: { packs } };
  }
}

/** Folders in settings are relative to the folder that holds `.speech`, or to that of the file itself. */
function rootOf(place: string): string {
  const folder = path.dirname(path.resolve(place));
  return path.basename(folder) === ".speech" ? path.dirname(folder) : folder;
}

async function readJson(file: string, locale: Locale): Promise<unknown> {
  const text = await readSmallFile(file).catch((error: unknown) => {
    throw error instanceof SmallFileError ? new UsageError(error.words[locale]) : error;
  });
  if (text === undefined)
    throw new UsageError(`${file}: ${localized("没有这个文件", "no such file")[locale]}`);
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
  const found = await access(file).then(
    () => true,
    () => false,
  );
  if (found) return file;
  const parent = path.dirname(folder);
  return parent === folder ? undefined : nearest(parent);
}
