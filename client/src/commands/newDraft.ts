import { window, workspace } from "vscode";
import type { Command } from "./command";

/** Opens an empty untitled draft of language `speech`. */
export const newDraft: Command = {
  id: "speechDrafter.newDraft",
  async run() {
    await window.showTextDocument(await workspace.openTextDocument({ language: "speech" }));
  },
};
