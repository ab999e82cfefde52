import { l10n, window } from "vscode";
import { nameOf, type CorpusNode } from "../pure/corpusTree";
import type { Command } from "./command";

/** Reads a file of the Corpus view again, all files of a folder or group with it. */
export const rereadCorpusFile: Command = {
  id: "speechDrafter.rereadCorpusFile",
  async run({ client, corpusView }, clicked) {
    const node = (clicked as CorpusNode | undefined) ?? corpusView.selected;
    const uris = node ? [...new Set(filesOf(node))] : [];
    if (uris.length === 0) return;
    const { skipped } = await client.execute("speechDrafter.server.reread", { uris });
    const [first] = skipped;
    if (!first) window.setStatusBarMessage(l10n.t("Read again: {0} files", uris.length), 4000);
    else void window.showWarningMessage(l10n.t("Still skipped: {0}, {1}", nameOf(first.uri), first.reason));
  },
};

function filesOf(node: CorpusNode): readonly string[] {
  if (node.type === "speech") return node.bundled ? [] : [node.entry.uri];
  return node.type === "skippedFile" ? [node.file.uri] : node.children.flatMap(filesOf);
}
