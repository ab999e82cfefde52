import { pathToFileURL } from "node:url";
import * as path from "node:path";
import type { Diagnostic, Range } from "vscode-languageserver";
import { summaryOf } from "../../features/packProblems";
import { isWithin } from "../../host/disk/fileNames";
import type { FileSpan, PackProblem } from "../../packs/model";
import { localized, type Locale } from "../../text/localized";
import { SEVERITY, SOURCE } from "../convert";
import { SNIPPETS } from "../resources";
import type { Client } from "./client";
import type { SettingsStore } from "./settingsStore";

/** Where the user learns of faults in packs: each at its place in Problems, and of each pack one message that leads there. */
export class PackReport {
  private readonly told = new Set<string>();
  /** Paths, as packs are read by them, of the files that stand in Problems. */
  private shown = new Set<string>();

  constructor(
    private readonly client: Client,
    private readonly settings: SettingsStore,
  ) {}

  async tell(problems: readonly PackProblem[]): Promise<void> {
    const locale = this.client.locale(await this.settings.of());
    await this.publish(problems, locale);
    const byPack = groupedBy(problems, ({ at }) => path.dirname(at.file));
    for (const ofPack of byPack.values()) this.tellPack(ofPack, locale);
  }

  /** What is bundled is nobody's here to mend, unless it is broken. */
  private async publish(problems: readonly PackProblem[], locale: Locale): Promise<void> {
    const own = problems.filter(({ level, at }) => level === "error" || !isWithin(at.file, SNIPPETS));
    const byFile = groupedBy(own, ({ at }) => at.file);
    const { relatedInformation } = this.client.abilities;
    for (const file of this.shown) if (!byFile.has(file)) await this.send(file, []);
    this.shown = new Set(byFile.keys());
    for (const [file, found] of byFile)
      await this.send(
        file,
        found.map((problem) => toDiagnostic(problem, locale, relatedInformation)),
      );
  }

  private send(file: string, diagnostics: Diagnostic[]): Promise<void> {
    return this.client.connection.sendDiagnostics({ uri: pathToFileURL(file).href, diagnostics });
  }

  /** Once, until other faults are found. */
  private tellPack(problems: readonly PackProblem[], locale: Locale): void {
    const summary = summaryOf(problems);
    for (const { code, level, at, message } of problems)
      if (level === "info") this.log(`${at.file}:${at.firstLine} ${code} ${message.en}`);
    if (!summary || this.told.has(summary.message.en)) return;
    this.told.add(summary.message.en);
    const { window } = this.client.connection;
    if (!this.client.abilities.showsDocuments) {
      window.showWarningMessage(summary.message[locale]);
      return;
    }
    const open = { title: OPEN[locale] };
    void window.showWarningMessage(summary.message[locale], open).then((chosen) => {
      if (chosen)
        return window.showDocument({
          uri: pathToFileURL(summary.at.file).href,
          takeFocus: true,
          selection: rangeOf(summary.at),
        });
      return undefined;
    });
  }

  private log(line: string): void {
    if (this.told.has(line)) return;
    this.told.add(line);
    this.client.connection.console.info(line);
  }
}

function groupedBy<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return groups;
}

const OPEN = localized("打开", "Open");

function toDiagnostic(
  { code, level, at, message, other, fix }: PackProblem,
  locale: Locale,
  related: boolean,
): Diagnostic {
  return {
    source: SOURCE,
    code,
    severity: SEVERITY[level],
    range: rangeOf(at),
    message: message[locale],
    ...(related &&
      other && {
        relatedInformation: [
          {
            location: { uri: pathToFileURL(other.file).href, range: rangeOf(other) },
            message: OTHER[locale],
          },
        ],
      }),
    ...(fix && { data: { fix: { title: fix.title[locale], newText: fix.newText } } }),
  };
}

const OTHER = localized("另一处", "the other one");

const rangeOf = ({ firstLine, firstColumn, lastLine, lastColumn }: FileSpan): Range => ({
  start: { line: firstLine - 1, character: firstColumn },
  end: { line: lastLine - 1, character: lastColumn },
});
