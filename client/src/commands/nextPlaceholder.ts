import { l10n, languages, Selection, window, type Range, type TextEditor } from "vscode";
import type { Command } from "./command";

const PLACEHOLDER = "text/placeholder";

/** Selects the next placeholder left in the draft, so that typing fills it; after the last, the first. */
export const nextPlaceholder: Command = {
  id: "speechDrafter.nextPlaceholder",
  run() {
    const editor = window.activeTextEditor;
    if (!editor) return Promise.resolve();
    const places = placeholders(editor);
    const caret = editor.selection.end;
    const next = places.find(({ start }) => start.isAfterOrEqual(caret)) ?? places[0];
    if (!next) {
      void window.showInformationMessage(l10n.t("No placeholder is left in this draft."));
      return Promise.resolve();
    }
    editor.selection = new Selection(next.start, next.end);
    editor.revealRange(next);
    return Promise.resolve();
  },
};

/** In text order. One finding stands for all; its other places are its related information. */
function placeholders({ document }: TextEditor): Range[] {
  return languages
    .getDiagnostics(document.uri)
    .filter(({ code }) => (typeof code === "object" ? code.value : code) === PLACEHOLDER)
    .flatMap(({ range, relatedInformation }) => [
      range,
      ...(relatedInformation ?? [])
        .filter(({ location }) => location.uri.toString() === document.uri.toString())
        .map(({ location }) => location.range),
    ])
    .sort((a, b) => a.start.compareTo(b.start));
}
