import { l10n, SnippetString, ThemeIcon, window, workspace } from "vscode";
import type { SpeechClient } from "../client";
import type { CorpusNode } from "../pure/corpusTree";
import type { Command } from "./command";

/** Begins a draft from the headings of a speech: of the row that was clicked, else of one that is picked. */
export const newDraftFromOutline: Command = {
  id: "speechDrafter.newDraftFromOutline",
  async run({ client }, clicked) {
    const node = clicked as CorpusNode | undefined;
    const speech = node?.type === "speech" ? node.entry : await pick(client);
    if (speech) await draftFrom(client, speech.uri, speech.start);
  },
};

/** Opens an untitled draft with the outline of a speech in it; figures, dates and names are tab stops. */
export async function draftFrom(client: SpeechClient, uri: string, start: number): Promise<void> {
  const { snippet } = await client.execute("speechDrafter.server.skeleton", { uri, start });
  const document = await workspace.openTextDocument({ language: "speech" });
  const editor = await window.showTextDocument(document, { preview: false });
  await editor.insertSnippet(new SnippetString(snippet));
}

async function pick(client: SpeechClient): Promise<{ uri: string; start: number } | undefined> {
  const { speeches } = await client.corpus();
  const items = [...speeches]
    .sort((a, b) => (b.date ?? "").localeCompare(a.date ?? ""))
    .map(({ uri, start, title, date, kind }) => ({
      label: title,
      description: [date, kind].filter(Boolean).join(" · "),
      iconPath: new ThemeIcon("file-text"),
      uri,
      start,
    }));
  const placeHolder = l10n.t("The speech whose headings the draft begins with");
  return window.showQuickPick(items, { placeHolder, matchOnDescription: true });
}
