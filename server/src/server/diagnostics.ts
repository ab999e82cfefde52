import { CancellationToken, LSPErrorCodes, ResponseError, type Diagnostic } from "vscode-languageserver";
import { capped, diagnose, type Diagnosis } from "../features/diagnostics/runner";
import { withFrontMatter } from "../features/frontMatter";
import { looksLikeSpeech } from "../features/gate";
import { blockAt } from "../speech/structure";
import { overlaps, type Span } from "../text/span";
import { toDiagnostic } from "./convert";
import { isRulePage } from "./resources";
import type { OpenDocument } from "./documents";
import type { Session } from "./session";
import { SlicedWork } from "./slices";

/** How long after a change a client that cannot pull is sent new findings, in milliseconds. */
const PUSH_DELAY = 200;

/**
 * Findings of open drafts. The paragraph that is being typed in keeps quiet until its author pauses
 * (`diagnostics.revealDelay`) or leaves it; the rest is shown at once.
 */
export class Diagnostics {
  private readonly known = new Map<string, { key: string; work: SlicedWork<readonly Diagnosis[]> }>();
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly left = new Map<string, number>();

  constructor(private readonly session: Session) {}

  /** What the editor shows now. */
  async shown(document: OpenDocument, token: CancellationToken): Promise<Diagnostic[]> {
    const { text } = document;
    const findings = await this.findings(document, token);
    const pending = await this.session.reviews.pending(document.uri, findings);
    const settings = await this.session.settings.of(document.uri);
    const typed = this.typedIn(document, settings.diagnostics.revealDelay);
    const shown = pending.filter((d) => !typed || !overlaps(d.span, typed));
    return capped(shown, document.draft, settings.diagnostics.maxPerDraft).map((d) =>
      toDiagnostic(text, d, this.session.locale(settings), this.client.relatedInformation),
    );
  }

  /** Every finding of the draft as it stands, reckoned once per version, snapshot and settings. */
  async findings(document: OpenDocument, token: CancellationToken): Promise<readonly Diagnosis[]> {
    const { uri, version, draft, languageId } = document;
    const { snapshot, words } = this.session;
    const settings = withFrontMatter(await this.session.settings.of(uri), draft.text);
    if (isRulePage(uri) || (languageId !== "speech" && !looksLikeSpeech(draft))) return [];
    const key = [version, snapshot.generation, words.generation, JSON.stringify(settings)].join(" ");
    const known = this.known.get(uri);
    if (known?.key === key) return known.work.wait(token);
    const isStale = () => this.session.document(uri)?.version !== version;
    // Closed, or typed in, while the settings were asked for: nobody would let go of it.
    if (isStale()) throw new ResponseError(LSPErrorCodes.ContentModified, "content modified");
    const work = new SlicedWork(diagnose({ draft, snapshot, settings, words }), isStale);
    this.known.set(uri, { key, work });
    work.onStopped(() => {
      if (this.known.get(uri)?.work === work) this.known.delete(uri);
    });
    return work.wait(token);
  }

  /** A draft was opened or typed in. */
  changed(document: OpenDocument): void {
    this.left.delete(document.uri);
    if (!this.client.pullsDiagnostics)
      this.later(document.uri, PUSH_DELAY, () => void this.push(document.uri));
    if (document.lastChange) void this.revealLater(document.uri);
  }

  /** The caret moved to another line: what was typed is no longer being typed. */
  caret(uri: string, line: number): void {
    const document = this.session.document(uri);
    if (!document?.lastChange || this.left.get(uri) === document.version) return;
    const typed = blockAt(document.draft, document.lastChange.offset)?.block;
    // A wrapped paragraph has several lines, and the caret may be in any of them.
    const offset = document.text.offsetAt({ line, character: 0 });
    if (typed && typed.span.start <= offset && offset < typed.span.end) return;
    this.left.set(uri, document.version);
    this.refresh(uri);
  }

  closed(uri: string): void {
    for (const name of [uri, `reveal ${uri}`]) {
      clearTimeout(this.timers.get(name));
      this.timers.delete(name);
    }
    this.known.delete(uri);
    this.left.delete(uri);
    if (!this.client.pullsDiagnostics) void this.session.connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  /** Index, packs, words or settings changed: every open draft is looked at again. */
  refreshAll(): void {
    if (this.client.pullsDiagnostics) this.refresh("");
    else for (const document of this.session.documents()) this.refresh(document.uri);
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
  }

  private async revealLater(uri: string): Promise<void> {
    const { diagnostics } = await this.session.settings.of(uri);
    if (!this.session.document(uri)) return;
    this.later(`reveal ${uri}`, diagnostics.revealDelay, () => this.refresh(uri));
  }

  private refresh(uri: string): void {
    if (!this.client.pullsDiagnostics) this.later(uri, 0, () => void this.push(uri));
    else if (this.client.refreshesDiagnostics)
      this.later(
        "refresh",
        50,
        () => void this.session.connection.languages.diagnostics.refresh().catch(() => undefined),
      );
  }

  private async push(uri: string): Promise<void> {
    const document = this.session.document(uri);
    if (!document) return;
    const diagnostics = await this.shown(document, CancellationToken.None).catch(() => undefined);
    // A newer version has its own push under way.
    if (diagnostics && this.session.document(uri)?.version === document.version)
      await this.session.connection.sendDiagnostics({ uri, version: document.version, diagnostics });
  }

  private later(name: string, delay: number, action: () => void): void {
    clearTimeout(this.timers.get(name));
    const timer = setTimeout(() => {
      this.timers.delete(name);
      action();
    }, delay);
    this.timers.set(name, timer);
  }

  private get client() {
    return this.session.client;
  }

  /** The paragraph that is being typed in, until its author pauses or leaves it. */
  private typedIn(document: OpenDocument, delay: number): Span | undefined {
    const { lastChange, uri, version, draft } = document;
    if (!lastChange || this.left.get(uri) === version || Date.now() - lastChange.time >= delay)
      return undefined;
    return blockAt(draft, lastChange.offset)?.block.span;
  }
}
