import { l10n, QuickPickItemKind, ThemeIcon, window, type QuickPickItem } from "vscode";
import type { ExemplarEntry } from "../../../server/src/protocol";
import type { SpeechClient } from "../client";
import { openPlace } from "../corpusView/places";
import type { Command } from "./command";
import { draftFrom } from "./newDraftFromOutline";

interface Item extends QuickPickItem {
  readonly exemplar?: ExemplarEntry;
}

/** Lists the earlier speeches nearest to the draft: of the same occasion, then on the same topic. */
export const findExemplars: Command = {
  id: "speechDrafter.findExemplars",
  async run({ client }) {
    const uri = window.activeTextEditor?.document.uri.toString();
    if (uri === undefined) return;
    const { exemplars } = await client.execute("speechDrafter.server.exemplars", { uri });
    if (exemplars.length === 0) {
      void window.showInformationMessage(l10n.t("The corpus holds no earlier speech like this draft."));
      return;
    }
    await choose(client, exemplars);
  },
};

/** Enter opens a speech; its button begins a draft from its outline. */
async function choose(client: SpeechClient, exemplars: readonly ExemplarEntry[]): Promise<void> {
  const list = window.createQuickPick<Item>();
  list.title = l10n.t("Earlier speeches like this draft");
  list.placeholder = l10n.t("Pick one to read; its button begins a draft from its outline");
  list.matchOnDescription = list.matchOnDetail = true;
  list.items = exemplarItems(exemplars);
  await new Promise<void>((resolve) => {
    list.onDidAccept(() => {
      const exemplar = list.selectedItems[0]?.exemplar;
      list.hide();
      if (exemplar) void openPlace(exemplar);
    });
    list.onDidTriggerItemButton(({ item }) => {
      list.hide();
      if (item.exemplar) void draftFrom(client, item.exemplar.file, item.exemplar.start);
    });
    list.onDidHide(() => resolve());
    list.show();
  });
  list.dispose();
}

function exemplarItems(exemplars: readonly ExemplarEntry[]): Item[] {
  const button = { iconPath: new ThemeIcon("new-file"), tooltip: l10n.t("New Draft from This Outline") };
  const group = (why: ExemplarEntry["why"], label: string): Item[] => {
    const own = exemplars.filter((each) => each.why === why);
    if (own.length === 0) return [];
    const items = own.map((exemplar): Item => ({
      label: exemplar.title,
      description: [exemplar.date, exemplar.kind].filter(Boolean).join(" · "),
      detail: exemplar.reason,
      iconPath: new ThemeIcon("file-text"),
      buttons: [button],
      exemplar,
    }));
    return [{ label, kind: QuickPickItemKind.Separator }, ...items];
  };
  return [...group("occasion", l10n.t("Same occasion")), ...group("topic", l10n.t("Same topic"))];
}
