import type { Connection } from "vscode-languageserver";
import type { CompletionRequest } from "../../features/completion/types";
import { describeProblems } from "../../features/settings/settingsParser";
import { userWordsOf } from "../../features/settings/userWords";
import type { Snapshot } from "../../features/snapshot";
import type { CorpusService } from "../../host/corpus/corpusService";
import type { CorpusDocumentReader } from "../../host/workers/documentReader";
import type { FileIdentity } from "../../host/disk/fileIdentity";
import { HabitFile } from "../../host/disk/habitFile";
import type { ParagraphSegmentation } from "../../host/words/segmentation";
import { defaultCacheDirectory } from "../../host/disk/userFolders";
import type { PhraseLocations } from "../../index/phraseLocations";
import type { CorpusContents, IndexStatus } from "../../protocol";
import { fileNameOf } from "../../text/fileKey";
import { Client } from "./client";
import type { ClientInfo } from "./clientInfo";
import { CompletionState } from "./completionState";
import { Corpus, type CorpusParts } from "./corpus";
import { Diagnostics } from "./diagnostics";
import type { OpenDocument, OpenDocuments } from "./documents";
import { DraftIndexes } from "./draftIndexes";
import { Folders } from "./folders";
import { PackReport } from "./packReport";
import { Packs } from "./packs";
import { PackWatch } from "./packWatch";
import { Reviews } from "./reviews";
import { SettingsStore } from "./settingsStore";
import { ShownCorpusDocuments } from "./shownCorpusDocuments";
import { Snapshots } from "./snapshots";

/** What a session stands on: made by `serve`, so that a test can make its own. */
interface SessionParts {
  readonly connection: Connection;
  readonly clientInfo: ClientInfo;
  readonly corpus: CorpusService;
  readonly reader: CorpusDocumentReader;
  readonly segmentation: ParagraphSegmentation;
  readonly documents: OpenDocuments;
}

/** All that one connection knows: open documents, settings, the snapshot in force, and what renews each of them. */
export class Session {
  readonly documents: OpenDocuments;
  readonly client: Client;
  readonly folders: Folders;
  readonly settings: SettingsStore;
  readonly reviews: Reviews;
  readonly diagnostics: Diagnostics;
  /** Documents of the corpus that the editor shows. */
  readonly shownDocuments: ShownCorpusDocuments;
  /** What completion remembers from one request to the next. */
  readonly completion: CompletionState;
  readonly snapshots: Snapshots;
  private readonly corpus: Corpus;
  private readonly packs: Packs;
  private readonly draftIndexes = new DraftIndexes();

  constructor(private readonly parts: SessionParts) {
    const { connection, clientInfo: info, corpus, reader, segmentation, documents } = parts;
    this.documents = documents;
    this.folders = new Folders(connection, info);
    this.settings = new SettingsStore(
      connection,
      info,
      this.folders,
      (problems) => void this.client.tell("warning", describeProblems(problems)),
    );
    this.client = new Client(connection, info, this.settings);
    this.shownDocuments = new ShownCorpusDocuments(connection, info.abilities.refreshesContent);
    this.completion = new CompletionState(new HabitFile(info.cacheDirectory ?? defaultCacheDirectory()));
    this.reviews = new Reviews(
      this.folders,
      corpus.identity,
      (message) => void this.client.tell("error", message),
    );
    this.packs = new Packs(
      this.folders,
      this.settings,
      new PackReport(this.client, this.settings),
      new PackWatch(this.client, () => void this.packs.load()),
      () => this.renew(),
    );
    this.snapshots = new Snapshots(corpus, this.packs);
    const { snapshots, settings, reviews } = this;
    this.diagnostics = new Diagnostics(
      { documents, snapshots, settings, reviews, segmentation },
      this.client,
    );
    const corpusParts: CorpusParts = { service: corpus, reader, segmentation };
    this.corpus = new Corpus(corpusParts, this.folders, this.settings, this.client);
    corpus.onIndex(() => this.renew());
    segmentation.onChange(() => {
      this.corpus.tellStatus();
      this.diagnostics.refreshAll();
    });
  }

  /** The snapshot in force. */
  get snapshot(): Snapshot {
    return this.snapshots.current;
  }

  /** What is known beside a draft: the snapshot in force without the draft's own file. */
  snapshotFor(document: OpenDocument): Snapshot {
    return this.snapshots.beside(document);
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

  /** Reads documents of the corpus when somebody asks. */
  get reader(): CorpusDocumentReader {
    return this.parts.reader;
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
    await Promise.all([this.configureWords(), this.packs.load(), this.corpus.update()]);
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
    this.parts.segmentation.dispose();
    this.reader.dispose();
    await Promise.all([this.completion.dispose(), this.parts.corpus.dispose(), this.packs.dispose()]);
  }

  /** Profiles of all folders: one engine serves them all. */
  private async configureWords(): Promise<void> {
    const { segmenter } = await this.settings.of();
    const all = await Promise.all(this.folders.scopes.map((uri) => this.settings.of(uri)));
    this.parts.segmentation.configure(segmenter, userWordsOf(all.map(({ profile }) => profile)));
  }

  private renew(): void {
    this.snapshots.renew();
    this.diagnostics.refreshAll();
    this.shownDocuments.refresh();
  }
}
