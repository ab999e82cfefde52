import type { CancellationToken, ExecuteCommandParams } from "vscode-languageserver";
import { draftPlaceholders } from "../../features/diagnostics/draftPlaceholders";
import { moveSection } from "../../features/editing/moveSection";
import { renumber } from "../../features/editing/renumber";
import type { ServerCommand, ServerCommands } from "../../protocol";
import { localized } from "../../text/localized";
import { toRange, toSpan, toWorkspaceEdit } from "../convert";
import { exemplars, locate, searchCorpus, skeletonOf } from "./corpusCommands";
import type { OpenDocument } from "../session/documents";
import { Refusal, refused } from "../refusal";
import { packList } from "./packCommands";
import { acceptedFindings, acceptFinding, revokeFinding } from "./reviewCommands";
import type { Session } from "../session/session";
import type { TextChange } from "../../text/span";

type Run<C extends ServerCommand> = (
  argument: ServerCommands[C]["argument"],
  session: Session,
  token: CancellationToken,
) => Promise<ServerCommands[C]["result"]>;

/** One object in, JSON out. Edits go by `workspace/applyEdit` with the document's version: one undo step. */
export const COMMANDS: { readonly [C in ServerCommand]: Run<C> } = {
  "speechDrafter.server.renumber": async ({ uri, range }, session) => {
    const document = mustBeOpen(uri, session);
    const changes = renumber(document.draft, range && toSpan(document.text, range));
    return { applied: await apply(document, changes, session), changes: changes.length };
  },

  "speechDrafter.server.moveSection": async ({ uri, line, by }, session) => {
    const document = mustBeOpen(uri, session);
    const moved = moveSection(document.draft, document.text.offsetAt({ line, character: 0 }), by);
    if (!moved) return { applied: false, line };
    const applied = await apply(document, moved.changes, session);
    const now = session.documents.of(uri) ?? document;
    return { applied, line: applied ? now.text.positionAt(moved.heading).line : line };
  },

  "speechDrafter.server.acceptFinding": async (argument, session, token) =>
    acceptFinding(mustBeOpen(argument.uri, session), argument, session, token),

  "speechDrafter.server.acceptedFindings": async ({ uri }, session, token) =>
    acceptedFindings(mustBeOpen(uri, session), session, token),

  "speechDrafter.server.revokeFinding": revokeFinding,

  "speechDrafter.server.placeholders": ({ uri }, session) => {
    const { draft, text } = mustBeOpen(uri, session);
    return Promise.resolve({ places: draftPlaceholders(draft).map(({ span }) => toRange(text, span)) });
  },

  "speechDrafter.server.packs": (_argument, session) => packList(session),

  "speechDrafter.server.searchCorpus": searchCorpus,

  "speechDrafter.server.exemplars": ({ uri }, session, token) =>
    exemplars(mustBeOpen(uri, session), session, token),

  "speechDrafter.server.skeleton": skeletonOf,

  "speechDrafter.server.locate": locate,

  "speechDrafter.server.reread": async ({ uris }, session) => {
    await session.rereadFiles(uris);
    const meant = new Set(uris.map((uri) => session.identity.of(uri)));
    return {
      skipped: session.indexStatus().skipped.filter(({ uri }) => meant.has(session.identity.of(uri))),
    };
  },

  "speechDrafter.server.rebuildIndex": async (_argument, session) => {
    await session.rebuildIndex();
    return sizeOf(session);
  },

  "speechDrafter.server.resumeIndexing": async (_argument, session) => {
    await session.resumeIndexing();
    return sizeOf(session);
  },

  "speechDrafter.server.forgetHabits": async (_argument, session) => {
    await session.completion.forget();
    return { forgotten: true };
  },

  "speechDrafter.server.clearData": async (_argument, session) => ({ freed: await session.clearData() }),
};

/** Rejects with a message for people: what goes wrong here is shown to whoever asked. */
export async function executeCommand(
  { command, arguments: given }: ExecuteCommandParams,
  session: Session,
  token: CancellationToken,
): Promise<unknown> {
  try {
    if (!Object.hasOwn(COMMANDS, command))
      throw new Refusal(
        "unknown-command",
        localized(`没有这个命令：${command}`, `There is no command ${command}`),
      );
    const run = COMMANDS[command as ServerCommand] as Run<ServerCommand>;
    const argument: unknown = given?.[0] ?? {};
    if (typeof argument !== "object")
      throw new Refusal(
        "bad-argument",
        localized("命令的参数应为一个对象", "The command takes one object as its argument"),
      );
    return await run(argument as never, session, token);
  } catch (error) {
    throw refused(error, session.client.locale(await session.settings.of()));
  }
}

function sizeOf(session: Session): { readonly speeches: number; readonly characters: number } {
  const { speeches, characters } = session.indexStatus();
  return { speeches, characters };
}

function mustBeOpen(uri: string, session: Session): OpenDocument {
  const document = session.documents.of(uri);
  if (!document)
    throw new Refusal(
      "not-open",
      localized(
        "这个文件没有作为讲稿打开（看看右下角的语言模式）",
        "This file is not open as a draft (see its language mode)",
      ),
    );
  return document;
}

async function apply(
  document: OpenDocument,
  changes: readonly TextChange[],
  session: Session,
): Promise<boolean> {
  if (changes.length === 0) return false;
  const edit = toWorkspaceEdit(document, changes, session.client.abilities);
  return (await session.client.connection.workspace.applyEdit({ edit })).applied;
}
