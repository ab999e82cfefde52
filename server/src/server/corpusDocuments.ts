import type { CancellationToken, TextDocumentContentResult } from "vscode-languageserver";
import { fileOf } from "../features/navigation/corpusUri";
import type { CorpusContents, Original } from "../protocol";
import type { Session } from "./session";
import { ask } from "./shown";

/** The text of a `speech-corpus:` document; null where it stands for no file of the corpus. */
export async function documentContent(
  uri: string,
  session: Session,
  token: CancellationToken,
): Promise<TextDocumentContentResult | null> {
  const answer = await read(uri, session, token);
  return answer ? { text: answer.source } : null;
}

/** The file behind a `speech-corpus:` document. */
export async function original(
  uri: string,
  session: Session,
  token: CancellationToken,
): Promise<Original | null> {
  const answer = await read(uri, session, token);
  if (!answer) return null;
  return { uri: answer.uri, ...(!answer.extracted && { encoding: answer.encoding }) };
}

async function read(uri: string, session: Session, token: CancellationToken) {
  const speech = fileOf(uri, session.places.speeches);
  return speech && (await ask(session, [speech.uri], { ask: "source" }, token))[0];
}

/** Everything that is indexed, for a view of it. */
export async function corpusContents(session: Session): Promise<CorpusContents> {
  const { speeches } = session.places;
  const { generation, skipped } = session.indexStatus();
  return {
    generation,
    folders: await session.corpusFolders(),
    speeches: speeches.map(({ uri, start, title, date, kind, characters }) => ({
      uri,
      start,
      title,
      ...(date !== undefined && { date }),
      ...(kind !== undefined && { kind }),
      characters,
    })),
    skipped,
  };
}
