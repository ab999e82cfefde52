import { l10n, ThemeIcon, Uri, window, workspace } from "vscode";
import type { Command } from "./command";
import { openSkipped } from "./openSkipped";

/** Lists the corpus files that could not be read, each with the reason; picking one leads to where it lies. */
export const showSkippedFiles: Command = {
  id: "speechDrafter.showSkippedFiles",
  async run({ client }) {
    const skipped = client.indexStatus?.skipped ?? [];
    if (skipped.length === 0) {
      void window.showInformationMessage(l10n.t("No file of the corpus was skipped."));
      return;
    }
    const items = skipped.map((file) => ({
      label: workspace.asRelativePath(Uri.parse(file.uri)),
      detail: file.reason,
      iconPath: new ThemeIcon("warning"),
      file,
    }));
    const placeHolder = l10n.t("Files of the corpus that were skipped, and why");
    const picked = await window.showQuickPick(items, { placeHolder, matchOnDetail: true });
    if (picked) await openSkipped(picked.file);
  },
};
