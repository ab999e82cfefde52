import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type ExecuteCommandParams,
  type TextDocumentEdit,
} from "vscode-languageserver";
import type { TextChange } from "../features/diagnostics/types";
import { moveSection } from "../features/moveSection";
import { renumber } from "../features/renumber";
import type { ServerCommand, ServerCommands, WireRange } from "../protocol";
import { toRange } from "./convert";
import { exemplars, locate, searchCorpus, skeletonOf } from "./corpusCommands";
import type { OpenDocument } from "./documents";
import type { Session } from "./session";

type Run<C extends ServerCommand> = (
  argument: ServerCommands[C]["argument"],
  session: Session,
  token: CancellationToken,
) => Promise<ServerCommands[C]["result"]>;

/** One object in, JSON out. Edits go by `workspace/applyEdit` with the document's version: one undo step. */
export const COMMANDS: { readonly [C in ServerCommand]: Run<C> } = {
  "speechDrafter.server.renumber": async ({ uri, range }, session) => {
    const document = mustBeOpen(uri, session);
    const changes = renumber(document.draft, range && spanOf(document, range));
    return { applied: await apply(document, changes, session), changes: changes.length };
  },

  "speechDrafter.server.moveSection": async ({ uri, line, by }, session) => {
    const document = mustBeOpen(uri, session);
    const moved = moveSection(document.draft, document.text.offsetAt({ line, character: 0 }), by);
    if (!moved) return { applied: false, line };
    const applied = await apply(document, moved.changes, session);
    const now = session.document(uri) ?? document;
    return { applied, line: applied ? now.text.positionAt(moved.heading).line : line };
  },

  "speechDrafter.server.acceptFinding": async ({ uri, fingerprint, reason }, session, token) => {
    const document = mustBeOpen(uri, session);
    const findings = await session.diagnostics.findings(document, token);
    const finding = findings.find((d) => d.fingerprint === fingerprint);
    if (!finding) return { accepted: false };
    await session.reviews.accept(uri, finding, reason);
    session.diagnostics.refreshAll();
    return { accepted: true };
  },

  "speechDrafter.server.searchCorpus": searchCorpus,

  "speechDrafter.server.exemplars": ({ uri }, session, token) =>
    exemplars(mustBeOpen(uri, session), session, token),

  "speechDrafter.server.skeleton": skeletonOf,

  "speechDrafter.server.locate": locate,

  "speechDrafter.server.reread": async ({ uris }, session) => {
    await session.rereadFiles(uris);
    const meant = new Set(uris);
    return { skipped: session.indexStatus().skipped.filter(({ uri }) => meant.has(uri)) };
  },

  "speechDrafter.server.rebuildIndex": async (_argument, session) => {
    await session.rebuildIndex();
    const { speeches, characters } = session.indexStatus();
    return { speeches, characters };
  },

  "speechDrafter.server.clearData": (_argument, session) => Promise.resolve({ freed: session.clearData() }),
};

/** Rejects with a message for people: what goes wrong here is shown to whoever asked. */
export async function executeCommand(
  { command, arguments: given }: ExecuteCommandParams,
  session: Session,
  token: CancellationToken,
): Promise<unknown> {
  if (!Object.hasOwn(COMMANDS, command))
    throw new ResponseError(LSPErrorCodes.RequestFailed, `unknown command: ${command}`);
  const run = COMMANDS[command as ServerCommand] as Run<ServerCommand>;
  const argument: unknown = given?.[0] ?? {};
  if (typeof argument !== "object")
    throw new ResponseError(LSPErrorCodes.RequestFailed, "expected one object");
  try {
    return await run(argument as never, session, token);
  } catch (error) {
    if (error instanceof ResponseError) throw error;
    throw new ResponseError(
      LSPErrorCodes.RequestFailed,
      error instanceof Error ? error.message : String(error),
    );
  }
}

function mustBeOpen(uri: string, session: Session): OpenDocument {
  const document = session.document(uri);
  if (!document) throw new ResponseError(LSPErrorCodes.RequestFailed, `not open: ${uri}`);
  return document;
}

const spanOf = ({ text }: OpenDocument, range: WireRange) => ({
  start: text.offsetAt(range.start),
  end: text.offsetAt(range.end),
});

async function apply(
  document: OpenDocument,
  changes: readonly TextChange[],
  session: Session,
): Promise<boolean> {
  if (changes.length === 0) return false;
  const { uri, version, text } = document;
  const edits = changes.map(({ span, newText }) => ({ range: toRange(text, span), newText }));
  const versioned: TextDocumentEdit = { textDocument: { uri, version }, edits };
  const edit = session.client.documentChanges
    ? { documentChanges: [versioned] }
    : { changes: { [uri]: edits } };
  return (await session.connection.workspace.applyEdit({ edit })).applied;
}
