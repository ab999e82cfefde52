import { stat } from "node:fs/promises";
import * as path from "node:path";
import { packProblems } from "../features/packProblems";
import { isWithin } from "../host/disk/fileNames";
import { diskPackFiles } from "../host/disk/packFiles";
import { loadPacks } from "../packs/load";
import type { FileSpan, PackProblem } from "../packs/model";
import { localized, type Locale } from "../text/localized";
import { shownPath } from "../text/nameBytes";
import { parseWords, UsageError, type Command } from "./command";
import type { JsonFinding, JsonPacks, JsonRange } from "./json";
import { notes, out } from "./output";
import { pretty } from "./pretty";

export const packs: Command = {
  usage: localized(
    `packs validate 文件夹…   检查片段包：格式、语法、重复、日期、冲突、包内测试；有警告以上的问题时退出码为 1
  --format pretty|json         输出格式
  --locale zh|en               提示的语言`,
    `packs validate DIR…      checks packs: format, grammar, duplicates, dates, conflicts, their own tests; exit status 1
                           for any problem at warning or above
  --format pretty|json         how to print them
  --locale zh|en               language of the messages`,
  ),

  async run(args, locale) {
    const { folders, json } = parse(args);
    const roots: { readonly name: string; readonly path: string }[] = [];
    let missing = 0;
    for (const name of folders) {
      const kind = await kindOf(name);
      if (kind === "folder") roots.push({ name, path: path.resolve(name) });
      else if (kind === "file") notes.line(`${shownPath(name)}: ${PLAIN_FILE[locale]}`);
      else missing++;
      if (kind === "missing") notes.line(`${shownPath(name)}: ${MISSING[locale]}`);
    }
    const today = new Date().toISOString().slice(0, 10);
    const loaded = await loadPacks(
      diskPackFiles,
      roots.map((root) => ({ origin: "configured", folder: root.path })),
      today,
    );
    const named = (file: string): string => {
      const root = roots.find((each) => isWithin(file, each.path));
      return shownPath(root ? path.join(root.name, path.relative(root.path, file)) : file);
    };
    const result = toJson(
      allOf(packProblems(loaded, () => true)),
      loaded.packs.map(({ manifest, folder }) => ({
        id: manifest.id,
        name: manifest.name[locale],
        version: manifest.version,
        folder: named(folder),
      })),
      named,
      locale,
    );
    if (json) out.json(result);
    else out.lines(pretty(result, locale));
    if (missing > 0) return 2;
    return result.files.some(({ findings }) => findings.some(({ level }) => level !== "info")) ? 1 : 0;
  },
};

const PLAIN_FILE = localized("不是文件夹，已跳过", "no folder: skipped");
const MISSING = localized("没有这个文件夹", "no such folder");

function parse(args: readonly string[]): { readonly folders: readonly string[]; readonly json: boolean } {
  const [action, ...rest] = args;
  if (action !== "validate") throw new UsageError(`packs ${action ?? ""}`.trim());
  const { values, positionals } = parseWords(rest, { format: { type: "string" } });
  const format = values.format ?? "pretty";
  if (format !== "pretty" && format !== "json") throw new UsageError(`--format ${format}`);
  if (positionals.length === 0) throw new UsageError("packs validate: DIR…");
  return { folders: positionals, json: format === "json" };
}

const kindOf = (name: string): Promise<"folder" | "file" | "missing"> =>
  stat(name).then(
    (found) => (found.isDirectory() ? "folder" : "file"),
    () => "missing",
  );

function allOf(work: ReturnType<typeof packProblems>): readonly PackProblem[] {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Problems by file, in the order of their places. */
function toJson(
  problems: readonly PackProblem[],
  packs: JsonPacks["packs"],
  named: (file: string) => string,
  locale: Locale,
): JsonPacks {
  const files = new Map<string, JsonFinding[]>();
  const ordered = [...problems].sort((a, b) => a.at.span.start - b.at.span.start);
  for (const { code, level, at, message, other } of ordered) {
    const findings = files.get(named(at.file)) ?? [];
    files.set(named(at.file), findings);
    const related = other
      ? [
          {
            file: named(other.file),
            range: rangeOf(other),
            message: localized("另一处", "the other one")[locale],
          },
        ]
      : [];
    findings.push({ code, level, message: message[locale], range: rangeOf(at), related, fingerprint: "" });
  }
  const list = Array.from(files, ([file, findings]) => ({ file, findings }));
  return { version: 1, packs, files: list.sort((a, b) => (a.file < b.file ? -1 : 1)) };
}

const rangeOf = ({ firstLine, firstColumn, lastLine, lastColumn }: FileSpan): JsonRange => ({
  start: { line: firstLine - 1, character: firstColumn },
  end: { line: lastLine - 1, character: lastColumn },
});
