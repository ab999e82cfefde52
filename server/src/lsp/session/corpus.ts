import * as path from "node:path";
import {
  DidChangeWatchedFilesNotification,
  type Disposable,
  type WorkDoneProgressServerReporter,
} from "vscode-languageserver";
import { pathToFileURL } from "node:url";
import type { CorpusConfig, CorpusService } from "../../host/corpus/corpusService";
import { documentKey, pathOf } from "../../host/disk/fileIdentity";
import type { CorpusDocumentReader } from "../../host/workers/documentReader";
import type { Progress } from "../../host/workers/jobs";
import { describeRefusal } from "../../host/words/refusals";
import type { ParagraphSegmentation } from "../../host/words/segmentation";
import { defaultCacheDirectory, withHome } from "../../host/disk/userFolders";
import type { CorpusContents, IndexStatus } from "../../protocol";
import type { UriKey } from "../../text/fileKey";
import { localized, type Locale, type Localized } from "../../text/localized";
import { pathsOf, type Folders } from "./folders";
import { notify } from "../ownMessages";
import { SEEDS } from "../resources";
import type { Client } from "./client";
import type { SettingsStore } from "./settingsStore";

/** Folders that are wrong, rather than one file among many, are told at once; files stand in the status. */
const FOLDER_FAULTS: ReadonlySet<string> = new Set(["missing-folder", "not-a-folder"]);

/** What works for the corpus, on other threads and in other processes. */
export interface CorpusParts {
  readonly service: CorpusService;
  readonly reader: CorpusDocumentReader;
  readonly segmentation: ParagraphSegmentation;
}

/** Brings settings and the client's watching to the corpus, and its status and progress to the client. */
export class Corpus {
  private locale: Locale;
  private lastStatus = "";
  private watching: { readonly key: string; readonly registration: Disposable } | undefined;
  /** Files and folders of which it is known that they were left out. */
  private readonly told = new Set<UriKey>();
  private progress: Promise<WorkDoneProgressServerReporter> | undefined;

  constructor(
    private readonly parts: CorpusParts,
    private readonly folders: Folders,
    private readonly settings: SettingsStore,
    private readonly client: Client,
  ) {
    const { service } = parts;
    this.locale = client.info.locale;
    service.onStatus(() => this.tellStatus());
    service.onProgress((progress) => this.tellProgress(progress));
  }

  /** Takes the settings in force. Indexing goes on in the background. */
  async update(): Promise<void> {
    const settings = await this.settings.of();
    this.locale = this.client.locale(settings);
    const { corpus, cache } = settings;
    const folders = await this.paths();
    const config: CorpusConfig = {
      folders,
      ...(corpus.includeSeeds && { seeds: SEEDS }),
      exclude: corpus.exclude,
      maxFileSize: corpus.maxFileSize,
      cacheDirectory: this.client.info.cacheDirectory ?? defaultCacheDirectory(),
      cacheMaxSize: cache.maxSize,
      watch: !this.clientWatches,
    };
    this.parts.reader.maxFileSize = corpus.maxFileSize;
    await this.watchByClient(folders);
    void this.parts.service.update(config).catch((error: unknown) => {
      this.client.connection.console.error(`corpus: ${String(error)}`);
    });
  }

  status(): IndexStatus {
    const { skipped, ...rest } = this.parts.service.status();
    return {
      ...rest,
      ...this.wordsStatus(),
      skipped: skipped.map(({ uri, reason }) => ({ uri, reason: reason[this.locale] })),
    };
  }

  private wordsStatus(): Pick<IndexStatus, "segmenter" | "refusedSegmenters"> {
    const { state, refused } = this.parts.segmentation;
    const refusedSegmenters = [...refused].map(([segmenter, refusal]) => ({
      segmenter,
      reason: describeRefusal(refusal)[this.locale],
    }));
    return { segmenter: state, ...(refusedSegmenters.length > 0 && { refusedSegmenters }) };
  }

  tellStatus(): void {
    const status = this.status();
    const key = JSON.stringify(status);
    if (key === this.lastStatus) return;
    this.lastStatus = key;
    void notify(this.client.connection, "speech/indexStatus", status);
    for (const { uri, code, reason } of this.parts.service.status().skipped) {
      if (this.told.has(documentKey(uri))) continue;
      this.told.add(documentKey(uri));
      this.client.connection.console.warn(`${uri}: ${code}`);
      if (FOLDER_FAULTS.has(code))
        void this.client.tell(
          "warning",
          localized(
            `语料文件夹 ${shownPath(uri)}：${reason.zh}`,
            `Corpus folder ${shownPath(uri)}: ${reason.en}`,
          ),
        );
    }
  }

