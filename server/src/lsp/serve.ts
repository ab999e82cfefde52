import * as path from "node:path";
import {
  CodeActionRequest,
  createConnection,
  DidChangeConfigurationNotification,
  ProposedFeatures,
  TextDocuments,
  type Connection,
} from "vscode-languageserver/node";
import { version } from "../../../package.json";
import { BASE_FILE } from "../host/disk/baseFile";
import { CorpusService } from "../host/corpus/corpusService";
import { CorpusDocumentReader } from "../host/workers/documentReader";
import { collectWhenIdle } from "../host/idleHeap";
import type { Logger } from "../host/logger";
import { startSegmentation } from "../host/words/startSegmentation";
import { serverCapabilities } from "./capabilities";
import { clientInfoOf } from "./session/clientInfo";
import { documentsConfiguration, OpenDocuments } from "./session/documents";
import { registerHandlers } from "./handlers";
import { SEEDS } from "./resources";
import { Session } from "./session/session";

/** Serves one client over stdio, node IPC or a socket, as the command line says. */
export function serve(): void {
  const connection = createConnection(ProposedFeatures.all);
  const open = new TextDocuments(documentsConfiguration);
  const log = loggerOf(connection);
  keepAlive(log);
  collectWhenIdle();

  connection.onInitialize((params) => {
    const clientInfo = clientInfoOf(params);
    const workerFile = path.join(__dirname, "worker.js");
    const corpus = new CorpusService({ workerFile, version, baseFile: path.join(SEEDS, BASE_FILE), log });
    const reader = new CorpusDocumentReader(workerFile, log);
    const segmentation = startSegmentation(path.join(__dirname, "segmenter.js"), log);
    const documents = new OpenDocuments(open);
    const session = new Session({ connection, clientInfo, corpus, reader, segmentation, documents });
    registerHandlers(connection, session);
    open.onDidChangeContent(({ document }) => session.diagnostics.changed(document));
    open.onDidOpen(() => session.identity.forget());
    open.onDidClose(({ document }) => session.closed(document));
    connection.onDidChangeConfiguration(({ settings }) => session.settings.change(settings));
    connection.onDidChangeWatchedFiles(
      ({ changes }) => void session.filesChanged(changes.map(({ uri }) => uri)),
    );
    session.settings.onDidChange(() => void session.reload());
    connection.onInitialized(() => {
      if (clientInfo.abilities.workspaceFolders) session.folders.watch(() => void session.reload());
      if (clientInfo.abilities.changeConfigurationRegistration)
        void connection.client.register(DidChangeConfigurationNotification.type, {
          section: "speechDrafter",
        });
      // Files of packs are in no language that we are asked about.
      if (clientInfo.abilities.codeActionRegistration)
        void connection.client.register(CodeActionRequest.type, {
          documentSelector: PACK_FILES,
          codeActionKinds: ["quickfix"],
        });
      // The first questions of an editor that has just opened a draft come before the reading of files.
      setTimeout(() => void session.reload(), FIRST_QUESTIONS);
    });
    connection.onShutdown(() => session.dispose());
    return {
      capabilities: serverCapabilities(),
      serverInfo: { name: "speech-language-server", version },
    };
  });
  open.listen(connection);
  connection.listen();
}

const PACK_FILES = ["**/speech-pack.json", "**/.speech/packs/**", "**/*.code-snippets"].map((pattern) => ({
  scheme: "file",
  pattern,
}));

/** Milliseconds after `initialized` that are the editor's. */
const FIRST_QUESTIONS = 50;

/** Lengths, codes and URIs only. */
function loggerOf(connection: Connection): Logger {
  return {
    info: (message) => connection.console.info(message),
    warn: (message) => connection.console.warn(message),
  };
}

/** A fault in one answer must not take the others with it; the log says what it was. */
function keepAlive(log: Logger): void {
  process.on("unhandledRejection", (reason) => log.warn(`unhandled rejection: ${stackOf(reason)}`));
  process.on("uncaughtException", (error) => log.warn(`uncaught exception: ${stackOf(error)}`));
}

const stackOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
