import { LSPErrorCodes, ResponseError, type CancellationToken, type Connection } from "vscode-languageserver";
import type { Measured, MeasureParams, Statistics, StatisticsParams } from "../protocol";
import { onNotification, onRequest } from "./ownMessages";
import { codeActions } from "./requests/codeActions";
import { executeCommand } from "./requests/commands";
import { completion, inlineCompletion, resolveCompletion } from "./requests/completion";
import { corpusContents, documentContent, original } from "./requests/corpusDocuments";
import type { OpenDocument } from "./session/documents";
import { hover } from "./requests/hover";
import { packActions } from "./requests/packActions";
import { definition, documentHighlights, references } from "./requests/navigation";
import {
  codeLenses,
  documentSymbols,
  foldingRanges,
  measure,
  selectionRanges,
  statistics,
} from "./requests/outline";
import type { Session } from "./session/session";
import { cleanedPaste, continueMarkers, fixOnSave } from "./requests/typing";
import { workspaceSymbols } from "./requests/workspaceSymbols";

/** Every request and the one function that answers it. */
export function registerHandlers(connection: Connection, session: Session): void {
  const on = withDocument(session);
  connection.onDocumentSymbol(on(documentSymbols, []));
  connection.onFoldingRanges(on(foldingRanges, []));
  connection.onSelectionRanges(on(selectionRanges, []));
  connection.onCodeLens(on(codeLenses, []));
  connection.onCompletion(on(completion, null));
  connection.onCompletionResolve((item) => resolveCompletion(item, session));
  connection.languages.inlineCompletion.on(on(inlineCompletion, null));
  connection.onHover(on(hover, null));
  connection.onDefinition(on(definition, null));
  connection.onReferences(on(references, []));
  connection.onDocumentHighlight(on(documentHighlights, []));
  connection.onWorkspaceSymbol((params, token) => workspaceSymbols(params, session, token));
  connection.workspace.textDocumentContent.on(({ uri }, token) => documentContent(uri, session, token));
  connection.onDocumentOnTypeFormatting(on(continueMarkers, []));
  connection.onWillSaveTextDocumentWaitUntil(on(fixOnSave, []));
  const draftActions = on(codeActions, []);
  connection.onCodeAction(async (params, token) => [
    ...packActions(params),
    ...(await draftActions(params, token)),
  ]);
  connection.languages.diagnostics.on(
    on(
      async (document, session, _params, token) => {
        return { kind: "full" as const, items: await session.diagnostics.shown(document, token) };
      },
      { kind: "full" as const, items: [] },
    ),
  );
  connection.onExecuteCommand((params, token) => executeCommand(params, session, token));
  onRequest(connection, "speech/indexStatus", () => session.indexStatus());
  onRequest(connection, "speech/corpus", () => corpusContents(session));
  onRequest(connection, "speech/original", ({ uri }, token) => original(uri, session, token));
  onRequest(connection, "speech/statistics", on<StatisticsParams, Statistics | null>(statistics, null));
  onRequest(connection, "speech/measure", on<MeasureParams, Measured | null>(measure, null));
  onRequest(connection, "speech/cleanPaste", cleanedPaste);
  onNotification(connection, "speech/silence", ({ uri, silent }) => session.diagnostics.silence(uri, silent));
  onNotification(connection, "speech/caret", ({ uri, line }) => session.diagnostics.caret(uri, line));
  onNotification(connection, "speech/trust", () => session.trust());
}

type Answer<P, R> = (
  document: OpenDocument,
  session: Session,
  params: P,
  token: CancellationToken,
) => R | Promise<R>;

/**
 * Finds the open document of a request. A document that the server does not know (closed meanwhile, another
 * scheme) has `none` as its answer; an answer for a text that has changed meanwhile is refused as stale.
 */
function withDocument(session: Session) {
  return <P extends { readonly textDocument: { readonly uri: string } } | { readonly uri: string }, R>(
      answer: Answer<P, R>,
      none: R,
    ) =>
    async (params: P, token: CancellationToken): Promise<R> => {
      const uri = "textDocument" in params ? params.textDocument.uri : params.uri;
      const document = session.documents.of(uri);
      if (!document) return none;
      const result = await answer(document, session, params, token);
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
      if (session.documents.of(uri)?.version !== document.version)
        throw new ResponseError(LSPErrorCodes.ContentModified, "content modified");
      return result;
    };
}
