import type { CancellationToken } from "vscode-languageserver";
import type { CorpusHeading, FileAnswer } from "../../corpus/lookup";
import { exemplars as nearest } from "../../features/navigation/exemplars";
import { planSearch } from "../../features/navigation/search";
import { skeleton } from "../../features/navigation/skeleton";
import { fileTitles } from "../../features/navigation/uses";
import type { PhraseLocations } from "../../index/phraseLocations";
import type { CorpusPlace, ServerCommands } from "../../protocol";
import type { FileKey } from "../../text/fileKey";
import type { OpenDocument } from "../session/documents";
import { localized } from "../../text/localized";
import { Refusal } from "../refusal";
import type { Session } from "../session/session";
import { askCorpus, shownAnswer } from "./corpusAnswers";
import { SlicedWork } from "../slices";

type Result<C extends keyof ServerCommands> = Promise<ServerCommands[C]["result"]>;

/** Hits of a search when nothing else is said, and at most. */
const HITS = 100;
const MOST_HITS = 1_000;

export async function searchCorpus(
  { query, limit = HITS }: ServerCommands["speechDrafter.server.searchCorpus"]["argument"],
  session: Session,
  token: CancellationToken,
): Result<"speechDrafter.server.searchCorpus"> {
  const { places } = session;
  const most = Math.min(Math.max(1, limit), MOST_HITS);
  const plan = typeof query === "string" ? planSearch(query, places, most) : undefined;
  if (!plan) return { count: 0, speeches: 0, hits: [] };
  const { phrase, beside, count, speeches } = plan;
  const answers = await askCorpus(session, plan.files, { ask: "phrase", phrase, beside }, token);
  const titles = fileTitles(places);
  const byStart = speechesOf(places);
  const hits = answers.flatMap((answer) => {
    const shown = shownAnswer(answer, titles);
    return answer.locations.map(({ span, before, match, after, speechStart: speech }) => ({
      uri: shown.uri,
      range: shown.range(span),
      ...described(byStart, answer.file, speech),
      file: answer.uri,
      before,
      match,
      after,
    }));
  });
  // Of several terms the index knows the speeches that hold them all, the files whether in one sentence.
  const exact = beside.length > 0 && plan.planned === count;
  const holding = new Set(hits.map(({ file, title }) => `${file} ${title}`)).size;
  return {
    count: exact ? hits.length : count,
    speeches: exact ? holding : speeches,
    hits: hits.slice(0, most),
  };
}

export async function exemplars(
  document: OpenDocument,
  session: Session,
  token: CancellationToken,
): Result<"speechDrafter.server.exemplars"> {
  const { uri, draft, version } = document;
  const places = session.placesFor(document);
  const work = new SlicedWork(nearest(draft, places), () => session.documents.of(uri)?.version !== version);
  const found = await work.wait(token);
  const locale = session.client.locale(await session.settings.of(uri));
  const files = new Map(found.map(({ speech }) => [speech.file, speech]));
  const answers = await askCorpus(session, [...files.values()], { ask: "headings" }, token);
  const byFile = new Map(answers.map((answer) => [answer.file, answer]));
  const titles = fileTitles(places);
  return {
    exemplars: found.flatMap(({ speech, why, score, reason }) => {
      const answer = byFile.get(speech.file);
      if (!answer) return [];
      const { title, date, kind, start } = speech;
      return {
        title,
        ...(date !== undefined && { date }),
        ...(kind !== undefined && { kind }),
        why,
        score: Math.round(score * 100) / 100,
        reason: reason[locale],
        file: speech.uri,
        start,
        ...placeOf(answer, start, titles),
      };
    }),
  };
}

/** @throws where the corpus has no such speech, or its file cannot be read any more */
export async function skeletonOf(
  { uri, start }: ServerCommands["speechDrafter.server.skeleton"]["argument"],
  session: Session,
  token: CancellationToken,
): Result<"speechDrafter.server.skeleton"> {
  const { answer, headings } = await outlineOf(uri, start, session, token);
  const own = session.places.speeches.find((speech) => speech.file === answer.file);
  if (!own || headings.length === 0)
    throw new Refusal(
      "no-headings",
      localized("这篇讲稿没有标题可作提纲", "This speech has no headings to begin with"),
    );
  return { snippet: skeleton(headings, session.snapshot.index.entities) };
}

/** @throws where the corpus has no such speech, or its file cannot be read any more */
export async function locate(
  { uri, start }: ServerCommands["speechDrafter.server.locate"]["argument"],
  session: Session,
  token: CancellationToken,
): Result<"speechDrafter.server.locate"> {
  const { answer } = await outlineOf(uri, start, session, token);
  return placeOf(answer, start ?? 0, fileTitles(session.places));
}

async function outlineOf(
  uri: string,
  start: number | undefined,
  session: Session,
  token: CancellationToken,
): Promise<{ readonly answer: FileAnswer; readonly headings: readonly CorpusHeading[] }> {
  // Only what is indexed is read: a command is no way to any other file.
  const file = session.identity.of(uri);
  const indexed = session.places.speeches.find((speech) => speech.file === file);
  const [answer] = indexed ? await askCorpus(session, [indexed], { ask: "headings" }, token) : [];
  if (!answer)
    throw new Refusal(
      "not-in-corpus",
      localized("这个文件已不在语料中", "This file is not in the corpus any more"),
    );
  const first = start ?? answer.headings[0]?.speechStart;
  return { answer, headings: answer.headings.filter(({ speechStart }) => speechStart === first) };
}

/** Where a speech begins: at its title, else where its text does. */
function placeOf(answer: FileAnswer, start: number, titles: ReadonlyMap<FileKey, string>): CorpusPlace {
  const shown = shownAnswer(answer, titles);
  const title = answer.headings.find(({ speechStart, kind }) => speechStart === start && kind === "title");
  return { uri: shown.uri, range: shown.range(title?.span ?? { start, end: start }) };
}

type Described = Pick<PhraseLocations["speeches"][number], "title" | "date" | "kind">;

/** By file and offset there. */
function speechesOf({ speeches }: PhraseLocations): ReadonlyMap<string, PhraseLocations["speeches"][number]> {
  return new Map(speeches.map((speech) => [`${speech.file} ${speech.start}`, speech]));
}

function described(
  byStart: ReadonlyMap<string, PhraseLocations["speeches"][number]>,
  file: FileKey,
  start: number,
): Described {
  const speech = byStart.get(`${file} ${start}`);
  if (!speech) return { title: "" };
  const { title, date, kind } = speech;
  return { title, ...(date !== undefined && { date }), ...(kind !== undefined && { kind }) };
}
