import { l10n, window } from "vscode";
import type { Command } from "./command";

/** A code action's: lets a finding stand, with the reason that reviewers will read. */
export const acceptFinding: Command = {
  id: "speechDrafter.acceptFinding",
  async run({ client }, argument) {
    const { uri, fingerprint } = argument as { uri: string; fingerprint: string };
    const reason = await window.showInputBox({
      prompt: l10n.t("Why may it stand? Reviewers will read this."),
    });
    if (reason === undefined) return;
    await client.execute("speechDrafter.server.acceptFinding", { uri, fingerprint, reason });
  },
};
