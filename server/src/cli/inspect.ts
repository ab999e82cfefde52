import * as path from "node:path";
import type { ListOptions } from "../corpus/ports";
import type { SkipReason } from "../corpus/skip";
import { pathOf } from "../host/disk/fileIdentity";
import { isWithin } from "../host/disk/fileNames";
import { diskFiles } from "../host/disk/files";
import { localized, type Locale } from "../text/localized";
import { shownPath } from "../text/nameBytes";
import { parseWords, UsageError, type Command } from "./command";
import { inspected } from "./inspected";
import { prettyInspect } from "./inspectPretty";
import type { JsonInspectedFile } from "./json";
import { notes, out } from "./output";
import { withReaderProcess } from "./readerProcess";
import { SettingsFiles } from "./settings";

export const corpus: Command = {
  usage: localized(
    `corpus inspect 文件夹…    语料文件夹里读到了什么：篇目、剔除的行、跳过的文件及原因
  --show                       列出剔除的每一行
  --json                       以 JSON 输出（同 --format json）
  --settings 文件              设置（corpus.exclude、corpus.maxFileSize）
  --locale zh|en               输出的语言`,
    `corpus inspect DIR…      what is read of a corpus folder: speeches, lines cut, files skipped and why
  --show                       list every line that was cut
  --json                       print JSON (as --format json does)
  --settings FILE              settings (corpus.exclude, corpus.maxFileSize)
  --locale zh|en               language of the output`,
  ),

  async run(args, locale) {
    const { folders, json, show, settings: file } = parse(args);
    const { corpus: settings } = await new SettingsFiles(file, locale).of(path.join(folders[0]!, "any"));
    const result = await inspect(
      folders,
      { exclude: settings.exclude, maxFileSize: settings.maxFileSize },
      locale,
    );
    if (json) out.json({ files: result.files });
    else out.lines(prettyInspect(result.files, locale, show));
    for (const { folder, reason } of result.missing) notes.line(`${folder}: ${reason.reason[locale]}`);
    return result.missing.length > 0 ? 2 : 0;
  },
};

interface Call {
  readonly folders: readonly string[];
  readonly json: boolean;
  readonly show: boolean;
  readonly settings: string | undefined;
}

function parse(args: readonly string[]): Call {
  const [action, ...rest] = args;
  if (action !== "inspect") throw new UsageError(`corpus ${action ?? ""}`.trim());
  const { values, positionals } = parseWords(rest, {
    format: { type: "string" },
    json: { type: "boolean" },
    show: { type: "boolean" },
  });
  const format = values.format ?? "pretty";
  if (format !== "pretty" && format !== "json") throw new UsageError(`--format ${format}`);
  if (positionals.length === 0) throw new UsageError("corpus inspect: DIR…");
  return {
    folders: positionals,
    json: values.json === true || format === "json",
    show: values.show === true,
    settings: values.settings,
  };
}

interface Inspection {
  /** In the order of their paths. */
  readonly files: readonly JsonInspectedFile[];
  /** Folders of the call that are none. */
  readonly missing: readonly { readonly folder: string; readonly reason: SkipReason }[];
}

async function inspect(
  folders: readonly string[],
  options: Omit<ListOptions, "folders">,
  locale: Locale,
): Promise<Inspection> {
  const roots = folders.map((name) => ({ name, path: path.resolve(name) }));
  const listing = diskFiles.list({ ...options, folders: roots.map((root) => root.path) });
  const named = (file: string): string => {
    const root = roots.find((each) => isWithin(file, each.path));
    return shownPath(root ? path.join(root.name, path.relative(root.path, file)) : file);
  };
  const skips = listing.skipped.map((skip) => ({ path: pathOf(skip.uri) ?? skip.uri, skip }));
  const isRoot = ({ path: file }: { readonly path: string }): boolean =>
    roots.some((root) => root.path === file);
  const files = await withReaderProcess(options.maxFileSize, async (read) => {
    const all = skips
      .filter((entry) => !isRoot(entry))
      .map((entry) => inspected(named(entry.path), entry.skip, locale));
    for (const file of listing.files) all.push(inspected(named(file.path), await read(file.path), locale));
    return all;
  });
  return {
    files: files.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0)),
    missing: skips.filter(isRoot).map(({ path: folder, skip }) => ({ folder: named(folder), reason: skip })),
  };
}
