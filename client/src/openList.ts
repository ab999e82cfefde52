import {
  commands,
  Disposable,
  Range,
  window,
  workspace,
  type CancellationToken,
  type Position,
  type TextDocument,
  type TextEditor,
} from "vscode";
import { itemsOf, type Provide } from "./completionItems";
import { Debounce } from "./debounce";
import { isInitials } from "./pure/insertedItem";
import { answers, asks, isLeftBehind, isSamePlace, type KnownList, type Place } from "./pure/openList";

/** Milliseconds; where VS Code asks about a key, it does so at once. */
const AFTER_KEY = 40;

/** Further initials it asks about when it has taken in the last answer, which on a busy machine takes a while. In ms. */
const AFTER_ANSWER = 400;

/**
 * Closes the completion list where VS Code leaves it open over what it was not asked for. Behind a list VS Code takes
 * every character for a filter, but does not look whether it is one where a figure follows Han (to its language's word
 * pattern that is a new word, and of figures it asks nothing), while an input method composes (whose window stands at
 * the same place), and in a list that was called for.
 */
export class OpenList {
  readonly #debounce = new Debounce(AFTER_KEY);
  #known: KnownList | undefined;
  /** Of the last request. */
  #token: CancellationToken | undefined;
  /** When there was an answer last. */
  #answered = 0;

  /** Notes what is asked for, and what `inner` answers. */
  around(inner: Provide): Provide {
    return async (document, position, context, token, next) => {
      const asked = placeOf(document, position);
      this.#known = asks(this.#known, asked);
      this.#token = token;
      let filled: boolean | undefined;
      try {
        const items = await inner(document, position, context, token, next);
        if (!token.isCancellationRequested) filled = itemsOf(items).length > 0;
        return items;
      } finally {
        this.#known = answers(this.#known, asked, filled);
        this.#answered = Date.now();
        this.#look();
      }
    };
  }

  follow(): Disposable {
    return Disposable.from(
      this.#debounce,
      workspace.onDidChangeTextDocument(({ document }) => {
        if (document === window.activeTextEditor?.document) this.#look();
      }),
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === window.activeTextEditor) this.#look();
      }),
    );
  }

  #look(): void {
    const known = this.#known;
    const editor = window.activeTextEditor;
    if (known?.filled !== true || !editor) return;
    const wait = hasMoreInitials(editor, known.asked) ? this.#answered + AFTER_ANSWER - Date.now() : 0;
    this.#debounce.run(() => void this.#close(editor), wait);
  }

  async #close(editor: TextEditor): Promise<void> {
    const here = (): Place => placeOf(editor.document, editor.selection.active);
    if (editor !== window.activeTextEditor || !this.#known || !isLeftBehind(this.#known, here())) return;
    this.#known = this.#token = undefined;
    await commands.executeCommand("hideSuggestWidget");
    // What it has asked for meanwhile, about a quick commit, was given up with the list.
    if (this.#wasGivenUp(here()))
      await commands.executeCommand("editor.action.triggerSuggest", { auto: true });
  }

  #wasGivenUp(here: Place): boolean {
    return (
      this.#token?.isCancellationRequested === true &&
      this.#known !== undefined &&
      isSamePlace(this.#known.asked, here)
    );
  }
}

/** Whether nothing but letters was typed since a list was asked for that stands behind a letter itself. */
function hasMoreInitials({ document, selection }: TextEditor, { offset }: Place): boolean {
  const since = new Range(document.positionAt(offset - 1), selection.active);
  return since.isSingleLine && isInitials(document.getText(since));
}

const placeOf = (document: TextDocument, position: Position): Place => ({
  uri: document.uri.toString(),
  version: document.version,
  offset: document.offsetAt(position),
});
