import { Uri } from "vscode";
import { takeFolders } from "./chooseCorpusFolders";
import type { Command } from "./command";

/** From the explorer's menu: the folder clicked, and the others selected with it. */
export const useAsCorpusFolder: Command = {
  id: "speechDrafter.useAsCorpusFolder",
  async run({ client, corpusView }, clicked, selected) {
    const given = Array.isArray(selected) && selected.length > 0 ? (selected as unknown[]) : [clicked];
    const folders = given.filter((each) => each instanceof Uri);
    if (folders.length > 0) await takeFolders(folders, client, corpusView);
  },
};
