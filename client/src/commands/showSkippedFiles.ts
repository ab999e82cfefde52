import { l10n, ThemeIcon, Uri, window, workspace } from "vscode";
import type { Command } from "./command";

/** Lists the corpus files that could not be read, each with the reason; picking one opens it. */
export const showSkippedFiles: Command = {
  id: "speechDrafter.showSkippedFiles",
  async run({ client }) {
    const skipped = client.indexStatus?.skipped ?? [];
    if (skipped.length === 0) {
      void window.showInformationMessage(l10n.t("No file of the corpus was skipped."));
      return;
    }
    const items = skipped.map(({ uri, reason }) => {
      const file = Uri.parse(uri);
      return {
        label: workspace.asRelativePath(file),
        detail: reason,
        iconPath: new ThemeIcon("warning"),
        file,
      };
    });
    const placeHolder = l10n.t("Files of the corpus that were skipped, and why");
    const picked = await window.showQuickPick(items, { placeHolder, matchOnDetail: true });
    if (picked) await window.showTextDocument(picked.file);
  },
};
