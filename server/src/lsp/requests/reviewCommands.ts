import type { CancellationToken } from "vscode-languageserver";
import type { AcceptedEntry, ServerCommands } from "../../protocol";
import { slice } from "../../text/span";
import { toRange } from "../convert";
import type { OpenDocument } from "../session/documents";
import type { Session } from "../session/session";

type Result<C extends keyof ServerCommands> = Promise<ServerCommands[C]["result"]>;

export async function acceptFinding(
  document: OpenDocument,
  { fingerprint, reason }: ServerCommands["speechDrafter.server.acceptFinding"]["argument"],
  session: Session,
  token: CancellationToken,
): Result<"speechDrafter.server.acceptFinding"> {
  const findings = await session.diagnostics.findings(document, token);
  const finding = findings.find((d) => d.fingerprint === fingerprint);
  if (!finding) return { accepted: false };
  await session.reviews.accept(document.uri, finding, reason);
  session.diagnostics.refreshAll();
  return { accepted: true };
}

/** What was accepted in a draft: with what it says and where, as far as it still stands there. */
export async function acceptedFindings(
  document: OpenDocument,
  session: Session,
  token: CancellationToken,
): Result<"speechDrafter.server.acceptedFindings"> {
  const { uri, text, draft } = document;
  const entries = await session.reviews.accepted(uri);
  const findings = await session.diagnostics.findings(document, token);
  const locale = session.client.locale(await session.settings.of(uri));
  const placed = entries.map(({ rule, fingerprint, reason, date }) => {
    const found = findings.find((d) => d.code === rule && d.fingerprint === fingerprint);
    const entry: AcceptedEntry = {
      rule,
      fingerprint,
      reason,
      date,
      ...(found && {
        finding: {
          message: found.message[locale],
          range: toRange(text, found.span),
          text: slice(draft.text, found.span),
        },
      }),
    };
    return { entry, start: found?.span.start ?? Infinity };
  });
  return { accepted: placed.sort((a, b) => (a.start < b.start ? -1 : 1)).map(({ entry }) => entry) };
}

export async function revokeFinding(
  { uri, rule, fingerprint }: ServerCommands["speechDrafter.server.revokeFinding"]["argument"],
  session: Session,
): Result<"speechDrafter.server.revokeFinding"> {
  const revoked = await session.reviews.revoke(uri, rule, fingerprint);
  if (revoked) session.diagnostics.refreshAll();
  return { revoked };
}
