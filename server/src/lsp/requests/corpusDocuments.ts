import type { CancellationToken, TextDocumentContentResult } from "vscode-languageserver";
import { fileOf } from "../../features/navigation/corpusUri";
import type { CorpusContents, Original } from "../../protocol";
import { localized } from "../../text/localized";
import type { Session } from "../session/session";
import { askCorpus } from "./corpusAnswers";

/** The text of a `speech-corpus:` document; where it stands for no file of the corpus, a line that says so. */
export async function documentContent(
  uri: string,
  session: Session,
  token: CancellationToken,
): Promise<TextDocumentContentResult> {
  session.shownDocuments.note(uri);
  const answer = await read(uri, session, token);
  if (answer) return { text: answer.source };
  const reading = session.indexStatus().state !== "ready";
  const words = reading ? STILL_READING : NOT_THERE;
  return { text: `${words[session.client.locale(await session.settings.of())]}\n` };
}

const NOT_THERE = localized(
  "这个文件已不在语料中：已被删除、移走或排除。",
  "This file is not in the corpus any more: it was deleted, moved or left out.",
);
const STILL_READING = localized("正在读取语料……", "The corpus is being read …");

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
  return speech && (await askCorpus(session, [speech], { ask: "source" }, token))[0];
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
