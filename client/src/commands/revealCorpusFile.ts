import { commands, Uri, workspace } from "vscode";
import type { CorpusNode } from "../pure/corpusTree";
import type { Command } from "./command";

/** Shows where a row of the Corpus view lies: in the explorer where it is of the workspace, else in the system's. */
export const revealCorpusFile: Command = {
  id: "speechDrafter.revealCorpusFile",
  async run({ corpusView }, clicked) {
    const uri = uriOf((clicked as CorpusNode | undefined) ?? corpusView.selected);
    if (!uri) return;
    const inside = workspace.getWorkspaceFolder(uri) !== undefined;
    await commands.executeCommand(inside ? "revealInExplorer" : "revealFileInOS", uri);
  },
};

/** The file or folder that a row stands for. */
export function uriOf(node: CorpusNode | undefined): Uri | undefined {
  switch (node?.type) {
    case "speech":
      return Uri.parse(node.entry.uri);
    case "skippedFile":
      return Uri.parse(node.file.uri);
    case "folder":
    case "file":
      return Uri.parse(node.uri);
    default:
      return undefined;
  }
}
