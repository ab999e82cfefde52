import { l10n, QuickPickItemKind, ThemeIcon, window, type QuickPickItem } from "vscode";
import type { SearchHit } from "../../../server/src/protocol";
import type { SpeechClient } from "../client";
import { openPlace } from "../corpusView/places";
import { Debounce } from "../debounce";
import type { Command } from "./command";

const DELAY = 120; // ms after the last key
const HITS = 60;
/** Characters shown before a hit; more would push it out of the row. */
const BEFORE = 18;
/** A longer selection is a passage, not what somebody looks for. */
const LONGEST = 30;

interface Item extends QuickPickItem {
  readonly hit?: SearchHit;
}

/** The search box of the corpus: hits in their sentences as one types; Enter opens one, its button beside the draft. */
export const searchCorpus: Command = {
  id: "speechDrafter.searchCorpus",
  async run({ client }, given) {
    const list = window.createQuickPick<Item>();
    const debounce = new Debounce(DELAY);
    list.title = l10n.t("Search the Corpus");
    list.placeholder = l10n.t("A phrase, or words with blanks between them");
    const search = async (query: string): Promise<void> => {
      list.busy = true;
      const items = await itemsOf(client, query);
      // what was typed meanwhile has a search of its own
      if (list.value !== query) return;
      list.items = items;
      list.busy = false;
    };
    list.onDidChangeValue((query) => debounce.run(() => void search(query)));
    list.value = typeof given === "string" ? given : selectedText();
    if (list.value !== "") void search(list.value);
    await new Promise<void>((resolve) => {
      const open = (item: Item | undefined, beside: boolean): void => {
        list.hide();
        if (item?.hit) void openPlace(item.hit, beside);
      };
      list.onDidAccept(() => open(list.selectedItems[0], false));
      list.onDidTriggerItemButton(({ item }) => open(item, true));
      list.onDidHide(() => resolve());
      list.show();
    });
    debounce.dispose();
    list.dispose();
  },
};

async function itemsOf(client: SpeechClient, query: string): Promise<Item[]> {
  if (query.trim() === "") return [];
  const { count, speeches, hits } = await client.execute("speechDrafter.server.searchCorpus", {
    query,
    limit: HITS,
  });
  if (hits.length === 0) return [{ label: l10n.t("Nothing in the corpus"), alwaysShow: true }];
  const found = l10n.t("{0} places in {1} speeches", count, speeches);
  const shown = hits.length < count ? l10n.t("{0}; the newest {1} are shown", found, hits.length) : found;
  return [{ label: shown, kind: QuickPickItemKind.Separator }, ...hits.map(itemOf)];
}

function itemOf(hit: SearchHit): Item {
  const before = hit.before.length > BEFORE ? `…${hit.before.slice(-BEFORE)}` : hit.before;
  return {
    label: before + hit.match + hit.after,
    detail: [hit.title, hit.date, hit.kind].filter(Boolean).join(" · "),
    alwaysShow: true, // the server has matched it, folded marks and all
    iconPath: new ThemeIcon("quote"),
    buttons: [{ iconPath: new ThemeIcon("split-horizontal"), tooltip: l10n.t("Open Beside") }],
    hit,
  };
}

function selectedText(): string {
  const editor = window.activeTextEditor;
  const text = editor && !editor.selection.isEmpty ? editor.document.getText(editor.selection) : "";
  return text.length > LONGEST || /[\r\n]/.test(text) ? "" : text;
}
