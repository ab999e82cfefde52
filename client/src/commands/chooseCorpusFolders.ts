import { l10n, QuickPickItemKind, ThemeIcon, type Uri, window, type QuickPickItem } from "vscode";
import type { SpeechClient } from "../client";
import type { CorpusView } from "../corpusView/view";
import { addCorpusFolders, corpusFolders, removeCorpusFolder, type CorpusFolder } from "../corpusFolders";
import type { Command } from "./command";

interface Item extends QuickPickItem {
  /** Absent: the item that adds. */
  readonly folder?: CorpusFolder;
}

/** Shows the corpus folders, adds some, takes some away. */
export const chooseCorpusFolders: Command = {
  id: "speechDrafter.chooseCorpusFolders",
  async run({ client, corpusView }) {
    const folders = corpusFolders();
    const added = folders.length === 0 ? await askForFolders() : await pick(folders);
    if (added.length > 0) await takeFolders(added, client, corpusView);
  },
};

/** Adds folders to the corpus and shows it, as it fills. */
export async function takeFolders(
  added: readonly Uri[],
  client: SpeechClient,
  corpusView: CorpusView,
): Promise<void> {
  await addCorpusFolders(added);
  await Promise.all([client.start(), corpusView.reveal()]);
}

async function askForFolders(): Promise<readonly Uri[]> {
  const picked = await window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    canSelectMany: true,
    title: l10n.t("Folders with your earlier speeches"),
    openLabel: l10n.t("Use as Corpus"),
  });
  return picked ?? [];
}

/** The list of what is in use; resolves with the folders to add. */
async function pick(folders: readonly CorpusFolder[]): Promise<readonly Uri[]> {
  const list = window.createQuickPick<Item>();
  list.title = l10n.t("Corpus Folders");
  list.placeholder = l10n.t("Add folders, or pick one to stop using it");
  list.items = [
    { label: `$(add) ${l10n.t("Add Folders…")}`, alwaysShow: true },
    { label: l10n.t("In use"), kind: QuickPickItemKind.Separator },
    ...folders.map((folder) => ({
      label: folder.value,
      iconPath: new ThemeIcon("folder"),
      description: l10n.t("pick to stop using it; its files stay"),
      folder,
    })),
  ];
  const chosen = await new Promise<Item | undefined>((resolve) => {
    list.onDidAccept(() => resolve(list.selectedItems[0]));
    list.onDidHide(() => resolve(undefined));
    list.show();
  });
  list.dispose();
  if (!chosen) return [];
  if (!chosen.folder) return askForFolders();
  await removeCorpusFolder(chosen.folder);
  return [];
}
