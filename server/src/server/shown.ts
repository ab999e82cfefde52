import { LSPErrorCodes, ResponseError, type CancellationToken, type Range } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Answer, Question } from "../corpus/lookup";
import { shownUri } from "../features/navigation/corpusUri";
import type { Span } from "../text/span";
import { toRange } from "./convert";
import type { Session } from "./session";

/** A document of the corpus as an editor shows it. */
export interface Shown {
  readonly uri: string;
  range(span: Span): Range;
}

/** `titles`: of the first speech of each file. */
export function shownOf(answer: Answer, titles: ReadonlyMap<string, string>): Shown {
  const text = TextDocument.create(answer.uri, "speech", 0, answer.source);
  return {
    uri: shownUri(answer, titles.get(answer.uri) ?? ""),
    range: (span) => toRange(text, span),
  };
}

/** Asks documents of the corpus; rejects as LSP wants it when the request is cancelled. */
export async function ask(
  session: Session,
  uris: readonly string[],
  question: Question,
  token: CancellationToken,
): Promise<readonly Answer[]> {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  const listening = token.onCancellationRequested(() => controller.abort());
  try {
    return await session.reader.ask(uris, question, controller.signal);
  } catch {
    throw new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
  } finally {
    listening.dispose();
  }
}
