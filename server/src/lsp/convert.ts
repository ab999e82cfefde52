import {
  CompletionItemKind,
  DiagnosticSeverity,
  InsertTextFormat,
  type CompletionItem,
  type Diagnostic,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Suggestion, SuggestionKind } from "../features/completion/types";
import type { Diagnosis } from "../features/diagnostics/runner";
import type { Locale } from "../text/localized";
import type { Span, TextChange } from "../text/span";
import { rulePage } from "./resources";

/** Our own values become LSP's here and nowhere else, and LSP's become ours. */

export const SOURCE = "speech-drafter";

export const toRange = (text: TextDocument, span: Span): Range => ({
  start: text.positionAt(span.start),
  end: text.positionAt(span.end),
});

export const toSpan = (text: TextDocument, range: Range): Span => ({
  start: text.offsetAt(range.start),
  end: text.offsetAt(range.end),
});

export const toTextEdits = (text: TextDocument, changes: readonly TextChange[]): TextEdit[] =>
  changes.map(({ span, newText }) => ({ range: toRange(text, span), newText }));

/** A text changes in place: only beside it stands of which version something was said. */
interface Versioned {
  readonly uri: string;
  readonly version: number;
  readonly text: TextDocument;
}

/** Of the version that the changes were made for, where the client minds versions. */
export function toWorkspaceEdit(
  { uri, version, text }: Versioned,
  changes: readonly TextChange[],
  { documentChanges }: { readonly documentChanges: boolean },
): WorkspaceEdit {
  const edits = toTextEdits(text, changes);
  return documentChanges
    ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
    : { changes: { [uri]: edits } };
}

export const SEVERITY = {
  hint: DiagnosticSeverity.Hint,
  info: DiagnosticSeverity.Information,
  warning: DiagnosticSeverity.Warning,
  error: DiagnosticSeverity.Error,
};

export function toDiagnostic(
  text: TextDocument,
  diagnosis: Diagnosis,
  locale: Locale,
  related: boolean,
): Diagnostic {
  const page = rulePage(diagnosis.code);
  return {
    source: SOURCE,
    code: diagnosis.code,
    ...(page !== undefined && { codeDescription: { href: page } }),
    severity: SEVERITY[diagnosis.level],
    range: toRange(text, diagnosis.span),
    message: diagnosis.message[locale],
    ...(related &&
      diagnosis.related && {
        relatedInformation: diagnosis.related.map(({ span, message }) => ({
          location: { uri: text.uri, range: toRange(text, span) },
          message: message[locale],
        })),
      }),
    data: { fingerprint: diagnosis.fingerprint },
  };
}

const ITEM_KIND: Record<SuggestionKind, CompletionItemKind> = {
  phrase: CompletionItemKind.Text,
  marker: CompletionItemKind.Enum,
  snippet: CompletionItemKind.Snippet,
};

export function toCompletionItem(
  text: TextDocument,
  suggestion: Suggestion,
  rank: number,
  locale: Locale,
  data: unknown,
): CompletionItem {
  return {
    label: suggestion.label,
    labelDetails: { description: suggestion.source[locale] },
    kind: ITEM_KIND[suggestion.kind],
    sortText: String(rank).padStart(3, "0"),
    filterText: suggestion.filterText,
    textEdit: { range: toRange(text, suggestion.replace), newText: suggestion.newText },
    insertTextFormat: suggestion.isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    data,
  };
}
