import { Range, Uri, ViewColumn, window, type TextEditor } from "vscode";
import type { CorpusPlace } from "../../../server/src/protocol";

/** Opens a place of the corpus with what it names selected. */
export function openPlace({ uri, range }: CorpusPlace, beside = false): Thenable<TextEditor> {
  const { start, end } = range;
  return window.showTextDocument(Uri.parse(uri), {
    selection: new Range(start.line, start.character, end.line, end.character),
    ...(beside && { viewColumn: ViewColumn.Beside }),
  });
}
