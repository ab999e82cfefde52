import type { Connection } from "vscode-languageserver";
import type { CompletionRequest } from "../../features/completion/types";
import type { Settings, SettingsProblem } from "../../features/settings/settings";
import { describeProblems } from "../../features/settings/settingsParser";
import type { Snapshot } from "../../features/snapshot";
import type { CorpusService } from "../../host/corpus/corpusService";
import type { CorpusDocumentReader } from "../../host/workers/documentReader";
import { documentKey, type FileIdentity } from "../../host/disk/fileIdentity";
import { HabitFile } from "../../host/disk/habitFile";
import type { ParagraphSegmentation } from "../../host/words/segmentation";
import { defaultCacheDirectory } from "../../host/disk/userFolders";
import type { PhraseLocations } from "../../index/phraseLocations";
import type { CorpusContents, IndexStatus } from "../../protocol";
import { fileNameOf } from "../../text/fileKey";
import type { Locale, Localized } from "../../text/localized";
import { CompletionState } from "./completionState";
import { Corpus } from "./corpus";
import { Diagnostics } from "./diagnostics";
import type { OpenDocument } from "./documents";
import { DraftIndexes } from "./draftIndexes";
import { Packs } from "./packs";
import { Reviews } from "./reviews";
import { SettingsStore } from "./settingsStore";
import type { Start } from "./client";
import { Folders } from "./folders";
import { GivenDocuments } from "./shownCorpusDocuments";

/** What a session stands on: made by `main`, so that a test can make its own. */
export interface SessionParts {
  readonly connection: Connection;
  readonly start: Start;
  readonly corpus: CorpusService;
  readonly reader: CorpusDocumentReader;
  readonly words: ParagraphSegmentation;
  /** The open documents. */
  readonly open: { get(uri: string): OpenDocument | undefined; all(): OpenDocument[] };
}

/** All that one connection knows: open documents, settings, the snapshot in force, and what renews each of them. */
export class Session {
  readonly connection: Connection;
  readonly client: Start["client"];
  readonly clientCommands: ReadonlySet<string>;
  readonly settings: SettingsStore;
  readonly reviews: Reviews;
  readonly diagnostics: Diagnostics;
  readonly words: ParagraphSegmentation;
  readonly folders: Folders;
  /** Reads documents of the corpus when somebody asks. */
  readonly reader: CorpusDocumentReader;
  /** Documents of the corpus that the editor shows. */
  readonly given: GivenDocuments;
  /** What completion remembers from one request to the next. */
  readonly completion: CompletionState;
  private readonly corpus: Corpus;
  private readonly packs: Packs;
  private readonly draftIndexes = new DraftIndexes();
  private generation = 0;
  private current: Snapshot | undefined;

  constructor(private readonly parts: SessionParts) {
    const { connection, start, words, reader } = parts;
    this.connection = connection;
    this.reader = reader;
    this.given = new GivenDocuments(connection, start.client.refreshesContent);
    this.completion = new CompletionState(new HabitFile(start.cacheDirectory ?? defaultCacheDirectory()));
    this.client = start.client;
    this.clientCommands = new Set(start.clientCommands);
    this.words = words;
    this.folders = new Folders(connection, start);
    this.settings = new SettingsStore(
      connection,
      start.client.configuration,
      start.settings,
      (problems) => this.tellSettings(problems),
      () => !this.folders.trusted && !start.restrictsSettings,
    );
    this.reviews = new Reviews(
      this.folders,
      parts.corpus.identity,
      (message) => void this.tell("error", message),
    );
    this.diagnostics = new Diagnostics(this);
    this.packs = new Packs(this, () => this.renew());
    this.corpus = new Corpus(this, parts.corpus, start, () => this.renew());
    words.onChange(() => {
      this.corpus.tellStatus();
      this.diagnostics.refreshAll();
    });
  }

