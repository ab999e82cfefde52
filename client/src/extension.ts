import { l10n, window, type ExtensionContext } from "vscode";
import { callsOnEmptyLines } from "./calledFor";
import { sendCaret } from "./caret";
import { offerCleanPaste } from "./cleanPaste";
import { SpeechClient } from "./client";
import { codeActionCommands, registerCommands } from "./commands";
import { ToldPlaces } from "./corpusView/places";
import { CorpusView } from "./corpusView/view";
import { showAsSpeeches } from "./corpusDocuments";
import { oneOutline } from "./oneOutline";
import { watchDrafts } from "./drafts";
import { HanTrigger } from "./hanTrigger";
import { InsertedItem } from "./insertedItem";
import { notingPlaces } from "./notePlaces";
import { OpenList } from "./openList";
import { tellWhenPaused } from "./pausedNotice";
import { ofSelection } from "./selectionQueries";
import { SilencedDrafts } from "./silence";
import { showStatus } from "./status/statusBar";
import { warnOfTrace } from "./trace";

let client: SpeechClient | undefined;

/** Wires the parts; nothing is read and no process is started before a draft is open or a command asks. */
export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel(l10n.t("Speech Drafter"), { log: true });
  const trigger = new HanTrigger();
  const openList = new OpenList();
  const insertedItem = new InsertedItem();
  const places = new ToldPlaces();
  const middleware = {
    provideCompletionItem: openList.around(insertedItem.around(callsOnEmptyLines(trigger.provide))),
    ...oneOutline,
    ...notingPlaces(
      places,
      ofSelection(() => client),
    ),
  };
  client = new SpeechClient(context, log, middleware, codeActionCommands);
  const corpusView = new CorpusView(client, context.workspaceState);
  const silenced = new SilencedDrafts(client);
  context.subscriptions.push(
    log,
    trigger,
    corpusView,
    silenced,
    trigger.follow(client),
    openList.follow(),
    insertedItem.follow(),
    places.follow(),
    watchDrafts(client),
    sendCaret(client),
    showStatus(client, silenced),
    tellWhenPaused(client),
    offerCleanPaste(client),
    showAsSpeeches(),
    warnOfTrace(log),
    ...registerCommands({
      client,
      corpusView,
      silenced,
      log,
      extensionUri: context.extensionUri,
      extensionId: context.extension.id,
    }),
  );
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
