import { commands, l10n, QuickPickItemKind, ThemeIcon, window, type QuickPickItem } from "vscode";
import type { SpeechClient } from "../client";
import { setting } from "../settings";
import type { SilencedDrafts } from "../silence";
import type { Command } from "./command";
import { currentRateName } from "./setSpeakingRate";
import { stageName } from "./setStage";
import { suggestsWords } from "./turnOffWordSuggestions";

interface Item extends QuickPickItem {
  readonly command?: string;
  readonly argument?: unknown;
}

/** What the status bar's item opens: everything a drafter may want to do with us, in one list. */
export const showActions: Command = {
  id: "speechDrafter.showActions",
  async run({ client, silenced, extensionId }) {
    const items = [...trouble(client), ...draft(silenced), ...corpus(client), ...help(extensionId)];
    const picked = await window.showQuickPick(items, { placeHolder: l10n.t("Speech Drafter: what next?") });
    if (!picked?.command) return;
    await commands.executeCommand(
      picked.command,
      ...(picked.argument === undefined ? [] : [picked.argument]),
    );
  },
};

const separator = (label: string): Item => ({ label, kind: QuickPickItemKind.Separator });
const item = (icon: string, label: string, command: string, more: Partial<Item> = {}): Item => ({
  label,
  command,
  iconPath: new ThemeIcon(icon),
  ...more,
});

function trouble({ state, indexStatus }: SpeechClient): Item[] {
  if (indexStatus?.paused)
    return [item("debug-continue", l10n.t("Go On Reading the Corpus"), "speechDrafter.resumeIndexing")];
  if (state !== "failed") return [];
  return [item("debug-restart", l10n.t("Restart the Language Server"), "speechDrafter.restartServer")];
}

function draft(silenced: SilencedDrafts): Item[] {
  const document = window.activeTextEditor?.document;
  const stage =
    document && silenced.has(document)
      ? l10n.t("Silenced")
      : stageName(setting<string>("stage", "review", document));
  return [
    separator(l10n.t("This draft")),
    item("symbol-structure", l10n.t("Go to Heading…"), "workbench.action.gotoSymbol"),
    item("checklist", l10n.t("Show Findings"), "workbench.actions.view.problems"),
    item("arrow-down", l10n.t("Next Placeholder"), "speechDrafter.nextPlaceholder"),
    item("list-ordered", l10n.t("Renumber"), "speechDrafter.renumber"),
    item("discard", l10n.t("Take Back What Was Accepted…"), "speechDrafter.takeBackAccepted"),
    item("milestone", l10n.t("Set Stage…"), "speechDrafter.setStage", { description: stage }),
    item("dashboard", l10n.t("Set Speaking Rate…"), "speechDrafter.setSpeakingRate", {
      description: currentRateName(),
    }),
    ...(suggestsWords()
      ? [
          item(
            "eye-closed",
            l10n.t("Turn Off Word Suggestions in Plain Text"),
            "speechDrafter.turnOffWordSuggestions",
          ),
        ]
      : []),
  ];
}

function corpus({ indexStatus }: SpeechClient): Item[] {
  const skipped = indexStatus?.skipped.length ?? 0;
  return [
    separator(l10n.t("New draft")),
    item("new-file", l10n.t("New Speech Draft"), "speechDrafter.newDraft"),
    item("list-tree", l10n.t("New Draft from an Outline…"), "speechDrafter.newDraftFromOutline"),
    separator(l10n.t("Corpus")),
    item("search", l10n.t("Search the Corpus…"), "speechDrafter.searchCorpus"),
    item("mortar-board", l10n.t("Find Earlier Speeches Like This Draft…"), "speechDrafter.findExemplars"),
    item("folder-library", l10n.t("Choose Corpus Folders…"), "speechDrafter.chooseCorpusFolders"),
    item("refresh", l10n.t("Rebuild the Index"), "speechDrafter.rebuildIndex"),
    ...(skipped > 0
      ? [item("warning", l10n.t("Files skipped: {0}", skipped), "speechDrafter.showSkippedFiles")]
      : []),
    item("trash", l10n.t("Clear Data…"), "speechDrafter.clearData"),
  ];
}

function help(extensionId: string): Item[] {
  return [
    separator(l10n.t("Help")),
    item("book", l10n.t("Get Started"), "workbench.action.openWalkthrough", {
      argument: `${extensionId}#speechDrafter.start`,
    }),
    item("file-text", l10n.t("Open the Sample Draft"), "speechDrafter.openSample"),
    item("gear", l10n.t("Settings"), "workbench.action.openSettings", { argument: `@ext:${extensionId}` }),
    item("output", l10n.t("Show Log"), "speechDrafter.showLog"),
  ];
}
