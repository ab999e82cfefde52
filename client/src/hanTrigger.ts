import {
  commands,
  Disposable,
  window,
  workspace,
  type TextDocument,
  type TextDocumentChangeEvent,
} from "vscode";
import type { CompletionMiddleware } from "vscode-languageclient/node";
import type { SpeechClient } from "./client";
import { Debounce } from "./debounce";
import { isDraft } from "./drafts";
import { follow, type Run } from "./pure/composition";
import { setting } from "./settings";

/** Milliseconds; VS Code's own quick suggestions ask some 10 ms after a commit, so by then they have. */
const DELAY = 60;

/**
 * Opens the completion list after an input method commits Han where VS Code does not by itself: it asks only
 * when a word ends at the cursor, which in mid-line it does not; in plaintext a run of Han is one word with
 * its punctuation; and Markdown has no quick suggestions.
 *
 * Only where VS Code has not asked already: a second request for the same place reads as the user's own call,
 * which overrides the threshold of confidence.
 */
export class HanTrigger implements Disposable {
  readonly #debounce = new Debounce(DELAY);
  #run: Run | undefined;
  #document: TextDocument | undefined;
  #asked: { readonly document: TextDocument; readonly version: number; readonly offset: number } | undefined;

  /** Notes each request for completion; changes nothing. */
  readonly middleware: CompletionMiddleware = {
    provideCompletionItem: (document, position, context, token, next) => {
      this.#asked = { document, version: document.version, offset: document.offsetAt(position) };
      return next(document, position, context, token);
    },
  };

  follow(client: SpeechClient): Disposable {
    return workspace.onDidChangeTextDocument((event) => {
      if (client.state === "running") this.#take(event);
    });
  }

  dispose(): void {
    this.#debounce.dispose();
  }

  #take({ document, contentChanges, reason }: TextDocumentChangeEvent): void {
    const change = contentChanges[0];
    if (!change || document !== window.activeTextEditor?.document) return;
    if (document !== this.#document) this.#run = undefined;
    this.#document = document;
    if (reason !== undefined || contentChanges.length > 1) {
      this.#run = undefined; // undo, redo, several cursors
      return;
    }
    const { rangeOffset, rangeLength, text } = change;
    const { run, committedAt } = follow(this.#run, { offset: rangeOffset, removed: rangeLength, text });
    this.#run = run;
    if (
      committedAt === undefined ||
      !isDraft(document) ||
      !setting<boolean>("completion.enabled", true, document)
    )
      return;
    const { version } = document;
    this.#debounce.run(() => this.#open(document, version, committedAt));
  }

  /** Opens the list where nothing has happened since the commit. */
  #open(document: TextDocument, version: number, offset: number): void {
    const editor = window.activeTextEditor;
    if (editor?.document !== document || document.version !== version || editor.selections.length > 1) return;
    if (!editor.selection.isEmpty || document.offsetAt(editor.selection.active) !== offset) return;
    const asked = this.#asked;
    if (asked?.document === document && asked.version === version && asked.offset === offset) return;
    void commands.executeCommand("editor.action.triggerSuggest", { auto: true });
  }
}
