import { CodeActionKind, TextDocumentSyncKind, type ServerCapabilities } from "vscode-languageserver";
import { CORPUS_SCHEME } from "../features/navigation/corpusUri";
import { FIX_ALL } from "./requests/codeActions";
import { COMMANDS } from "./requests/commands";

/** Full-width marks after which a list may open; no letters: pinyin passes through didChange while composing. */
const TRIGGERS = ["，", "。", "、", "：", "；", "“", "”", "！", "？", "（", "）", "《", "》"];

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
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
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