  rebuild(): Promise<void> {
    return this.parts.service.rebuild();
  }

  clear(): number {
    return this.parts.service.clear();
  }

  filesChanged(uris: readonly string[]): void {
    this.parts.service.filesChanged(uris);
  }

  /** Folders in use, as URIs. */
  async listFolders(): Promise<CorpusContents["folders"]> {
    const own = (await this.paths()).map((folder) => ({ uri: pathToFileURL(folder).href, bundled: false }));
    const { corpus } = await this.settings.of();
    return corpus.includeSeeds ? [...own, { uri: pathToFileURL(SEEDS).href, bundled: true }] : own;
  }

  /** Relative ones are of the workspace folder whose settings name them; several roots: the union. */
  private async paths(): Promise<readonly string[]> {
    const lists = await Promise.all(
      this.folders.scopes.map(async (uri) => {
        const base = uri === undefined ? undefined : pathOf(uri);
        const { corpus } = await this.settings.of(uri);
        return corpus.folders
          .map((folder) => withHome(folder))
          .flatMap((folder) => {
            if (base !== undefined || path.isAbsolute(folder)) return [path.resolve(base ?? "", folder)];
            this.tellRelative(folder);
            return [];
          });
      }),
    );
    return [...new Map(lists.flat().map((folder) => [documentKey(folder), folder])).values()];
  }

  /** Without a workspace folder there is nothing that a relative path could be relative to. */
  private tellRelative(folder: string): void {
    if (this.told.has(documentKey(folder))) return;
    this.told.add(documentKey(folder));
    const message = localized(
      `语料文件夹 ${folder} 是相对路径，而现在没有打开工作区文件夹：没有读取。`,
      `Corpus folder ${folder} is relative, and no workspace folder is open: it was not read.`,
    );
    void this.client.tell("warning", message);
  }

  private get clientWatches(): boolean {
    return this.client.abilities.watchesFiles && this.client.abilities.relativePatterns;
  }

  private async watchByClient(folders: readonly string[]): Promise<void> {
    if (!this.clientWatches) return;
    const watched = [
      ...folders.map((folder) => ({ folder, pattern: "**/*" })),
      ...pathsOf(this.folders.all).map((folder) => ({ folder, pattern: ".speech/**" })),
    ];
    const key = JSON.stringify(watched);
    if (key === this.watching?.key) return;
    const watchers = watched.map(({ folder, pattern }) => ({
      globPattern: { baseUri: pathToFileURL(folder).href, pattern },
    }));
    const before = this.watching?.registration;
    const registration = await this.client.connection.client.register(
      DidChangeWatchedFilesNotification.type,
      { watchers },
    );
    before?.dispose();
    this.watching = { key, registration };
  }

  private tellProgress(progress: Progress | undefined): void {
    if (!this.client.abilities.progress) return;
    if (!progress) {
      void this.progress?.then((reporter) => reporter.done());
      this.progress = undefined;
      return;
    }
    this.progress ??= this.beginProgress();
    const { done, total, phase } = progress;
    const share = total > 0 ? Math.round((100 * done) / total) : 0;
    void this.progress.then((reporter) =>
      reporter.report(share, PHASES[phase][this.locale] + ` ${done}/${total}`),
    );
  }

  private async beginProgress(): Promise<WorkDoneProgressServerReporter> {
    const reporter = await this.client.connection.window.createWorkDoneProgress();
    const title = localized("讲稿助手：建立索引", "Speech Drafter: indexing");
    reporter.begin(title[this.locale], 0, undefined, true);
    reporter.token.onCancellationRequested(() => this.parts.service.cancel());
    return reporter;
  }
}

/** A path as people write it. */
const shownPath = (uri: string): string => pathOf(uri) ?? uri;

const PHASES: Record<Progress["phase"], Localized> = {
  reading: localized("读取文件", "Reading files"),
  indexing: localized("排序", "Sorting"),
  saving: localized("保存", "Saving"),
};
