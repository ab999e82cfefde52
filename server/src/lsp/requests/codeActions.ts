import {
  CodeActionKind,
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
} from "vscode-languageserver";
import { actionsFor } from "../../features/diagnostics/actions";
import { SOURCE, toSpan, toWorkspaceEdit } from "../convert";
import type { OpenDocument } from "../session/documents";
import type { Session } from "../session/session";

/**
 * Findings at the asked place that actions are offered for, the first ones: each may edit a whole list, and nobody
 * reads a longer menu. The others have theirs at their own place.
 */
const MOST_FINDINGS = 20;

/** Fixes and ways to let a finding stand, for the findings that touch the asked range. */
export async function codeActions(
  document: OpenDocument,
  session: Session,
  { range, context }: CodeActionParams,
  token: CancellationToken,
): Promise<CodeAction[]> {
  const { text, uri } = document;
  if (context.only && !context.only.some((kind) => CodeActionKind.QuickFix.startsWith(kind))) return [];
  const asked = toSpan(text, range);
  const settings = await session.settings.of(uri);
  const locale = session.client.locale(settings);
  const all = await session.diagnostics.open(document, token);
  return (
    all
      // A cursor right behind a finding, as after typing it, touches it.
      .filter((d) => d.fingerprint !== "" && d.span.start <= asked.end && asked.start <= d.span.end)
      .slice(0, MOST_FINDINGS)
      .flatMap((diagnosis) => {
        const diagnostics = context.diagnostics.filter(
          (d) => d.source === SOURCE && fingerprintOf(d.data) === diagnosis.fingerprint,
        );
        return actionsFor(diagnosis, {
          uri,
          text: document.draft.text,
          all,
          clientCommands: session.client.commands,
        }).map((action): CodeAction => ({
          title: action.title[locale],
          kind: CodeActionKind.QuickFix,
          ...(action.preferred && { isPreferred: true }),
          ...(diagnostics.length > 0 && { diagnostics }),
          ...(action.changes && {
            edit: toWorkspaceEdit(document, action.changes, session.client.abilities),
          }),
          ...(action.command && {
            command: {
              title: action.title[locale],
              command: action.command.name,
              arguments: [action.command.argument],
            },
          }),
        }));
      })
  );
}

function fingerprintOf(data: unknown): unknown {
  return typeof data === "object" && data !== null && "fingerprint" in data ? data.fingerprint : undefined;
}
