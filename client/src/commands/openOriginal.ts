import { commands, env, l10n, Range, Uri, window, workspace } from "vscode";
import type { Original } from "../../../server/src/protocol";
import { showPlace } from "../corpusView/places";
import type { Command } from "./command";

/** From a document that stands for a file of the corpus to the file itself. */
export const openOriginal: Command = {
  id: "speechDrafter.openOriginal",
  async run({ client }, clicked) {
    const uri = clicked instanceof Uri ? clicked : window.activeTextEditor?.document.uri;
    const original = uri?.scheme === "speech-corpus" ? await client.original(uri.toString()) : undefined;
    if (original) return openFile(original);
    void window.showInformationMessage(l10n.t("This file is not in the corpus any more."));
  },
};

/** Names of encodings as VS Code knows them, where they differ. */
const ENCODINGS: Readonly<Record<string, string>> = {
  "utf-8": "utf8",
  "utf-8-bom": "utf8bom",
  "utf-16le": "utf16le",
  "utf-16be": "utf16be",
  big5: "cp950",
};

/** Text in its own encoding; anything else by the program that it belongs to, else where it lies. */
async function openFile({ uri, encoding }: Original): Promise<void> {
  const file = Uri.parse(uri);
  if (encoding !== undefined) {
    const place = window.activeTextEditor?.selection ?? new Range(0, 0, 0, 0);
    await showPlace(workspace.openTextDocument(file, { encoding: ENCODINGS[encoding] ?? encoding }), place);
    return;
  }
  if (env.remoteName === undefined && (await env.openExternal(file))) return;
  await commands.executeCommand("revealInExplorer", file);
}
