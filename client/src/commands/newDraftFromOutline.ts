import { l10n, Range, SnippetString, ThemeIcon, window, workspace, type TextEditor } from "vscode";
import type { SpeechClient } from "../client";
import { isDraft } from "../drafts";
import { nameOf, type CorpusNode } from "../pure/corpusTree";
import { outlineInto } from "../pure/outlineInto";
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

/**
 * Writes the outline of a speech into the draft that is open where that has its title and no more, else into a new one;
 * figures, dates and names are tab stops.
 */
export async function draftFrom(client: SpeechClient, uri: string, start: number): Promise<void> {
  const { snippet } = await client.execute("speechDrafter.server.skeleton", { uri, start });
  const begun = window.activeTextEditor;
  const missing =
    begun && isDraft(begun.document) ? outlineInto(begun.document.getText(), snippet) : undefined;
  if (!begun || missing === undefined) return fillNew(snippet);
  const place = await choosePlace(begun);
  if (place === "new") await fillNew(snippet);
  else if (place === "open") await fill(begun, missing);
}

async function fillNew(snippet: string): Promise<void> {
  const document = await workspace.openTextDocument({ language: "speech" });
  const editor = await window.showTextDocument(document, { preview: false });
  await editor.insertSnippet(new SnippetString(snippet));
}

/** Behind the last line that says something. */
async function fill(begun: TextEditor, missing: string): Promise<void> {
  const { document, viewColumn } = begun;
  const editor = await window.showTextDocument(document, viewColumn);
  const end = document.positionAt(document.getText().trimEnd().length);
  const rest = new Range(end, document.lineAt(document.lineCount - 1).range.end);
  await editor.insertSnippet(new SnippetString(`\n\n${missing}`), rest);
}

async function choosePlace({ document }: TextEditor): Promise<"open" | "new" | undefined> {
  const items = [
    {
      label: l10n.t("Continue the Open Draft"),
      description: nameOf(document.uri.toString()),
      iconPath: new ThemeIcon("edit"),
      place: "open" as const,
    },
    { label: l10n.t("A New Draft"), iconPath: new ThemeIcon("new-file"), place: "new" as const },
  ];
  const placeHolder = l10n.t("Where is the outline to stand?");
  return (await window.showQuickPick(items, { placeHolder }))?.place;
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
