import { window, type Position, type TextDocument } from "vscode";
import type { Definition, DefinitionLink, Location } from "vscode-languageclient";
import type { Middleware } from "vscode-languageclient/node";
import type { SpeechClient } from "./client";

/** What is selected at a position, as the server wants to know it beside LSP's own parameters. */
function selected(document: TextDocument, position: Position): object | undefined {
  const editor = window.activeTextEditor;
  if (editor?.document !== document || editor.selection.isEmpty) return undefined;
  const { start, end } = editor.selection;
  if (!editor.selection.contains(position)) return undefined;
  const place = ({ line, character }: Position) => ({ line, character });
  return {
    textDocument: { uri: document.uri.toString() },
    position: place(position),
    selection: { start: place(start), end: place(end) },
  };
}

/** Go to definition and find references are of the selection where there is one; LSP itself knows a position only. */
export function ofSelection(
  speech: () => SpeechClient | undefined,
): Required<Pick<Middleware, "provideDefinition" | "provideReferences">> {
  return {
    provideDefinition: async (document, position, token, next) => {
      const params = selected(document, position);
      const client = params && (await speech()?.start());
      if (!client) return next(document, position, token);
      const found = await client.sendRequest<Definition | DefinitionLink[] | null>(
        "textDocument/definition",
        params,
        token,
      );
      return client.protocol2CodeConverter.asDefinitionResult(found, token);
    },
    provideReferences: async (document, position, options, token, next) => {
      const params = selected(document, position);
      const client = params && (await speech()?.start());
      if (!client) return next(document, position, options, token);
      const found = await client.sendRequest<Location[] | null>(
        "textDocument/references",
        { ...params, context: options },
        token,
      );
      return client.protocol2CodeConverter.asReferences(found, token);
    },
  };
}
