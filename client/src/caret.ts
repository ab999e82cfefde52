import { Disposable, window, type TextDocument } from "vscode";
import type { SpeechClient } from "./client";
import { Debounce } from "./debounce";
import { isServed } from "./drafts";

const DELAY = 100; // ms; a held arrow key sends one message, not one a line

/** Tells the server which line the caret stands in: findings on the paragraph being typed wait. */
export function sendCaret(client: SpeechClient): Disposable {
  const debounce = new Debounce(DELAY);
  let sent: { readonly document: TextDocument; readonly line: number } | undefined;
  return Disposable.from(
    debounce,
    window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
      const caret = selections[0]?.active;
      const { document } = textEditor;
      if (!caret || !isServed(document)) return;
      debounce.run(() => {
        const { line } = caret;
        if ((sent?.document === document && sent.line === line) || client.state !== "running") return;
        sent = { document, line };
        void client.caret(document.uri.toString(), line);
      });
    }),
  );
}
