import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { fileURLToPath } from "node:url";
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from "vscode-jsonrpc/node";
import type {
  ClientCapabilities,
  CodeAction,
  CompletionItem,
  CompletionList,
  Diagnostic,
  DocumentSymbol,
  InitializeResult,
  WorkspaceEdit,
} from "vscode-languageserver-protocol";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { IndexStatus } from "../../server/src/protocol";

export const SERVER = path.join(path.dirname(fileURLToPath(import.meta.url)), "../../dist/server/main.js");

export interface StartOptions {
  /** Section `speechDrafter`. */
  readonly settings?: unknown;
  readonly capabilities?: ClientCapabilities;
  readonly folders?: readonly string[];
  readonly initializationOptions?: Record<string, unknown>;
  /** Kept between two servers of one test; else a folder of its own, removed at the end. */
  readonly cacheDirectory?: string;
  readonly locale?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Main of another copy of the built server. */
  readonly server?: string;
}

/** A client of everything the server offers, VS Code's manner. */
export const FULL: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    applyEdit: true,
    workspaceEdit: { documentChanges: true },
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
    didChangeConfiguration: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    diagnostic: { dynamicRegistration: false },
    publishDiagnostics: { relatedInformation: true },
  },
  window: { workDoneProgress: true, showMessage: {} },
};

/** An older client: no pull diagnostics, watches no files, is asked for no settings. */
export const PLAIN: ClientCapabilities = { workspace: { applyEdit: true }, textDocument: {} };

/** The built server over stdio, driven by a JSON-RPC client. */
export class Server {
  readonly pushed = new Map<string, Diagnostic[]>();
  readonly messages: string[] = [];
  readonly progress: unknown[] = [];
  readonly edits: WorkspaceEdit[] = [];
  readonly statuses: IndexStatus[] = [];
  readonly registrations: string[] = [];
  refreshes = 0;
  private readonly texts = new Map<string, TextDocument>();

  private constructor(
    readonly process: ChildProcess,
    readonly connection: MessageConnection,
    readonly cacheDirectory: string,
    private readonly temporary: string | undefined,
    public settings: unknown,
    public readonly initialized: InitializeResult,
  ) {}

  static async start(options: StartOptions = {}): Promise<Server> {
    const temporary = options.cacheDirectory ? undefined : mkdtempSync(path.join(tmpdir(), "speech-cache-"));
    const cacheDirectory = options.cacheDirectory ?? temporary!;
    const child = spawn(process.execPath, [options.server ?? SERVER, "--stdio"], {
      stdio: ["pipe", "pipe", "inherit"],
      env: { ...process.env, ...options.env },
    });
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    const settings = options.settings ?? {};
    // Handlers need the server object, which needs the answer of initialize: they find it through this.
    const holder: { server?: Server } = {};
    register(connection, holder, settings);
    connection.listen();
    const initialized = await connection.sendRequest<InitializeResult>("initialize", {
      processId: process.pid,
      rootUri: null,
      locale: options.locale ?? "zh-cn",
      capabilities: options.capabilities ?? FULL,
      initializationOptions: { settings, cacheDirectory, ...options.initializationOptions },
      workspaceFolders:
        options.folders?.map((folder) => ({ uri: uriOf(folder), name: path.basename(folder) })) ?? null,
    });
    const server = new Server(child, connection, cacheDirectory, temporary, settings, initialized);
    holder.server = server;
    await connection.sendNotification("initialized", {});
    return server;
  }

