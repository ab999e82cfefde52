import { ConfigurationTarget, l10n, window, workspace, type TextDocument } from "vscode";
import { targetOf } from "../corpusFolders";
import { SECTION, setting } from "../settings";
import type { Command } from "./command";

/** How strictly drafts are checked; a draft's own front matter still goes first. The one at hand can be silenced, too. */
export const setStage: Command = {
  id: "speechDrafter.setStage",
  async run({ silenced }) {
    const document = window.activeTextEditor?.document;
    const isSilent = document !== undefined && silenced.has(document);
    const current = isSilent ? SILENCED : setting<string>("stage", "review", document);
    const items = [...stages(), ...(document ? [silence()] : [])].map((item) => ({
      ...item,
      description: item.stage === current ? l10n.t("current") : "",
    }));
    const picked = await window.showQuickPick(items, {
      placeHolder: l10n.t("How strictly are drafts checked?"),
    });
    if (!picked || picked.stage === current) return;
    if (document && (isSilent || picked.stage === SILENCED)) await silenced.set(document, !isSilent);
    if (picked.stage !== SILENCED) await update(picked.stage, document);
  },
};

/** No value of the setting: it is of one draft, and for as long as the window is open. */
const SILENCED = "silenced";

async function update(stage: string, document: TextDocument | undefined): Promise<void> {
  if (stage === setting<string>("stage", "review", document)) return;
  const otherwise = workspace.workspaceFolders ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  const target = targetOf("stage", document?.uri, otherwise);
  await workspace.getConfiguration(SECTION, document).update("stage", stage, target);
}

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

const silence = () => ({
  stage: SILENCED,
  label: l10n.t("Silenced"),
  detail: l10n.t("No findings in this draft until the window closes"),
});
