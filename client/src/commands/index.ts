import { commands, l10n, window, type Disposable } from "vscode";
import { acceptFinding } from "./acceptFinding";
import { allowPhrase } from "./allowPhrase";
import { chooseCorpusFolders } from "./chooseCorpusFolders";
import { clearData } from "./clearData";
import type { Command, Services } from "./command";
import { excludeCorpusFile } from "./excludeCorpusFile";
import { findExemplars } from "./findExemplars";
import { forgetHabits } from "./forgetHabits";
import { groupCorpus } from "./groupCorpus";
import { moveSectionDown, moveSectionUp } from "./moveSection";
import { newDraft } from "./newDraft";
import { newDraftFromOutline } from "./newDraftFromOutline";
import { nextPlaceholder } from "./nextPlaceholder";
import { openCorpusSpeech } from "./openCorpusSpeech";
import { openOriginal } from "./openOriginal";
import { openSample } from "./openSample";
import { rebuildIndex } from "./rebuildIndex";
import { renumber } from "./renumber";
import { rereadCorpusFile } from "./rereadCorpusFile";
import { restartServer } from "./restartServer";
import { resumeIndexing } from "./resumeIndexing";
import { revealCorpusFile } from "./revealCorpusFile";
import { searchCorpus } from "./searchCorpus";
import { setRuleLevel } from "./setRuleLevel";
import { setSpeakingRate } from "./setSpeakingRate";
import { setStage } from "./setStage";
import { showActions } from "./showActions";
import { showLog } from "./showLog";
import { showSkippedFiles } from "./showSkippedFiles";
import { silenceDraft } from "./silenceDraft";
import { takeBackAccepted } from "./takeBackAccepted";
import { turnOffWordSuggestions } from "./turnOffWordSuggestions";
import { useAsCorpusFolder } from "./useAsCorpusFolder";

const COMMANDS: readonly Command[] = [
  chooseCorpusFolders,
  clearData,
  excludeCorpusFile,
  findExemplars,
  forgetHabits,
  groupCorpus,
  moveSectionDown,
  moveSectionUp,
  newDraft,
  newDraftFromOutline,
  nextPlaceholder,
  openCorpusSpeech,
  openOriginal,
  openSample,
  rebuildIndex,
  renumber,
  rereadCorpusFile,
  restartServer,
  resumeIndexing,
  revealCorpusFile,
  searchCorpus,
  setSpeakingRate,
  setStage,
  showActions,
  showLog,
  showSkippedFiles,
  silenceDraft,
  takeBackAccepted,
  turnOffWordSuggestions,
  useAsCorpusFolder,
];

/** What code actions of the server may name: without an entry in the palette, for they need arguments. */
const FOR_CODE_ACTIONS: readonly Command[] = [acceptFinding, allowPhrase, setRuleLevel];
export const codeActionCommands: readonly string[] = [...FOR_CODE_ACTIONS, nextPlaceholder].map(
  ({ id }) => id,
);

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