  async open(uri: string, text: string, languageId = "speech"): Promise<void> {
    this.texts.set(uri, TextDocument.create(uri, languageId, 1, text));
    await this.connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Opens a text with a `<|>` cursor mark; gives the cursor's offset. */
  async openAt(uri: string, marked: string, languageId = "speech"): Promise<number> {
    const { text, offset } = cursorIn(marked);
    await this.open(uri, text, languageId);
    return offset;
  }

  /** Replaces [start, end) as an editor does, incrementally. */
  async edit(uri: string, start: number, end: number, newText: string): Promise<void> {
    const text = this.texts.get(uri)!;
    const change = { range: { start: text.positionAt(start), end: text.positionAt(end) }, text: newText };
    const version = text.version + 1;
    TextDocument.update(text, [change], version);
    await this.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges: [change],
    });
  }

  text(uri: string): string {
    return this.texts.get(uri)!.getText();
  }

  document(uri: string): TextDocument {
    return this.texts.get(uri)!;
  }

  async completion(uri: string, offset: number): Promise<CompletionItem[]> {
    const position = this.texts.get(uri)!.positionAt(offset);
    const list = await this.request<CompletionList | null>("textDocument/completion", uri, { position });
    return list?.items ?? [];
  }

  symbols(uri: string): Promise<DocumentSymbol[]> {
    return this.request("textDocument/documentSymbol", uri, {});
  }

  async pull(uri: string): Promise<Diagnostic[]> {
    return (await this.request<{ items: Diagnostic[] }>("textDocument/diagnostic", uri, {})).items;
  }

  actions(uri: string, diagnostic: Diagnostic): Promise<CodeAction[]> {
    return this.request("textDocument/codeAction", uri, {
      range: diagnostic.range,
      context: { diagnostics: [diagnostic] },
    });
  }

  execute(command: string, argument: unknown): Promise<unknown> {
    return this.connection.sendRequest("workspace/executeCommand", { command, arguments: [argument] });
  }

  status(): Promise<IndexStatus> {
    return this.connection.sendRequest("speech/indexStatus");
  }

  request<T>(method: string, uri: string, params: object): Promise<T> {
    return this.connection.sendRequest<T>(method, { textDocument: { uri }, ...params });
  }

  /** New settings, announced as clients with `workspace/configuration` do. */
  async configure(settings: unknown): Promise<void> {
    this.settings = settings;
    await this.connection.sendNotification("workspace/didChangeConfiguration", {
      settings: { speechDrafter: settings },
    });
  }

  ready(): Promise<IndexStatus> {
    return until(async () => {
      const status = await this.status();
      return status.state === "ready" || status.state === "failed" ? status : undefined;
    }, "the index to be ready");
  }

  /** Ends the server in the orderly way; gives its exit code. */
  async stop(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.process.once("exit", resolve));
    await this.connection.sendRequest("shutdown");
    await this.connection.sendNotification("exit");
    const code = await ended;
    this.connection.dispose();
    this.clean();
    return code;
  }

  async kill(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once("exit", resolve));
    this.process.kill("SIGKILL");
    await ended;
    this.connection.dispose();
    this.clean();
  }

  private clean(): void {
    if (this.temporary) rmSync(this.temporary, { recursive: true, force: true });
  }
}

function register(connection: MessageConnection, holder: { server?: Server }, settings: unknown): void {
  connection.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) =>
    items.map(() => holder.server?.settings ?? settings),
  );
  connection.onRequest(
    "client/registerCapability",
    ({ registrations }: { registrations: { method: string }[] }) => {
      holder.server?.registrations.push(...registrations.map((r) => r.method));
      return null;
    },
  );
  connection.onRequest("client/unregisterCapability", () => null);
  connection.onRequest("window/workDoneProgress/create", () => null);
  connection.onRequest("workspace/diagnostic/refresh", () => {
    if (holder.server) holder.server.refreshes++;
    return null;
  });
  connection.onRequest("workspace/codeLens/refresh", () => null);
  connection.onRequest("workspace/applyEdit", ({ edit }: { edit: WorkspaceEdit }) => {
    holder.server?.edits.push(edit);
    return { applied: true };
  });
  connection.onRequest("window/showMessageRequest", ({ message }: { message: string }) => {
    holder.server?.messages.push(message);
    return null;
  });
  connection.onNotification("window/showMessage", ({ message }: { message: string }) => {
    holder.server?.messages.push(message);
  });
  connection.onNotification("$/progress", ({ value }: { value: unknown }) => {
    holder.server?.progress.push(value);
  });
  connection.onNotification("speech/indexStatus", (status: IndexStatus) => {
    holder.server?.statuses.push(status);
  });
  connection.onNotification(
    "textDocument/publishDiagnostics",
    ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => {
      holder.server?.pushed.set(uri, diagnostics);
    },
  );
  connection.onNotification("window/logMessage", () => undefined);
}

/** Polls until `check` gives a value; fails by name after a generous time. Never a fixed sleep. */
export async function until<T>(
  check: () => T | undefined | Promise<T | undefined>,
  what: string,
  timeout = 20_000,
): Promise<T> {
  const end = Date.now() + timeout;
  for (;;) {
    const value = await check();
    if (value !== undefined) return value;
    if (Date.now() > end) throw new Error(`waited ${timeout} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export function cursorIn(marked: string): { text: string; offset: number } {
  const offset = marked.indexOf("<|>");
  return { text: marked.replace("<|>", ""), offset };
}

/** The text after an item's edit is accepted. */
export function accept(document: TextDocument, item: CompletionItem): string {
  const edit = item.textEdit!;
  if (!("range" in edit)) throw new Error("an insert/replace edit was not asked for");
  return TextDocument.applyEdits(document, [edit]);
}

export function uriOf(file: string): string {
  return new URL(`file://${file.split(path.sep).map(encodeURIComponent).join("/")}`).href;
}
