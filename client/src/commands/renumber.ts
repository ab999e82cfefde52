import { l10n, window } from "vscode";
import type { Command } from "./command";

/** Puts the numbers of the draft, or of what is selected in it, in order: one undo step. */
export const renumber: Command = {
  id: "speechDrafter.renumber",
  async run({ client }) {
    const editor = window.activeTextEditor;
    if (!editor) return;
    const uri = editor.document.uri.toString();
    const { start, end, isEmpty } = editor.selection;
    const argument = isEmpty ? { uri } : { uri, range: { start: position(start), end: position(end) } };
    const { applied, changes } = await client.execute("speechDrafter.server.renumber", argument);
    const said = applied ? l10n.t("Numbers corrected: {0}", changes) : l10n.t("The numbers are in order.");
    window.setStatusBarMessage(said, 4000);
  },
};

const position = ({ line, character }: { line: number; character: number }) => ({ line, character });
