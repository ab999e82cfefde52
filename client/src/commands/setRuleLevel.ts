import { Uri, workspace } from "vscode";
import { SECTION, setting } from "../settings";
import { writeTo } from "./allowPhrase";
import type { Command } from "./command";

/** A code action's: sets one rule's level, other rules' stay. */
export const setRuleLevel: Command = {
  id: "speechDrafter.setRuleLevel",
  async run(_services, argument) {
    const { code, level, uri } = argument as { code: string; level: string; uri: string };
    const scope = Uri.parse(uri);
    const rules = setting<Record<string, string>>("rules", {}, scope);
    await workspace
      .getConfiguration(SECTION, scope)
      .update("rules", { ...rules, [code]: level }, writeTo(scope));
  },
};
