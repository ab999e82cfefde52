import {
  commands,
  Range,
  Uri,
  ViewColumn,
  window,
  workspace,
  type TextDocument,
  type TextEditor,
} from "vscode";
import type { CorpusPlace } from "../../../server/src/protocol";

/** Opens a place of the corpus with what it names selected. */
export async function openPlace({ uri, range }: CorpusPlace, beside = false): Promise<TextEditor> {
  const { start, end } = range;
  const editor = await window.showTextDocument(Uri.parse(uri), {
    selection: new Range(start.line, start.character, end.line, end.character),
    ...(beside && { viewColumn: ViewColumn.Beside }),
  });
  await wrapOnce(editor.document);
  return editor;
}

const wrapped = new WeakSet<TextDocument>();

/** Paragraphs of speeches are one line each. Text files do not wrap by themselves, and the setting is the user's. */
async function wrapOnce(document: TextDocument): Promise<void> {
  const { uri, languageId } = document;
  if (wrapped.has(document)) return;
  wrapped.add(document);
  const wrap = workspace.getConfiguration("editor", { uri, languageId }).get<string>("wordWrap");
  if (wrap === "off") await commands.executeCommand("editor.action.toggleWordWrap");
}
