import { l10n, Range, Selection, window } from "vscode";
import type { SpeechClient } from "../client";
import type { Command } from "./command";

/** Moves the section that the caret stands in above the one before it, numbers and all. */
export const moveSectionUp: Command = {
  id: "speechDrafter.moveSectionUp",
  run: ({ client }) => move(client, -1),
};

export const moveSectionDown: Command = {
  id: "speechDrafter.moveSectionDown",
  run: ({ client }) => move(client, 1),
};

async function move(client: SpeechClient, by: number): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) return;
  const uri = editor.document.uri.toString();
  const moved = await client.execute("speechDrafter.server.moveSection", {
    uri,
    line: editor.selection.active.line,
    by,
  });
  if (!moved.applied) {
    window.setStatusBarMessage(l10n.t("There is no section beside this one to move past."), 4000);
    return;
  }
  // the caret goes along, so that the same key moves it further
  const heading = editor.document.lineAt(moved.line).range.start;
  editor.selection = new Selection(heading, heading);
  editor.revealRange(new Range(heading, heading));
}
