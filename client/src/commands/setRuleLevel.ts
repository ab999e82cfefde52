import { Uri } from "vscode";
import { updateOwn } from "../ownSetting";
import type { Command } from "./command";

/** A code action's: sets one rule's level, other rules' stay. */
export const setRuleLevel: Command = {
  id: "speechDrafter.setRuleLevel",
  async run(_services, argument) {
    const { code, level, uri } = argument as { code: string; level: string; uri: string };
    await updateOwn<Record<string, string>>("rules", Uri.parse(uri), (rules = {}) => ({
      ...rules,
      [code]: level,
    }));
  },
};
