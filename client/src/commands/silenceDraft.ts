import { l10n, window } from "vscode";
import type { Command } from "./command";

/** The draft at hand has no findings until the window closes; once more, and it has them again. */
export const silenceDraft: Command = {
  id: "speechDrafter.silenceDraft",
  async run({ silenced }) {
    const document = window.activeTextEditor?.document;
    if (!document) return;
    const silent = !silenced.has(document);
    await silenced.set(document, silent);
    const said = silent
      ? l10n.t("This draft has no findings until the window closes.")
      : l10n.t("This draft has findings again.");
    window.setStatusBarMessage(said, 4000);
  },
};
