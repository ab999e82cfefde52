import { Disposable, window } from "vscode";
import type { SpeechClient } from "./client";
import { Debounce } from "./debounce";
import { isServed } from "./drafts";

const DELAY = 100; // ms; a held arrow key sends one message, not one a line

/** Tells the server which line the caret stands in: findings on the paragraph being typed wait. */
export function sendCaret(client: SpeechClient): Disposable {
  const debounce = new Debounce(DELAY);
  let sent = "";
  return Disposable.from(
    debounce,
    window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
      const caret = selections[0]?.active;
      if (!caret || !isServed(textEditor.document)) return;
      const uri = textEditor.document.uri.toString();
      debounce.run(() => {
        const place = `${uri}#${caret.line}`;
        if (place === sent || client.state !== "running") return;
        sent = place;
        void client.caret(uri, caret.line);
      });
    }),
  );
}
