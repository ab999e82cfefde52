import { Uri, window, workspace } from "vscode";
import type { Command } from "./command";

/** Opens a copy of the sample draft that stands nowhere on disk: nothing of the extension is edited. */
export const openSample: Command = {
  id: "speechDrafter.openSample",
  async run({ extensionUri }) {
    const file = Uri.joinPath(extensionUri, "client", "sample", "sample.speech");
    const content = new TextDecoder().decode(await workspace.fs.readFile(file));
    const document = await workspace.openTextDocument({ language: "speech", content });
    await window.showTextDocument(document, { preview: false });
  },
};
