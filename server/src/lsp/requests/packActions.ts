import {
  CodeActionKind,
  type CodeAction,
  type CodeActionParams,
  type Diagnostic,
} from "vscode-languageserver";
import { SOURCE } from "../convert";

/**
 * Fixes of faults in files of packs, which are no drafts and are not sent to us: the editor gives back what it was told,
 * at the place where it stands by now.
 */
export function packActions({ textDocument: { uri }, context }: CodeActionParams): CodeAction[] {
  return context.diagnostics.flatMap((diagnostic) => {
    const fix = fixOf(diagnostic);
    if (!fix) return [];
    const { title, newText } = fix;
    return {
      title,
      kind: CodeActionKind.QuickFix,
      isPreferred: true,
      diagnostics: [diagnostic],
      edit: { changes: { [uri]: [{ range: diagnostic.range, newText }] } },
    };
  });
}

function fixOf({ source, code, data }: Diagnostic): { title: string; newText: string } | undefined {
  if (source !== SOURCE || !String(code).startsWith("pack/")) return undefined;
  const { fix } = (data ?? {}) as { fix?: { title?: unknown; newText?: unknown } };
  return typeof fix?.title === "string" && typeof fix.newText === "string"
    ? { title: fix.title, newText: fix.newText }
    : undefined;
}
