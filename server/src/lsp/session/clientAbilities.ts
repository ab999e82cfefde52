import type { ClientCapabilities } from "vscode-languageserver";

/** What of the client's abilities decides how the server goes about things. */
export interface ClientAbilities {
  readonly configuration: boolean;
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly watchesFiles: boolean;
  readonly relativePatterns: boolean;
  readonly progress: boolean;
  readonly workspaceFolders: boolean;
  readonly changeConfigurationRegistration: boolean;
  readonly codeLensRefresh: boolean;
  readonly documentChanges: boolean;
  readonly definitionLinks: boolean;
  readonly markdownHover: boolean;
  readonly snippets: boolean;
  readonly refreshesContent: boolean;
  readonly showsDocuments: boolean;
  readonly codeActionRegistration: boolean;
}

export function abilitiesOf(client: ClientCapabilities): ClientAbilities {
  const { workspace, textDocument, window } = client;
  return {
    configuration: workspace?.configuration === true,
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    relatedInformation:
      textDocument?.publishDiagnostics?.relatedInformation === true || textDocument?.diagnostic !== undefined,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    relativePatterns: workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
    progress: window?.workDoneProgress === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    changeConfigurationRegistration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    codeLensRefresh: workspace?.codeLens?.refreshSupport === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    refreshesContent: workspace?.textDocumentContent !== undefined,
    showsDocuments: window?.showDocument?.support === true,
    codeActionRegistration: textDocument?.codeAction?.dynamicRegistration === true,
    // A client that says nothing of completion says nothing against tab stops.
    snippets: !textDocument?.completion || textDocument.completion.completionItem?.snippetSupport === true,
    markdownHover: textDocument?.hover?.contentFormat?.includes("markdown") === true,
  };
}
