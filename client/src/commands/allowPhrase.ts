import { Uri } from "vscode";
import { updateOwn } from "../ownSetting";
import type { Command } from "./command";

/** A code action's: from now on this wording is not reported. */
export const allowPhrase: Command = {
  id: "speechDrafter.allowPhrase",
  async run(_services, argument) {
    const { phrase, uri } = argument as { phrase: string; uri: string };
    await updateOwn<string[]>("wording.allow", Uri.parse(uri), (allowed = []) => [
      ...new Set([...allowed, phrase]),
    ]);
  },
};
