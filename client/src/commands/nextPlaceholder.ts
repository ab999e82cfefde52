import { l10n, Range, Selection, window } from "vscode";
import type { Command } from "./command";

/** Selects the next placeholder left in the draft, so that typing fills it; after the last, the first. */
export const nextPlaceholder: Command = {
  id: "speechDrafter.nextPlaceholder",
  async run({ client }) {
    const editor = window.activeTextEditor;
    if (!editor) return;
    const uri = editor.document.uri.toString();
    // Asked for, not read from the findings: while a draft is being written none are shown.
    const { places } = await client.execute("speechDrafter.server.placeholders", { uri });
    const ranges = places.map(
      ({ start, end }) => new Range(start.line, start.character, end.line, end.character),
    );
    const caret = editor.selection.end;
    const next = ranges.find(({ start }) => start.isAfterOrEqual(caret)) ?? ranges[0];
    if (!next) {
      void window.showInformationMessage(l10n.t("No placeholder is left in this draft."));
      return;
    }
    editor.selection = new Selection(next.start, next.end);
    editor.revealRange(next);
    const said = l10n.t("Placeholder {0} of {1}", ranges.indexOf(next) + 1, ranges.length);
    window.setStatusBarMessage(said, 4000);
  },
};
