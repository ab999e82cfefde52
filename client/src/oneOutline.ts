import type { DocumentSymbolMiddleware } from "vscode-languageclient/node";

/** A line that Markdown itself takes for a heading. */
const ATX_HEADING = /^ {0,3}#{1,6}[ \t]/m;

/** Markdown has an outline of its own: where it finds headings, ours would stand beside it a second time. */
export const oneOutline: DocumentSymbolMiddleware = {
  provideDocumentSymbols: (document, token, next) =>
    document.languageId === "markdown" && ATX_HEADING.test(document.getText()) ? [] : next(document, token),
};
