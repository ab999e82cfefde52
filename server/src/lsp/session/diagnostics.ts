import { CancellationToken, LSPErrorCodes, ResponseError, type Diagnostic } from "vscode-languageserver";
import { capped, diagnose, type Diagnosis } from "../../features/diagnostics/runner";
import { withFrontMatter } from "../../features/settings/frontMatter";
import { isSpeech } from "../../features/gate";
import { documentKey, pathOf } from "../../host/disk/fileIdentity";
import type { UriKey } from "../../text/fileKey";
import type { Segmentation } from "../../text/tokens";
import { toDiagnostic } from "../convert";
import { isRulePage } from "../resources";
import { SlicedWork } from "../slices";
import type { Client } from "./client";
import type { OpenDocument, OpenDocuments } from "./documents";
import type { Reviews } from "./reviews";
import type { SettingsStore } from "./settingsStore";
import type { Snapshots } from "./snapshots";
import { Whereabouts } from "./whereabouts";

/** How long after a change a client that cannot pull is sent new findings, in milliseconds. */
const PUSH_DELAY = 200;

/** What the findings of drafts depend on. */
interface FindingSources {
  readonly documents: OpenDocuments;
  readonly snapshots: Snapshots;
  readonly settings: SettingsStore;
  readonly reviews: Reviews;
  readonly segmentation: Segmentation;
}

/**
 * Findings of open drafts. The paragraph that is being typed in keeps quiet until its author pauses
 * (`diagnostics.revealDelay`) or leaves it, and a list that is being written is not counted; the rest is shown at once.
 */
export class Diagnostics {
  /** The last of each document. */
  private readonly works = new Map<UriKey, { state: string; work: SlicedWork<readonly Diagnosis[]> }>();
  /** By purpose and document. */
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly whereabouts = new Whereabouts();
  /** Drafts that the user wants no findings in, open or closed. */
  private readonly silenced = new Set<UriKey>();

  constructor(
    private readonly sources: FindingSources,
    private readonly client: Client,
  ) {}

  /** What the editor shows now. */
  async shown(document: OpenDocument, token: CancellationToken): Promise<Diagnostic[]> {
    const { text } = document;
    const open = await this.open(document, token);
    const settings = await this.sources.settings.of(document.uri);
    const shown = this.whereabouts.finished(open, document, settings.diagnostics.revealDelay);
    return capped(shown, document.draft, settings.diagnostics.maxPerDraft).map((d) =>
      toDiagnostic(text, d, this.client.locale(settings), this.client.abilities.relatedInformation),
    );
  }

  /** What there is to be told of: neither accepted nor in a draft that the user has silenced. */
  async open(document: OpenDocument, token: CancellationToken): Promise<readonly Diagnosis[]> {
    if (this.silenced.has(document.key)) return [];
    return this.sources.reviews.pending(document.uri, await this.findings(document, token));
  }

  /** Every finding of the draft as it stands, reckoned once per version, snapshot and settings. */
  async findings(document: OpenDocument, token: CancellationToken): Promise<readonly Diagnosis[]> {
    const { uri, key, version, draft } = document;
    const { segmentation } = this.sources;
    const snapshot = this.sources.snapshots.beside(document);
    const settings = withFrontMatter(await this.sources.settings.of(uri), draft.text);
    const isDraft =
      isSpeech(document) && !isRulePage(document) && !this.sources.snapshots.isOnlyRead(document);
    if (!isDraft) return [];
    const state = [version, snapshot.generation, segmentation.generation, JSON.stringify(settings)].join(" ");
    const last = this.works.get(key);
    if (last?.state === state) return last.work.wait(token);
    const isStale = () => this.sources.documents.of(uri)?.version !== version;
    // Closed, or typed in, while the settings were asked for: nobody would let go of it.
    if (isStale()) throw new ResponseError(LSPErrorCodes.ContentModified, "content modified");
    const work = new SlicedWork(diagnose({ draft, snapshot, settings, words: segmentation }), isStale);
    this.works.set(key, { state, work });
    work.onStopped(() => {
      if (this.works.get(key)?.work === work) this.works.delete(key);
    });
    return work.wait(token);
  }

  /** A draft was opened or typed in. */
  changed(document: OpenDocument): void {
    this.whereabouts.changed(document);
    if (!this.client.abilities.pullsDiagnostics) this.pushLater(document, PUSH_DELAY);
    if (document.lastChange) void this.revealLater(document);
  }

  /** The caret moved to another line: what was typed there is no longer being typed. */
  caret(uri: string, line: number): void {
    const document = this.sources.documents.of(uri);
    if (document && this.whereabouts.moved(document, line)) this.refresh(document);
  }

  /** The user wants no findings in a draft, until `silent` is false or this server ends. */
  silence(uri: string, silent: boolean): void {
    const key = documentKey(uri);
    if (silent) this.silenced.add(key);
    else this.silenced.delete(key);
    const document = this.sources.documents.of(uri);
    if (document) this.refresh(document);
  }

  closed(document: OpenDocument): void {
    const { uri, key } = document;
    for (const name of [`push ${key}`, `reveal ${key}`]) {
      clearTimeout(this.timers.get(name));
      this.timers.delete(name);
    }
    this.works.delete(key);
    this.whereabouts.closed(document);
    // The next draft without a file may bear the same name.
    if (pathOf(uri) === undefined) this.silenced.delete(key);
    if (!this.client.abilities.pullsDiagnostics)
      void this.client.connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  /** Index, packs, words or settings changed: every open draft is looked at again. */
  refreshAll(): void {
    if (this.client.abilities.pullsDiagnostics) this.refresh(undefined);
    else for (const document of this.sources.documents.all()) this.refresh(document);
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
  }

  private async revealLater(document: OpenDocument): Promise<void> {
    const { diagnostics } = await this.sources.settings.of(document.uri);
    if (!this.sources.documents.of(document.uri)) return;
    this.later(`reveal ${document.key}`, diagnostics.revealDelay, () => this.refresh(document));
  }

  private pushLater({ uri, key }: OpenDocument, delay: number): void {
    this.later(`push ${key}`, delay, () => void this.push(uri));
  }

  /** @param document that alone where findings are pushed; a client that pulls asks again for all it shows */
  private refresh(document: OpenDocument | undefined): void {
    if (document && !this.client.abilities.pullsDiagnostics) this.pushLater(document, 0);
    else if (this.client.abilities.refreshesDiagnostics)
      this.later(
        "refresh",
        50,
        () => void this.client.connection.languages.diagnostics.refresh().catch(() => undefined),
      );
  }

  private async push(uri: string): Promise<void> {
    const document = this.sources.documents.of(uri);
    if (!document) return;
    const diagnostics = await this.shown(document, CancellationToken.None).catch(() => undefined);
    // A newer version has its own push under way.
    if (diagnostics && this.sources.documents.of(uri)?.version === document.version)
      await this.client.connection.sendDiagnostics({ uri, version: document.version, diagnostics });
  }

  private later(name: string, delay: number, action: () => void): void {
    clearTimeout(this.timers.get(name));
    const timer = setTimeout(() => {
      this.timers.delete(name);
      action();
    }, delay);
    this.timers.set(name, timer);
  }
}
