import {
  Disposable,
  l10n,
  StatusBarAlignment,
  ThemeColor,
  window,
  workspace,
  type TextDocument,
  type TextEditor,
} from "vscode";
import type { Measured } from "../../../server/src/protocol";
import type { SpeechClient } from "../client";
import { Debounce } from "../debounce";
import { isDraft } from "../drafts";
import type { SilencedDrafts } from "../silence";
import { describe, type DraftFigures } from "./statusText";

const DELAY = 400; // ms after the last change; the figures are a glance, not a meter

type Counted = Omit<DraftFigures, "silenced">;

/** Speeches indexed, characters and minutes of the draft or of what is selected; a click opens the menu of actions. */
export function showStatus(client: SpeechClient, silenced: SilencedDrafts): Disposable {
  const item = window.createStatusBarItem("speechDrafter.status", StatusBarAlignment.Right, 110);
  item.name = l10n.t("Speech Drafter");
  item.command = "speechDrafter.showActions";
  const debounce = new Debounce(DELAY);
  let counted: { readonly document: TextDocument; readonly figures: Counted } | undefined;

  const draw = () => {
    const document = window.activeTextEditor?.document;
    if (!document || client.state === "off" || !isDraft(document)) {
      item.hide();
      return;
    }
    const figures = counted?.document === document ? counted.figures : { all: undefined };
    const { text, details, alarming } = describe(client, { ...figures, silenced: silenced.has(document) });
    item.text = text;
    item.tooltip = details;
    item.backgroundColor = alarming ? new ThemeColor("statusBarItem.errorBackground") : undefined;
    item.accessibilityInformation = { label: details.replaceAll("\n", ", "), role: "button" };
    item.show();
  };
  const count = async () => {
    const editor = window.activeTextEditor;
    if (editor && isDraft(editor.document)) {
      const { document, selections } = editor;
      const figures = await countIn(client, editor);
      // what has changed meanwhile is counted next
      if (editor.selections === selections) counted = { document, figures };
    }
    draw();
  };
  const countSoon = () => debounce.run(() => void count());
  const refresh = () => {
    draw();
    countSoon();
  };

  refresh();
  return Disposable.from(
    item,
    debounce,
    client.onDidChange(refresh),
    silenced.onDidChange(draw),
    window.onDidChangeActiveTextEditor(refresh),
    window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
      const had = counted?.document === textEditor.document && counted.figures.selected !== undefined;
      if (textEditor === window.activeTextEditor && (had || selections.some(({ isEmpty }) => !isEmpty)))
        countSoon();
    }),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document === window.activeTextEditor?.document) countSoon();
    }),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("speechDrafter")) refresh();
    }),
  );
}

/** Where the server is just stopping it answers nothing; the figures come with the next one. */
async function countIn(client: SpeechClient, { document, selections }: TextEditor): Promise<Counted> {
  const uri = document.uri.toString();
  const parts = selections.filter(({ isEmpty }) => !isEmpty);
  const [all, ...selected] = await Promise.all([
    client.statistics(uri).catch(() => undefined),
    ...parts.map((part) => client.measure(uri, part).catch(() => undefined)),
  ]);
  const known = selected.filter((one): one is Measured => one !== undefined);
  return { all, ...(known.length > 0 && { selected: sum(known) }) };
}

const sum = (all: readonly Measured[]): Measured => ({
  characters: all.reduce((total, { characters }) => total + characters, 0),
  minutes: all.reduce((total, { minutes }) => total + minutes, 0),
});
