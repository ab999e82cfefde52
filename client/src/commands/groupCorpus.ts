import { l10n, ThemeIcon, window } from "vscode";
import type { Command } from "./command";

/** How the Corpus view groups speeches. */
export const groupCorpus: Command = {
  id: "speechDrafter.groupCorpus",
  async run({ corpusView }) {
    const current = corpusView.grouping;
    const items = [
      { grouping: "folder" as const, label: l10n.t("By Folder"), icon: "folder-library" },
      { grouping: "kind" as const, label: l10n.t("By Kind"), icon: "tag" },
      { grouping: "year" as const, label: l10n.t("By Year"), icon: "calendar" },
    ].map(({ grouping, label, icon }) => ({
      grouping,
      label,
      iconPath: new ThemeIcon(icon),
      description: grouping === current ? l10n.t("current") : "",
    }));
    const picked = await window.showQuickPick(items, {
      placeHolder: l10n.t("Group the speeches of the corpus"),
    });
    if (picked) await corpusView.group(picked.grouping);
  },
};
