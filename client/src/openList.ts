import {
  commands,
  Disposable,
  Range,
  window,
  workspace,
  type Position,
  type TextDocument,
  type TextEditor,
} from "vscode";
import { itemsOf, type Provide } from "./completionItems";
import { Debounce } from "./debounce";
import {
  answers,
  asks,
  hasMoreInitials,
  isLeftBehind,
  isSamePlace,
  type KnownList,
  type Place,
} from "./pure/openList";
import { keyOf } from "./pure/keyOf";

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
  private readonly debounce = new Debounce(AFTER_KEY);
  private list: KnownList | undefined;
  /** When there was an answer last. */
  private answered = 0;

  /** Notes what is asked for, and what `inner` answers. */
  around(inner: Provide): Provide {
    return async (document, position, context, token, next) => {
      const asked = placeAt(document, position);
      this.list = asks(this.list, asked);
      let filled: boolean | undefined;
      try {
        const items = await inner(document, position, context, token, next);
        if (!token.isCancellationRequested) filled = itemsOf(items).length > 0;
        return items;
      } finally {
        this.list = answers(this.list, asked, filled);
        this.answered = Date.now();
        this.look();
      }
    };
  }

  follow(): Disposable {
    return Disposable.from(
      this.debounce,
      workspace.onDidChangeTextDocument(({ document }) => {
        if (document === window.activeTextEditor?.document) this.look();
      }),
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === window.activeTextEditor) this.look();
      }),
    );
  }

  private look(): void {
    const { list } = this;
    const editor = window.activeTextEditor;
    if (list?.filled !== true || !editor) return;
    const isPatient = hasMoreInitials(list.asked, placeOf(editor));
    this.debounce.run(
      () => void this.close(editor),
      isPatient ? this.answered + AFTER_ANSWER - Date.now() : 0,
    );
  }

  private async close(editor: TextEditor): Promise<void> {
    if (editor !== window.activeTextEditor || !this.list || !isLeftBehind(this.list, placeOf(editor))) return;
    this.list = undefined;
    await commands.executeCommand("hideSuggestWidget");
    // What VS Code has asked for meanwhile, after a quick commit, went with the list.
    const asked = this.askedMeanwhile();
    if (asked && isSamePlace(asked, placeOf(editor)))
      await commands.executeCommand("editor.action.triggerSuggest", { auto: true });
  }

  private askedMeanwhile(): Place | undefined {
    return this.list?.asked;
  }
}

const placeOf = ({ document, selection }: TextEditor): Place => placeAt(document, selection.active);

const placeAt = (document: TextDocument, { line, character }: Position): Place => ({
  document: keyOf(document.uri.toString()),
  line,
  before: document.getText(new Range(line, 0, line, character)),
});
