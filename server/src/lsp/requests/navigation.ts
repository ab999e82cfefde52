import {
  DocumentHighlightKind,
  type CancellationToken,
  type DefinitionParams,
  type DocumentHighlight,
  type DocumentHighlightParams,
  type Location,
  type LocationLink,
  type ReferenceParams,
} from "vscode-languageserver";
import { isServed } from "../../features/gate";
import { firstOccurrencesInDraft, highlights } from "../../features/navigation/highlight";
import { phraseAt, phraseIn, type Phrase } from "../../features/navigation/phrase";
import { fileTitles, planUses, type UsePlan } from "../../features/navigation/uses";
import type { PhraseLocations } from "../../index/phraseLocations";
import type { WireRange } from "../../protocol";
import { localized, type Localized } from "../../text/localized";
import { toRange, toSpan } from "../convert";
import type { OpenDocument } from "../session/documents";
import type { Session } from "../session/session";
import { askCorpus, shownAnswer } from "./corpusAnswers";

/** Our client says what is selected: a phrase of the user's choice goes before ours. */
interface Selecting {
  readonly selection?: WireRange;
}

/** Places that one answer holds at most. */
const DEFINITIONS = 20;
const REFERENCES = 300;
/** Places of the draft itself in such an answer. */
const OWN_REFERENCES = 1_000;

/** One place in each of the newest speeches that use the phrase. */
export async function definition(
  document: OpenDocument,
  session: Session,
  params: DefinitionParams & Selecting,
  token: CancellationToken,
): Promise<Location[] | LocationLink[] | null> {
  const places = session.placesFor(document);
  const phrase = pointedAt(document, places, params);
  if (!phrase) return null;
  const found = await usesOf(phrase, session, places, DEFINITIONS, token);
  const first = firstOfEach(found);
  if (!session.client.abilities.definitionLinks) return first.map(({ location }) => location);
  const originSelectionRange = toRange(document.text, phrase.span);
  return first.map(({ location: { uri, range } }) => ({
    originSelectionRange,
    targetUri: uri,
    targetRange: range,
    targetSelectionRange: range,
  }));
}

/** Every place of the phrase in the corpus, newest speeches first; in the draft too where the client wants it. */
export async function references(
  document: OpenDocument,
  session: Session,
  params: ReferenceParams & Selecting,
  token: CancellationToken,
): Promise<Location[] | null> {
  const { draft, text, uri } = document;
  const places = session.placesFor(document);
  const phrase = pointedAt(document, places, params);
  if (!phrase) return null;
  const own = params.context.includeDeclaration
    ? firstOccurrencesInDraft(draft, phrase.text, OWN_REFERENCES)
    : { spans: [], more: false };
  const found = await usesOf(phrase, session, places, REFERENCES, token);
  if (own.more) void tell(session, MORE_OF_THE_DRAFT);
  return [
    ...own.spans.map((span) => ({ uri, range: toRange(text, span) })),
    ...found.map(({ location }) => location),
  ];
}

export function documentHighlights(
  document: OpenDocument,
  _session: Session,
  { position }: DocumentHighlightParams,
): DocumentHighlight[] {
  const { draft, text } = document;
  if (!isServed(document)) return [];
  return highlights(draft, text.offsetAt(position)).map((span) => ({
    range: toRange(text, span),
    kind: DocumentHighlightKind.Text,
  }));
}

function pointedAt(
  document: OpenDocument,
  places: PhraseLocations,
  { position, selection }: { readonly position: WireRange["start"] } & Selecting,
): Phrase | undefined {
  const { draft, text } = document;
  if (!isServed(document)) return undefined;
  const span = selection && toSpan(text, selection);
  if (span && span.end > span.start) return phraseIn(draft, span);
  return phraseAt(draft, text.offsetAt(position), (wording) => places.stands(wording), 1);
}

interface Found {
  readonly location: Location;
  /** File and offset of the speech. */
  readonly speech: string;
}

/** Where the corpus has the phrase. */
async function usesOf(
  phrase: Phrase,
  session: Session,
  places: PhraseLocations,
  limit: number,
  token: CancellationToken,
): Promise<readonly Found[]> {
  const plan = planUses(places.uses(phrase.text), limit);
  const titles = fileTitles(places);
  const answers = await askCorpus(session, plan.files, { ask: "phrase", phrase: phrase.text }, token);
  if (limit === REFERENCES && plan.planned < plan.count) void tell(session, moreOfTheCorpus(plan));
  return answers.flatMap((answer) => {
    const shown = shownAnswer(answer, titles);
    return answer.locations.map(({ span, speechStart: speech }) => ({
      location: { uri: shown.uri, range: shown.range(span) },
      speech: `${answer.file} ${speech}`,
    }));
  });
}

function firstOfEach(found: readonly Found[]): readonly Found[] {
  const seen = new Set<string>();
  return found.filter(({ speech }) => !seen.has(speech) && seen.add(speech));
}

/** What is left out is said. */
async function tell(session: Session, message: Localized): Promise<void> {
  const locale = session.client.locale(await session.settings.of());
  session.client.connection.window.showInformationMessage(message[locale]);
}

const moreOfTheCorpus = ({ planned, count }: Pick<UsePlan, "planned" | "count">): Localized =>
  localized(
    `语料中共 ${count} 处，这里列出最近的 ${planned} 处`,
    `The corpus has ${count} places; the newest ${planned} are listed`,
  );

const MORE_OF_THE_DRAFT = localized(
  `本稿中有 ${OWN_REFERENCES} 处以上，这里列出前 ${OWN_REFERENCES} 处`,
  `This draft has more than ${OWN_REFERENCES} places; the first ${OWN_REFERENCES} are listed`,
);
