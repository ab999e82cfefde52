import { l10n, window } from "vscode";
import type { Command } from "./command";

/** Deletes the index files and habits, after asking; speeches and drafts are never touched. */
export const clearData: Command = {
  id: "speechDrafter.clearData",
  async run({ client }) {
    const clear = l10n.t("Delete");
    const message = l10n.t(
      "Delete the index and the completion habits that Speech Drafter keeps on this machine? Your speeches and drafts are not touched.",
    );
    if ((await window.showWarningMessage(message, clear)) !== clear) return;
    await client.execute("speechDrafter.server.clearData", {});
    void window.showInformationMessage(l10n.t("The index files are deleted."));
  },
};
