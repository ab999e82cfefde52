import { commands, Disposable, Range, window, workspace, type TextDocument } from "vscode";
import type { SpeechClient } from "./client";
import { isChinese, SAMPLE } from "./pure/hanGate";
import { languages, SCHEMES, SECTION } from "./settings";

/** The language that is ours alone. */
const SPEECH = "speech";

/** A document of a language we serve, on disk or untitled; Chinese or not. */
export function isServed(document: TextDocument): boolean {
  return SCHEMES.includes(document.uri.scheme) && languages().includes(document.languageId);
}

/** A document we speak up in: one of language `speech`, or a Chinese one of the other languages served. */
export function isDraft(document: TextDocument): boolean {
  return isServed(document) && (document.languageId === SPEECH || looksChinese(document));
}

/** Starts the server with the first draft, and keeps the context key that our keys and menus ask for. */
export function watchDrafts(client: SpeechClient): Disposable {
  const draftActive = contextKey("draft");
  const update = () =>
    draftActive(window.activeTextEditor !== undefined && isDraft(window.activeTextEditor.document));
  const look = (document: TextDocument) => {
    // what goes wrong at the start is shown by the library and by the status bar
    if (client.state === "off" && isDraft(document)) client.start().catch(() => undefined);
    if (document === window.activeTextEditor?.document) update();
  };
  workspace.textDocuments.forEach(look);
  update();
  return Disposable.from(
    workspace.onDidOpenTextDocument(look),
    workspace.onDidChangeTextDocument(({ document }) => look(document)),
    window.onDidChangeActiveTextEditor(update),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${SECTION}.languages`)) workspace.textDocuments.forEach(look);
    }),
  );
}

const judged = new WeakMap<TextDocument, { readonly version: number; readonly chinese: boolean }>();

function looksChinese(document: TextDocument): boolean {
  const last = judged.get(document);
  if (last?.version === document.version) return last.chinese;
  const sample = document.getText(new Range(document.positionAt(0), document.positionAt(SAMPLE)));
  const chinese = isChinese(sample);
  judged.set(document, { version: document.version, chinese });
  return chinese;
}

/** Sets `speechDrafter.<name>`, only when its value changes: each call is a message to the window. */
function contextKey(name: string): (value: boolean) => void {
  let current: boolean | undefined;
  return (value) => {
    if (value === current) return;
    current = value;
    void commands.executeCommand("setContext", `${SECTION}.${name}`, value);
  };
}
