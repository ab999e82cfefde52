import { l10n, Range, Selection, ThemeIcon, window, type QuickPickItem } from "vscode";
import type { AcceptedEntry } from "../../../server/src/protocol";
import type { Command } from "./command";

interface Item extends QuickPickItem {
  readonly entry: AcceptedEntry;
}

/** Lists what was accepted in the draft, with the reasons; picking one has it reported again. */
export const takeBackAccepted: Command = {
  id: "speechDrafter.takeBackAccepted",
  async run({ client }) {
    const editor = window.activeTextEditor;
    if (!editor) return;
    const uri = editor.document.uri.toString();
    const { accepted } = await client.execute("speechDrafter.server.acceptedFindings", { uri });
    if (accepted.length === 0) {
      void window.showInformationMessage(l10n.t("Nothing was accepted in this draft."));
      return;
    }
    const picked = await window.showQuickPick(accepted.map(itemOf), {
      placeHolder: l10n.t("Pick one to have it reported again"),
      matchOnDescription: true,
      matchOnDetail: true,
    });
    if (!picked) return;
    const { rule, fingerprint, finding } = picked.entry;
    await client.execute("speechDrafter.server.revokeFinding", { uri, rule, fingerprint });
    if (!finding) return;
    const { start, end } = finding.range;
    const range = new Range(start.line, start.character, end.line, end.character);
    editor.selection = new Selection(range.start, range.end);
    editor.revealRange(range);
  },
};

function itemOf(entry: AcceptedEntry): Item {
  const { rule, reason, date, finding } = entry;
  return {
    label: finding ? finding.text.replace(/\s+/g, "") : l10n.t("No longer in the draft"),
    description: [rule, date].join(" · "),
    detail: [
      finding?.message,
      reason === "" ? l10n.t("ignored, no reason given") : l10n.t("Reason: {0}", reason),
    ]
      .filter(Boolean)
      .join("　"),
    iconPath: new ThemeIcon(finding ? "discard" : "history"),
    entry,
  };
}
