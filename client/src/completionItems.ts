import type { CompletionItem, CompletionList } from "vscode";
import type { CompletionMiddleware } from "vscode-languageclient/node";

/** What a request for completion is answered with. */
export type Items = CompletionItem[] | CompletionList | null | undefined;

/** Answers requests for completion, by `next` or on its own. */
export type Provide = NonNullable<CompletionMiddleware["provideCompletionItem"]>;

export const itemsOf = (items: Items): CompletionItem[] =>
  Array.isArray(items) ? items : (items?.items ?? []);
