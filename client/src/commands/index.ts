import { commands, l10n, window, type Disposable } from "vscode";
import { acceptFinding } from "./acceptFinding";
import { allowPhrase } from "./allowPhrase";
import { chooseCorpusFolders } from "./chooseCorpusFolders";
import { clearData } from "./clearData";
import type { Command, Services } from "./command";
import { moveSectionDown, moveSectionUp } from "./moveSection";
import { newDraft } from "./newDraft";
import { nextPlaceholder } from "./nextPlaceholder";
import { openSample } from "./openSample";
import { rebuildIndex } from "./rebuildIndex";
import { renumber } from "./renumber";
import { restartServer } from "./restartServer";
import { setRuleLevel } from "./setRuleLevel";
import { setStage } from "./setStage";
import { showActions } from "./showActions";
import { showLog } from "./showLog";
import { showSkippedFiles } from "./showSkippedFiles";
import { useAsCorpusFolder } from "./useAsCorpusFolder";

const COMMANDS: readonly Command[] = [
  chooseCorpusFolders,
  clearData,
  moveSectionDown,
  moveSectionUp,
  newDraft,
  nextPlaceholder,
  openSample,
  rebuildIndex,
  renumber,
  restartServer,
  setStage,
  showActions,
  showLog,
  showSkippedFiles,
  useAsCorpusFolder,
];

/** What code actions of the server may name: without an entry in the palette, for they need arguments. */
const FOR_CODE_ACTIONS: readonly Command[] = [acceptFinding, allowPhrase, setRuleLevel];
export const codeActionCommands: readonly string[] = FOR_CODE_ACTIONS.map(({ id }) => id);

export function registerCommands(services: Services): Disposable[] {
  return [...COMMANDS, ...FOR_CODE_ACTIONS].map((command) =>
    commands.registerCommand(command.id, async (...args: unknown[]) => {
      try {
        return await command.run(services, ...args);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        services.log.error(`${command.id}: ${reason}`);
        void offerLog(services, l10n.t("Speech Drafter could not do this: {0}", reason));
        return undefined;
      }
    }),
  );
}

async function offerLog({ log }: Services, message: string): Promise<void> {
  const show = l10n.t("Show Log");
  if ((await window.showErrorMessage(message, show)) === show) log.show();
}
