import {
  TextDocumentSyncKind,
  type ClientCapabilities,
  type ServerCapabilities,
} from "vscode-languageserver";
import { CORPUS_SCHEME } from "../features/navigation/corpusUri";
import { COMMANDS } from "./requests/commands";

/** Full-width marks after which a list may open; no letters: pinyin passes through didChange while composing. */
const TRIGGERS = ["，", "。", "、", "：", "；", "“", "”", "！", "？", "（", "）", "《", "》", "\n"];

export function serverCapabilities(): ServerCapabilities {
  return {
    textDocumentSync: {
      openClose: true,
      change: TextDocumentSyncKind.Incremental,
      save: true,
      willSaveWaitUntil: true,
    },
    completionProvider: {
      triggerCharacters: TRIGGERS,
      resolveProvider: true,
      completionItem: { labelDetailsSupport: true },
    },
    inlineCompletionProvider: true,
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    codeLensProvider: { resolveProvider: false },
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    workspaceSymbolProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: "\n" },
    codeActionProvider: { codeActionKinds: ["quickfix"] },
    diagnosticProvider: {
      identifier: "speech-drafter",
      interFileDependencies: false,
      workspaceDiagnostics: false,
    },
    executeCommandProvider: { commands: Object.keys(COMMANDS) },
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      textDocumentContent: { schemes: [CORPUS_SCHEME] },
    },
  };
}

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
    // A client that says nothing of completion says nothing against tab stops.
    snippets: !textDocument?.completion || textDocument.completion.completionItem?.snippetSupport === true,
    markdownHover: textDocument?.hover?.contentFormat?.includes("markdown") === true,
  };
}
