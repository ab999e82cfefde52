import { ConfigurationTarget, l10n, window, workspace } from "vscode";
import type { Command } from "./command";

const LANGUAGE = "plaintext";
const KEY = "wordBasedSuggestions";

/**
 * To VS Code a run of Han with its marks is one word, and in plain text it offers such clauses whole. The setting is the
 * user's: it is changed by this command alone.
 */
export const turnOffWordSuggestions: Command = {
  id: "speechDrafter.turnOffWordSuggestions",
  async run() {
    const target = workspace.workspaceFolders ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
    await workspace.getConfiguration("editor", { languageId: LANGUAGE }).update(KEY, "off", target, true);
    window.setStatusBarMessage(l10n.t("Words of the text are no longer suggested in plain text."), 4000);
  },
};

/** Whether they fill the lists of the draft at hand. */
export function suggestsWords(): boolean {
  const document = window.activeTextEditor?.document;
  return (
    document?.languageId === LANGUAGE &&
    workspace.getConfiguration("editor", document).get<string>(KEY) !== "off"
  );
}
