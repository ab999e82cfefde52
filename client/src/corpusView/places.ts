import {
  commands,
  languages,
  Range,
  Selection,
  TabInputText,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  window,
  workspace,
  type Disposable,
  type TextDocument,
  type TextEditor,
} from "vscode";
import type { UriKey } from "../../../server/src/text/fileKey";
import type { CorpusPlace } from "../../../server/src/protocol";
import { keyOf } from "../pure/keyOf";

/** What stands in a tab. Where that was there before we led to it, how it wraps is the user's. */
const shownKeys = (): ReadonlySet<UriKey> =>
  new Set(
    window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .flatMap(({ input }) => (input instanceof TabInputText ? [keyOf(input.uri.toString())] : [])),
  );

/** Opens a place of the corpus with what it names selected. */
export function openPlace({ uri, range: { start, end } }: CorpusPlace, beside = false): Promise<TextEditor> {
  const range = new Range(start.line, start.character, end.line, end.character);
  return showPlace(workspace.openTextDocument(Uri.parse(uri)), range, beside);
}

/** Shows a place in a document of the corpus, wrapped and in view. */
export async function showPlace(
  opening: Thenable<TextDocument>,
  range: Range,
  beside = false,
): Promise<TextEditor> {
  const before = shownKeys();
  const document = await asSpeech(await opening);
  const editor = await window.showTextDocument(document, {
    selection: range,
    ...(beside && { viewColumn: ViewColumn.Beside }),
  });
  if (!before.has(keyOf(document.uri.toString()))) await wrapOnce(document);
  // Only now does the line stand where it stays: wrapping moves everything below.
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range, TextEditorRevealType.InCenter);
  return editor;
}

/** Documents of the corpus that stand for Word files and the like look like drafts; no rule is run on them. */
export function asSpeech(document: TextDocument): Thenable<TextDocument> | TextDocument {
  return document.uri.scheme === "speech-corpus" && document.languageId !== "speech"
    ? languages.setTextDocumentLanguage(document, "speech")
    : document;
}

/** What VS Code itself opens of the places that it was told of (F12, references, symbols) is shown as `openPlace` does. */
export class ToldPlaces {
  private readonly told = new Set<UriKey>();

  /** @param uris where an answer leads; those that are on the screen already stay as they are */
  note(uris: readonly Uri[]): void {
    const shown = shownKeys();
    for (const key of new Set(uris.map((uri) => keyOf(uri.toString())))) {
      if (shown.has(key)) this.told.delete(key);
      else this.told.add(key);
    }
  }

  follow(): Disposable {
    return window.onDidChangeActiveTextEditor((editor) => {
      if (editor && this.told.delete(keyOf(editor.document.uri.toString()))) void this.show(editor);
    });
  }

  private async show(editor: TextEditor): Promise<void> {
    if (await wrapOnce(await asSpeech(editor.document)))
      editor.revealRange(editor.selection, TextEditorRevealType.InCenter);
  }
}

const wrapped = new WeakSet<TextDocument>();

/**
 * Paragraphs of speeches are one line each. Text files do not wrap by themselves, and the setting is the user's.
 * @returns whether lines have moved
 */
async function wrapOnce(document: TextDocument): Promise<boolean> {
  const { uri, languageId } = document;
  if (wrapped.has(document)) return false;
  wrapped.add(document);
  const wrap = workspace.getConfiguration("editor", { uri, languageId }).get<string>("wordWrap");
  if (wrap !== "off") return false;
  await commands.executeCommand("editor.action.toggleWordWrap");
  return true;
}