  get snapshot(): Snapshot {
    return (this.current ??= {
      generation: this.generation,
      index: this.parts.corpus.index,
      packs: this.packs.snapshot,
    });
  }

  /** What is known beside a draft: the snapshot in force without the draft's own file. */
  snapshotFor({ uri }: OpenDocument): Snapshot {
    return { ...this.snapshot, index: this.parts.corpus.without(uri).index };
  }

  /** Where phrases stand in the corpus: of the same moment as `snapshot`. */
  get places(): PhraseLocations {
    return this.parts.corpus.places;
  }

  /** Where they stand beside a draft: its own file is no source of it. */
  placesFor({ uri }: OpenDocument): PhraseLocations {
    return this.parts.corpus.without(uri).places;
  }

  /** Which file a URI means, links resolved. */
  get identity(): FileIdentity {
    return this.parts.corpus.identity;
  }

  /** The open document that a URI means, however it is spelt. */
  document(uri: string): OpenDocument | undefined {
    const key = documentKey(uri);
    return this.parts.open.get(uri) ?? this.documents().find((document) => document.key === key);
  }

  documents(): readonly OpenDocument[] {
    return this.parts.open.all();
  }

  /** Language of messages: the setting, else the client's. */
  locale(settings: Settings): Locale {
    return settings.locale === "auto" ? this.parts.start.locale : settings.locale;
  }

  /** Says something to the user, in the window's language. */
  async tell(kind: "warning" | "error", message: Localized): Promise<void> {
    const text = message[this.locale(await this.settings.of())];
    if (kind === "warning") this.connection.window.showWarningMessage(text);
    else this.connection.window.showErrorMessage(text);
  }

  /** A completion request with the draft's own wording as evidence. */
  withDraftIndex(document: OpenDocument, request: CompletionRequest): CompletionRequest {
    return { ...request, own: this.draftIndexes.of(document) };
  }

  indexStatus(): IndexStatus {
    return this.corpus.status();
  }

  corpusFolders(): Promise<CorpusContents["folders"]> {
    return this.corpus.listFolders();
  }

  rereadFiles(uris: readonly string[]): Promise<void> {
    return this.parts.corpus.reread(uris);
  }

  rebuildIndex(): Promise<void> {
    return this.corpus.rebuild();
  }

  resumeIndexing(): Promise<void> {
    return this.parts.corpus.resume();
  }

  async clearData(): Promise<number> {
    await this.completion.forget();
    return this.corpus.clear();
  }

  /** The user trusts the workspace from now on. */
  trust(): void {
    this.folders.trust();
    this.settings.trust();
    this.reviews.forget();
    void this.reload();
  }

  /** Reads what depends on settings and workspace folders: at the start, and when they change. */
  async reload(): Promise<void> {
    await Promise.all([this.packs.load(), this.corpus.update()]);
    this.diagnostics.refreshAll();
  }

  /** Files changed on disk, as the client tells. */
  async filesChanged(uris: readonly string[]): Promise<void> {
    this.corpus.filesChanged(uris);
    if (uris.some((uri) => fileNameOf(uri) === "review.json")) {
      this.reviews.forget();
      this.diagnostics.refreshAll();
    }
    if (this.packs.concerns(uris)) await this.packs.load();
  }

  closed(document: OpenDocument): void {
    this.diagnostics.closed(document);
    this.draftIndexes.forget(document);
    this.completion.closed(document);
    this.settings.forget(document.uri);
  }

  async dispose(): Promise<void> {
    this.diagnostics.dispose();
    this.draftIndexes.dispose();
    this.words.dispose();
    this.reader.dispose();
    await Promise.all([this.completion.dispose(), this.parts.corpus.dispose()]);
  }

  private renew(): void {
    this.current = undefined;
    this.generation++;
    this.diagnostics.refreshAll();
    this.given.refresh();
  }

  private tellSettings(problems: readonly SettingsProblem[]): void {
    void this.tell("warning", describeProblems(problems));
  }
}
