import path from "node:path";
import { env, EventEmitter, l10n, workspace, type ExtensionContext, type LogOutputChannel } from "vscode";
import {
  LanguageClient,
  RevealOutputChannelOn,
  State,
  TransportKind,
  type Middleware,
} from "vscode-languageclient/node";
import type {
  CorpusContents,
  IndexStatus,
  InitializationOptions,
  Original,
  ClientNotification,
  ClientNotifications,
  ServerCommand,
  ServerCommands,
  ServerNotification,
  ServerNotifications,
  ServerRequest,
  ServerRequests,
  Statistics,
  CleanedPaste,
  CleanPasteParams,
  Measured,
  WireRange,
} from "../../server/src/protocol";
import { Attempt } from "./pure/attempt";
import { documentSelector, SECTION } from "./settings";

/**
 * Room for new objects in MB: what V8 takes by itself would stay with a server that idles most of the time, three times
 * over, beside the index.
 */
const YOUNG = ["--max-semi-space-size=4"];

/** `off`: nothing has needed the server yet. `failed`: it could not start, or crashed too often. */
type ServerState = "off" | "starting" | "running" | "failed";

/**
 * Our language server: started at first need, restarted by the library when it crashes, its own messages
 * typed. Everything else that it gives reaches VS Code through the library.
 */
export class SpeechClient {
  private readonly changes = new EventEmitter<void>();
  /** The server's state or that of its index has changed. */
  readonly onDidChange = this.changes.event;
  private client: LanguageClient | undefined;
  private readonly starting = new Attempt(() => this.launch());
  private lastStatus: IndexStatus | undefined;

  constructor(
    private readonly context: ExtensionContext,
    private readonly log: LogOutputChannel,
    private readonly middleware: Middleware,
    private readonly codeActionCommands: readonly string[],
  ) {
    context.subscriptions.push(
      this.changes,
      workspace.onDidChangeConfiguration((event) => {
        // the selector is fixed at the client's birth: the one setting that takes a restart
        if (event.affectsConfiguration(`${SECTION}.languages`) && this.starting.begun) void this.restart();
      }),
      workspace.onDidGrantWorkspaceTrust(() => void this.notify("speech/trust", { trusted: true })),
    );
  }

  get state(): ServerState {
    if (!this.client) return "off";
    if (this.client.state === State.Running) return "running";
    return this.client.state === State.Starting ? "starting" : "failed";
  }

  /** As the server last said it; undefined before its first word. */
  get indexStatus(): IndexStatus | undefined {
    return this.state === "running" ? this.lastStatus : undefined;
  }

  /** The server, running; rejects where it cannot start (the library has told the user then). The next call tries again. */
  start(): Promise<LanguageClient> {
    return this.starting.get();
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  async stop(): Promise<void> {
    await this.starting.forget();
    const client = this.client;
    this.client = this.lastStatus = undefined;
    if (client?.isRunning()) await client.dispose();
  }

  /** Runs a command of the server, starting it where it does not run yet. */
  async execute<C extends ServerCommand>(
    command: C,
    argument: ServerCommands[C]["argument"],
  ): Promise<ServerCommands[C]["result"]> {
    const client = await this.start();
    return client.sendRequest<ServerCommands[C]["result"]>("workspace/executeCommand", {
      command,
      arguments: [argument],
    });
  }

  /** Figures of an open draft; undefined where the server does not run or does not hold it. */
  async statistics(uri: string): Promise<Statistics | undefined> {
    if (this.state !== "running" || !this.client) return undefined;
    return (await request(this.client, "speech/statistics", { uri })) ?? undefined;
  }

  /** Figures of a part of an open draft; undefined as above. */
  async measure(uri: string, range: WireRange): Promise<Measured | undefined> {
    if (this.state !== "running" || !this.client) return undefined;
    return (await request(this.client, "speech/measure", { uri, range })) ?? undefined;
  }

  /** What to paste instead; undefined where nothing is to be cleaned, or the server does not run. */
  async cleanPaste(pasted: CleanPasteParams): Promise<CleanedPaste | undefined> {
    if (this.state !== "running" || !this.client) return undefined;
    return (await request(this.client, "speech/cleanPaste", pasted)) ?? undefined;
  }

  /** Everything that is indexed; starts the server where it does not run. */
  async corpus(): Promise<CorpusContents> {
    return request(await this.start(), "speech/corpus");
  }

  /** The file that a document of the corpus stands for. */
  async original(uri: string): Promise<Original | null> {
    return request(await this.start(), "speech/original", { uri });
  }

  caret(uri: string, line: number): Promise<void> {
    return this.notify("speech/caret", { uri, line });
  }

  silence(uri: string, silent: boolean): Promise<void> {
    return this.notify("speech/silence", { uri, silent });
  }

  private async notify<M extends ServerNotification>(
    method: M,
    params: ServerNotifications[M],
  ): Promise<void> {
    if (this.state === "running") await this.client?.sendNotification(method, params);
  }

  private async launch(): Promise<LanguageClient> {
    const client = this.create();
    this.client = client;
    onNotification(client, "speech/indexStatus", (status) => this.take(status));
    client.onDidChangeState(({ newState }) => {
      this.take(undefined); // what a server said that is gone holds no longer
      if (newState === State.Running) void this.askStatus(client);
    });
    await client.start();
    return client;
  }

  private async askStatus(client: LanguageClient): Promise<void> {
    try {
      this.take(await request(client, "speech/indexStatus"));
    } catch (error) {
      this.log.warn(`speech/indexStatus: ${String(error)}`);
    }
  }

  private take(status: IndexStatus | undefined): void {
    this.lastStatus = status;
    this.changes.fire();
  }

  private create(): LanguageClient {
    const module = path.join(this.context.extensionPath, "dist", "server", "main.js");
    const server = { module, transport: TransportKind.ipc, options: { execArgv: YOUNG } };
    return new LanguageClient(
      SECTION,
      l10n.t("Speech Drafter"),
      { run: server, debug: { ...server, options: { execArgv: [...YOUNG, "--inspect=6009"] } } },
      {
        documentSelector: documentSelector(),
        outputChannel: this.log,
        revealOutputChannelOn: RevealOutputChannelOn.Never,
        initializationOptions: () => this.options(),
        middleware: this.middleware,
      },
    );
  }

  /** Asked for at each start, so that a restarted server learns what has changed since. */
  private options(): InitializationOptions {
    return {
      settings: workspace.getConfiguration().get(SECTION),
      cacheDirectory: this.context.globalStorageUri.fsPath,
      trusted: workspace.isTrusted,
      restrictsSettings: true,
      locale: env.language,
      clientCommands: this.codeActionCommands,
    };
  }
}

/** Asks what the protocol knows. */
function request<M extends ServerRequest>(
  client: LanguageClient,
  method: M,
  ...params: ServerRequests[M]["params"]
): Promise<ServerRequests[M]["result"]> {
  const [first]: readonly object[] = params;
  return first ? client.sendRequest(method, first) : client.sendRequest(method);
}

function onNotification<M extends ClientNotification>(
  client: LanguageClient,
  method: M,
  take: (params: ClientNotifications[M]) => void,
): void {
  client.onNotification(method, take);
}
