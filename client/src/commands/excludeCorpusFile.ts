import { ConfigurationTarget, l10n, window, workspace } from "vscode";
import { targetOf } from "../corpusFolders";
import { excludingGlob, nameOf, type CorpusNode } from "../pure/corpusTree";
import { SECTION, setting } from "../settings";
import type { Command } from "./command";
import { uriOf } from "./revealCorpusFile";

const KEY = "corpus.exclude";

/** Leaves a file or folder of the Corpus view out of the corpus; the file stays, and the step can be taken back. */
export const excludeCorpusFile: Command = {
  id: "speechDrafter.excludeCorpusFile",
  async run({ client, corpusView }, clicked) {
    const node = (clicked as CorpusNode | undefined) ?? corpusView.selected;
    const uri = uriOf(node)?.toString();
    if (uri === undefined || node === undefined) return;
    const { folders } = await client.corpus();
    const glob = excludingGlob(uri, node.type === "folder", folders);
    if (glob === undefined) return;
    const before = setting<string[]>(KEY, []);
    if (before.includes(glob)) return;
    const configuration = workspace.getConfiguration(SECTION);
    const otherwise = workspace.workspaceFolders ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
    const found = targetOf(KEY, undefined, otherwise);
    const old =
      found === ConfigurationTarget.Workspace
        ? configuration.inspect(KEY)?.workspaceValue
        : configuration.inspect(KEY)?.globalValue;
    await configuration.update(KEY, [...before, glob], found);
    const undo = l10n.t("Undo");
    const said = l10n.t("{0} is left out of the corpus. The file stays where it is.", nameOf(uri));
    void window.showInformationMessage(said, undo).then((answer) => {
      if (answer === undo) void configuration.update(KEY, old, found);
    });
  },
};
