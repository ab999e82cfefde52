import { ConfigurationTarget, l10n, window, workspace } from "vscode";
import { targetOf } from "../corpusFolders";
import { SECTION, setting } from "../settings";
import type { Command } from "./command";

/** How strictly drafts are checked; a draft's own front matter still goes first. */
export const setStage: Command = {
  id: "speechDrafter.setStage",
  async run() {
    const document = window.activeTextEditor?.document;
    const current = setting<string>("stage", "review", document);
    const items = stages().map((item) => ({
      ...item,
      description: item.stage === current ? l10n.t("current") : "",
    }));
    const picked = await window.showQuickPick(items, {
      placeHolder: l10n.t("How strictly are drafts checked?"),
    });
    if (!picked || picked.stage === current) return;
    const otherwise = workspace.workspaceFolders ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
    const target = targetOf("stage", document?.uri, otherwise);
    await workspace.getConfiguration(SECTION, document).update("stage", picked.stage, target);
  },
};

/** The stage's name as the user reads it. */
export const stageName = (stage: string): string =>
  stages().find((each) => each.stage === stage)?.label ?? stage;

const stages = () => [
  { stage: "draft", label: l10n.t("Draft"), detail: l10n.t("Only numbering, mixed markers and repeats") },
  { stage: "review", label: l10n.t("Review"), detail: l10n.t("All rules") },
  {
    stage: "final",
    label: l10n.t("Final"),
    detail: l10n.t("All rules; what must not be left in is an error"),
  },
];
