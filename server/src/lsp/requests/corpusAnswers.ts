import { LSPErrorCodes, ResponseError, type CancellationToken, type Range } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { CorpusFile, FileAnswer, Question } from "../../corpus/lookup";
import { shownUri } from "../../features/navigation/corpusUri";
import type { FileKey } from "../../text/fileKey";
import type { Span } from "../../text/span";
import { toRange } from "../convert";
import type { Session } from "../session/session";

/** The document that an answer is about, as an editor shows it. */
interface ShownAnswer {
  readonly uri: string;
  range(span: Span): Range;
}

/** `titles`: of the first speech of each file. */
export function shownAnswer(answer: FileAnswer, titles: ReadonlyMap<FileKey, string>): ShownAnswer {
  const text = TextDocument.create(answer.uri, "speech", 0, answer.source);
  return {
    uri: shownUri(answer, titles.get(answer.file) ?? ""),
    range: (span) => toRange(text, span),
  };
}

/** Asks documents of the corpus; rejects as LSP wants it when the request is cancelled. */
export async function askCorpus(
  session: Session,
  files: readonly CorpusFile[],
  question: Question,
  token: CancellationToken,
): Promise<readonly FileAnswer[]> {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  const listening = token.onCancellationRequested(() => controller.abort());
  try {
    const answers = await session.reader.ask(files, question, controller.signal);
    const open = new Map(session.documents.all().map(({ uri }) => [session.identity.of(uri), uri]));
    // What the editor has open is called as the editor calls it.
    return answers.map((answer) => ({ ...answer, uri: open.get(answer.file) ?? answer.uri }));
  } catch {
    throw new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
  } finally {
    listening.dispose();
  }
}
