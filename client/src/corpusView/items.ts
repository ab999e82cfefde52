import { env, l10n, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri, workspace } from "vscode";
import {
  nameOf,
  type CorpusNode,
  type FolderNode,
  type GroupNode,
  type SkippedNode,
  type SpeechNode,
} from "../pure/corpusTree";

/** Speeches from which a folder or group begins closed: what comes after it would be out of sight. */
const MANY = 40;

/** How a node of the Corpus view looks, and what a screen reader says of it. */
export function treeItem(node: CorpusNode): TreeItem {
  const item = itemOf(node);
  item.id = node.id;
  return item;
}

function itemOf(node: CorpusNode): TreeItem {
  switch (node.type) {
    case "speech":
      return speechItem(node);
    case "skippedFile":
      return skippedItem(node);
    case "folder":
    case "file":
      return folderItem(node);
    default:
      return groupItem(node);
  }
}

function speechItem(node: SpeechNode): TreeItem {
  const { title, date, kind, characters, uri } = node.entry;
  const item = new TreeItem(title, TreeItemCollapsibleState.None);
  const length = l10n.t("{0} characters", amount(characters));
  item.description = [date, length].filter((part) => part !== undefined).join(" · ");
  item.tooltip = [title, [kind, date, length].filter(Boolean).join(" · "), pathOf(uri)].join("\n");
  item.iconPath = new ThemeIcon("file-text");
  item.contextValue = node.bundled ? "corpusExample" : "corpusSpeech";
  item.command = { command: "speechDrafter.openCorpusSpeech", title: l10n.t("Open"), arguments: [node] };
  item.accessibilityInformation = { label: [title, kind, date, length].filter(Boolean).join(", ") };
  return item;
}

function skippedItem(node: SkippedNode): TreeItem {
  const { uri, reason } = node.file;
  const item = new TreeItem(nameOf(uri), TreeItemCollapsibleState.None);
  item.description = reason;
  item.tooltip = `${pathOf(uri)}\n${reason}`;
  item.iconPath = new ThemeIcon("warning");
  item.contextValue = "corpusSkipped";
  item.command = { command: "speechDrafter.openCorpusSpeech", title: l10n.t("Open"), arguments: [node] };
  item.accessibilityInformation = { label: l10n.t("Skipped: {0}, {1}", nameOf(uri), reason) };
  return item;
}

function folderItem({ type, uri, bundled, count }: FolderNode): TreeItem {
  const name = bundled && type === "folder" ? l10n.t("Bundled examples") : nameOf(uri);
  const item = branch(name, count, type === "file" ? "files" : bundled ? "library" : "folder-library");
  item.tooltip = pathOf(uri);
  item.contextValue = bundled ? "corpusExamples" : type === "file" ? "corpusFile" : "corpusFolder";
  return item;
}

function groupItem({ type, value, count }: GroupNode): TreeItem {
  if (type === "skipped") {
    const item = branch(l10n.t("Skipped files"), count, "warning", l10n.t("{0} files", amount(count)));
    item.collapsibleState = TreeItemCollapsibleState.Collapsed;
    return item;
  }
  const none = type === "kind" ? l10n.t("Kind not stated") : l10n.t("Year not stated");
  return branch(value ?? none, count, type === "kind" ? "tag" : "calendar");
}

function branch(
  label: string,
  count: number,
  icon: string,
  said = l10n.t("{0} speeches", amount(count)),
): TreeItem {
  const state = count > MANY ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.Expanded;
  const item = new TreeItem(label, state);
  item.description = said;
  item.iconPath = new ThemeIcon(icon);
  item.accessibilityInformation = { label: `${label}, ${said}` };
  return item;
}

const pathOf = (uri: string): string => workspace.asRelativePath(Uri.parse(uri));
export const amount = (value: number): string => value.toLocaleString(env.language);
