import * as path from "node:path";
import {
  DidChangeWatchedFilesNotification,
  type Disposable,
  type WorkDoneProgressServerReporter,
} from "vscode-languageserver";
import { pathToFileURL } from "node:url";
import type { CorpusConfig, CorpusService } from "../../host/corpus/corpusService";
import { documentKey, pathOf } from "../../host/disk/fileIdentity";
import type { Progress } from "../../host/workers/jobs";
import { defaultCacheDirectory, withHome } from "../../host/disk/userFolders";
import { INDEX_STATUS, type CorpusContents, type IndexStatus } from "../../protocol";
import type { UriKey } from "../../text/fileKey";
import { localized, type Locale, type Localized } from "../../text/localized";
import { pathsOf } from "./folders";
import { SEEDS } from "../resources";
import type { Session } from "./session";
import type { Start } from "./client";

/** Folders that are wrong, rather than one file among many, are told at once; files stand in the status. */
const FOLDER_FAULTS: ReadonlySet<string> = new Set(["missing-folder", "not-a-folder"]);

/** Brings settings and the client's watching to the corpus, and its status and progress to the client. */
export class Corpus {
  private locale: Locale;
  private lastStatus = "";
  private watching: { readonly key: string; readonly registration: Disposable } | undefined;
  /** Files and folders of which it is known that they were left out. */
  private readonly told = new Set<UriKey>();
  private progress: Promise<WorkDoneProgressServerReporter> | undefined;

  constructor(
    private readonly session: Session,
    private readonly service: CorpusService,
    private readonly start: Start,
    changed: () => void,
  ) {
    this.locale = start.locale;
    service.onIndex(changed);
    service.onStatus(() => this.tellStatus());
    service.onProgress((progress) => this.tellProgress(progress));
  }

  /** Takes the settings in force. Indexing goes on in the background. */
  async update(): Promise<void> {
    const settings = await this.session.settings.of();
    this.locale = this.session.locale(settings);
    const { corpus, cache } = settings;
    const folders = await this.folders();
    const config: CorpusConfig = {
      folders,
      ...(corpus.includeSeeds && { seeds: SEEDS }),
      exclude: corpus.exclude,
      maxFileSize: corpus.maxFileSize,
      cacheDirectory: this.start.cacheDirectory ?? defaultCacheDirectory(),
      cacheMaxSize: cache.maxSize,
      watch: !this.clientWatches,
    };
    this.session.reader.maxFileSize = corpus.maxFileSize;
    await this.watchByClient(folders);
    void this.service.update(config).catch((error: unknown) => {
      this.session.connection.console.error(`corpus: ${String(error)}`);
    });
  }

  status(): IndexStatus {
    const { skipped, ...rest } = this.service.status();
    return {
      ...rest,
      segmenter: this.session.words.state,
      skipped: skipped.map(({ uri, reason }) => ({ uri, reason: reason[this.locale] })),
    };
  }

  tellStatus(): void {
    const status = this.status();
    const key = JSON.stringify(status);
    if (key === this.lastStatus) return;
    this.lastStatus = key;
    void this.session.connection.sendNotification(INDEX_STATUS, status);
    for (const { uri, code, reason } of this.service.status().skipped) {
      if (this.told.has(documentKey(uri))) continue;
      this.told.add(documentKey(uri));
      this.session.connection.console.warn(`${uri}: ${code}`);
      if (FOLDER_FAULTS.has(code))
        void this.session.tell(
          "warning",
          localized(
            `语料文件夹 ${shownPath(uri)}：${reason.zh}`,
            `Corpus folder ${shownPath(uri)}: ${reason.en}`,
          ),
        );
    }
  }

  rebuild(): Promise<void> {
    return this.service.rebuild();
  }

  clear(): number {
    return this.service.clear();
  }

  filesChanged(uris: readonly string[]): void {
    this.service.filesChanged(uris);
  }

  /** Folders in use, as URIs. */
  async listFolders(): Promise<CorpusContents["folders"]> {
    const own = (await this.folders()).map((folder) => ({ uri: pathToFileURL(folder).href, bundled: false }));
    const { corpus } = await this.session.settings.of();
    return corpus.includeSeeds ? [...own, { uri: pathToFileURL(SEEDS).href, bundled: true }] : own;
  }

  /** Relative ones are of the workspace folder whose settings name them; several roots: the union. */
  private async folders(): Promise<readonly string[]> {
    const { all } = this.session.folders;
    const scopes = all.length > 0 ? all.map(({ uri }) => uri) : [undefined];
    const lists = await Promise.all(
      scopes.map(async (uri) => {
        const base = uri === undefined ? undefined : pathOf(uri);
        const { corpus } = await this.session.settings.of(uri);
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
    void this.session.tell("warning", message);
  }

  private get clientWatches(): boolean {
    return this.start.client.watchesFiles && this.start.client.relativePatterns;
  }

  private async watchByClient(folders: readonly string[]): Promise<void> {
    if (!this.clientWatches) return;
    const watched = [
      ...folders.map((folder) => ({ folder, pattern: "**/*" })),
      ...pathsOf(this.session.folders.all).map((folder) => ({ folder, pattern: ".speech/**" })),
    ];
    const key = JSON.stringify(watched);
    if (key === this.watching?.key) return;
    const watchers = watched.map(({ folder, pattern }) => ({
      globPattern: { baseUri: pathToFileURL(folder).href, pattern },
    }));
    const before = this.watching?.registration;
    const registration = await this.session.connection.client.register(
      DidChangeWatchedFilesNotification.type,
      { watchers },
    );
    before?.dispose();
    this.watching = { key, registration };
  }

  private tellProgress(progress: Progress | undefined): void {
    if (!this.start.client.progress) return;
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
    const reporter = await this.session.connection.window.createWorkDoneProgress();
    const title = localized("讲稿助手：建立索引", "Speech Drafter: indexing");
    reporter.begin(title[this.locale], 0, undefined, true);
    reporter.token.onCancellationRequested(() => this.service.cancel());
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
