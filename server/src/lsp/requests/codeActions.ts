import {
  CodeActionKind,
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
} from "vscode-languageserver";
import { actionsFor, certainChanges } from "../../features/diagnostics/actions";
import { localized } from "../../text/localized";
import { SOURCE, toSpan, toWorkspaceEdit } from "../convert";
import type { OpenDocument } from "../session/documents";
import type { Session } from "../session/session";

/**
 * Findings at the asked place that actions are offered for, the first ones: each may edit a whole list, and nobody
 * reads a longer menu. The others have theirs at their own place.
 */
const MOST_FINDINGS = 20;

/** All fixes of a draft that are certain: for a command, and for whoever has it run at each save. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.speechDrafter`;

/** Fixes and ways to let a finding stand, for the findings that touch the asked range. */
export async function codeActions(
  document: OpenDocument,
  session: Session,
  { range, context }: CodeActionParams,
  token: CancellationToken,
): Promise<CodeAction[]> {
  const { text, uri } = document;
  const { only } = context;
  if (only?.some((kind) => isWithin(FIX_ALL, kind))) return fixAll(document, session, token);
  if (only && !only.some((kind) => isWithin(CodeActionKind.QuickFix, kind))) return [];
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

/** Kinds are names in parts: `source.fixAll` holds `source.fixAll.speechDrafter`; the empty one holds all. */
const isWithin = (kind: string, outer: string): boolean =>
  outer === "" || kind === outer || kind.startsWith(`${outer}.`);

async function fixAll(
  document: OpenDocument,
  session: Session,
  token: CancellationToken,
): Promise<CodeAction[]> {
  const changes = certainChanges(await session.diagnostics.open(document, token));
  if (changes.length === 0) return [];
  const locale = session.client.locale(await session.settings.of(document.uri));
  const edit = toWorkspaceEdit(document, changes, session.client.abilities);
  return [{ title: FIX_ALL_TITLE[locale], kind: FIX_ALL, edit }];
}

const FIX_ALL_TITLE = localized("修正全部有把握的问题", "Fix everything that is certain");

function fingerprintOf(data: unknown): unknown {
  return typeof data === "object" && data !== null && "fingerprint" in data ? data.fingerprint : undefined;
}
