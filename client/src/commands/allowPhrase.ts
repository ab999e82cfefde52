import { ConfigurationTarget, Uri, workspace } from "vscode";
import { SECTION, setting } from "../settings";
import type { Command } from "./command";

/** A code action's: from now on this wording is not reported, in the folder the draft lies in. */
export const allowPhrase: Command = {
  id: "speechDrafter.allowPhrase",
  async run(_services, argument) {
    const { phrase, uri } = argument as { phrase: string; uri: string };
    const scope = Uri.parse(uri);
    const allowed = setting<string[]>("wording.allow", [], scope);
    if (allowed.includes(phrase)) return;
    await workspace
      .getConfiguration(SECTION, scope)
      .update("wording.allow", [...allowed, phrase], writeTo(scope));
  },
};

/** The workspace where the document belongs to one, else the user's settings. */
export const writeTo = (scope: Uri): ConfigurationTarget =>
  workspace.getWorkspaceFolder(scope) ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
