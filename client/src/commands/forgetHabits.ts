import { l10n, window } from "vscode";
import type { Command } from "./command";

/** What was offered and taken no longer counts for how sure completion is of itself. */
export const forgetHabits: Command = {
  id: "speechDrafter.forgetHabits",
  async run({ client }) {
    await client.execute("speechDrafter.server.forgetHabits", {});
    void window.showInformationMessage(
      l10n.t("Completion starts again without what it had learned of your choices."),
    );
  },
};
