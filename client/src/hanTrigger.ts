import {
  CancellationTokenSource,
  commands,
  type Disposable,
  Range,
  window,
  workspace,
  type CancellationToken,
  type ProviderResult,
  type TextDocument,
  type TextDocumentChangeEvent,
} from "vscode";
import type { SpeechClient } from "./client";
import { itemsOf, type Items, type Provide } from "./completionItems";
import { Debounce } from "./debounce";
import { isDraft } from "./drafts";
import { follow, type Run } from "./pure/composition";
import { leadingChange } from "./pure/mirrored";
import { setting } from "./settings";
import { fitToCursors } from "./severalCursors";

/** Milliseconds; VS Code's own quick suggestions ask some 10 ms after a commit, so by then they have. */
const DELAY = 60;

/** Milliseconds in which VS Code has closed the list that an empty answer belongs to. */
const AFTER_ANSWER = 20;

/** VS Code may ask twice about one commit; nobody presses a key so soon after a list was asked for, in ms. */
const TWICE = 250;

interface Asked {
  readonly document: TextDocument;
  readonly version: number;
  readonly offset: number;
  readonly time: number;
  readonly answer: Promise<Items>;
  readonly source: CancellationTokenSource;
}

/**
 * Opens the completion list after an input method commits Han where VS Code does not by itself: it asks only
 * when a word ends at the cursor, which in mid-line it does not; in plaintext a run of Han is one word with
 * its punctuation; and Markdown has no quick suggestions.
 *
 * Only where VS Code has not asked already; and where it asks after us, it is given the same answer.
 */
export class HanTrigger implements Disposable {
  private readonly debounce = new Debounce(DELAY);
  private run: Run | undefined;
  private document: TextDocument | undefined;
  private asked: Asked | undefined;

  /** Notes each request for completion, and looks whether an empty answer came too late. */
  readonly provide: Provide = async (document, position, context, token, next) => {
    const asked = this.ask(document, document.offsetAt(position), (own) =>
      next(document, position, context, own),
    );
    const items = fitToCursors(await asked.answer, document);
    if (itemsOf(items).length === 0 && !token.isCancellationRequested)
      setTimeout(() => this.askOn(asked), AFTER_ANSWER);
    return items;
  };

  /**
   * A second request for the same place at once has the answer of the first: to the server it would be the user's own
   * call. So the editor's cancelling of the first does not count; being elsewhere does.
   */
  private ask(
    document: TextDocument,
    offset: number,
    ask: (token: CancellationToken) => ProviderResult<Items>,
  ): Asked {
    const last = this.asked;
    const { version } = document;
    const time = Date.now();
    const again = last?.document === document && last.version === version && last.offset === offset;
    if (again && time - last.time < TWICE) return last;
    last?.source.cancel();
    const source = new CancellationTokenSource();
    const answer = Promise.resolve(ask(source.token));
    return (this.asked = { document, version, offset, time, answer, source });
  }

  /**
   * Initials are typed faster than a busy machine answers, and while VS Code waits for the answer about `g` it does
   * not ask about `gz`; where that answer is empty it gives up. It never asks while an input method composes, so
   * letters that it has asked about are letters that were typed.
   */
  private askOn(asked: Asked): void {
    const editor = window.activeTextEditor;
    const { document, offset } = asked;
    if (this.asked !== asked || editor?.document !== document || !isDraft(document)) return;
    const cursor = document.offsetAt(editor.selection.active);
    const since = document.getText(new Range(document.positionAt(offset), document.positionAt(cursor)));
    if (cursor <= offset || !/^[A-Za-z']+$/.test(since)) return;
    void commands.executeCommand("editor.action.triggerSuggest", { auto: true });
  }

  follow(client: SpeechClient): Disposable {
    return workspace.onDidChangeTextDocument((event) => {
      if (client.state === "running") this.take(event);
    });
  }

  dispose(): void {
    this.debounce.dispose();
  }

  private take({ document, contentChanges, reason }: TextDocumentChangeEvent): void {
    if (contentChanges.length === 0 || document !== window.activeTextEditor?.document) return;
    if (document !== this.document) this.run = undefined;
    this.document = document;
    const change = leadingChange(
      contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
        offset: rangeOffset,
        removed: rangeLength,
        text,
      })),
    );
    if (reason !== undefined || !change) {
      this.run = undefined; // undo, redo, an edit of several places
      return;
    }
    const { run, committedAt } = follow(this.run, change);
    this.run = run;
    if (
      committedAt === undefined ||
      !isDraft(document) ||
      !setting<boolean>("completion.enabled", true, document)
    )
      return;
    const { version } = document;
    this.debounce.run(() => this.open(document, version, committedAt));
  }

  /** Opens the list where nothing has happened since the commit. */
  private open(document: TextDocument, version: number, offset: number): void {
    const editor = window.activeTextEditor;
    if (editor?.document !== document || document.version !== version) return;
    // Of mirrored tab stops the first is followed, and VS Code asks at the one that has the cursor.
    const cursors = editor.selections.map(({ active }) => document.offsetAt(active));
    if (editor.selections.some(({ isEmpty }) => !isEmpty) || !cursors.includes(offset)) return;
    const asked = this.asked;
    if (asked?.document === document && asked.version === version && cursors.includes(asked.offset)) return;
    void commands.executeCommand("editor.action.triggerSuggest", { auto: true });
  }
}
