import { commands, l10n, Uri, window, workspace } from "vscode";
import type { SkippedFile } from "../../../server/src/protocol";
import { nameOf } from "../pure/corpusTree";

/** A skipped file is mostly one that an editor would show as garbage: what is told is why, and where it lies. */
export async function openSkipped({ uri, reason }: SkippedFile): Promise<void> {
  const show = l10n.t("Show Where It Lies");
  const message = l10n.t("{0} is not in the corpus: {1}", nameOf(uri), reason);
  if ((await window.showWarningMessage(message, show)) !== show) return;
  const file = Uri.parse(uri);
  const inside = workspace.getWorkspaceFolder(file) !== undefined;
  await commands.executeCommand(inside ? "revealInExplorer" : "revealFileInOS", file);
}
