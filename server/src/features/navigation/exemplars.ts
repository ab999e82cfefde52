import type { PhraseLocations } from "../../index/phraseLocations";
import type { Draft } from "../../speech/model";
import { allSections } from "../../speech/structure";
import { localized, type Localized } from "../../text/localized";
import { occasionLikeness, type Occasion } from "./occasion";
import { topicLikeness, type Weighed } from "./topic";
import { namingPart, wholePhrase } from "./wholePhrase";
import type { IndexedSpeech } from "../../index/model";

/** An earlier speech that a draft may be modelled on. */
export interface Exemplar {
  readonly speech: IndexedSpeech;
  /** Of the same occasion, or on the same topic. */
  readonly why: "occasion" | "topic";
  /** 0 to 1, of the likeness that `why` names. */
  readonly score: number;
  readonly reason: Localized;
}

/** How many of either sort. */
const MOST = 8;
/** From which likeness on two speeches are held on the same occasion. */
const SAME_OCCASION = 0.4;
/** Below which there is nothing worth telling. */
const LEAST = 0.04;
/** Titles compared between two looks at what else there is to do. */
const BATCH = 64;
/** Speeches whose headings are compared too. */
const CLOSER = 24;

/**
 * The nearest earlier speeches, those of the same occasion first, the most alike and then the newest before the
 * others. @param locations of the corpus without the draft's own file
 */
export function* exemplars(
  draft: Draft,
  locations: PhraseLocations,
): Generator<undefined, readonly Exemplar[], undefined> {
  const own = occasionOf(draft);
  const date = draft.speeches[0]?.meta.date;
  const earlier = locations.speeches.filter((speech) => !isLater(speech.date, date));
  const texts = weighed(draft);
  const topics = yield* topicLikeness(texts, locations);
  const rough: Scored[] = [];
  for (const speech of earlier) {
    const { title, kind } = speech;
    rough.push({ speech, score: occasionLikeness(own, { title, kind, headings: [] }).score });
    if (rough.length % BATCH === 0) yield;
  }
  rough.sort((a, b) => b.score - a.score);
  const occasions = [];
  for (const { speech } of rough.slice(0, CLOSER)) {
    occasions.push({ speech, ...occasionLikeness(own, indexedOccasion(speech, locations)) });
    yield;
  }
  const same = occasions.filter(({ score }) => score >= SAME_OCCASION).sort(best);
  const known = new Set(same.map(({ speech }) => speech));
  const others = earlier
    .filter((speech) => !known.has(speech))
    .flatMap((speech) => {
      const topic = topics.get(speech);
      return topic && topic.score >= LEAST ? [{ speech, score: topic.score, shared: topic.shared }] : [];
    })
    .sort(best);
  return [
    ...withoutCopies(same, locations).map((one) => ({ ...one, why: "occasion" as const })),
    ...withoutCopies(others, locations).map(({ speech, score, shared }) => ({
      speech,
      score,
      why: "topic" as const,
      reason: topicReason(spoken(shared, texts, speech, locations)),
    })),
  ];
}

interface Scored {
  readonly speech: IndexedSpeech;
  readonly score: number;
}

/** Characters by which a file is known to be a copy of another. */
const COPY = 600;

/** The first ones, of copies of the same speech the best alone: folders hold many. */
function withoutCopies<T extends Scored>(sorted: readonly T[], locations: PhraseLocations): readonly T[] {
  const out: T[] = [];
  const seen = new Set<string>();
  for (const one of sorted) {
    if (out.length === MOST) break;
    const opening = locations.paragraphs(one.speech, COPY).join("\n");
    if (seen.has(opening)) continue;
    seen.add(opening);
    out.push(one);
  }
  return out;
}

/** Nearly the same likeness is the same: then the newer one is the better model. */
const best = (a: Scored, b: Scored): number =>
  Math.round(b.score * 10) - Math.round(a.score * 10) ||
  (b.speech.date ?? "").localeCompare(a.speech.date ?? "") ||
  b.score - a.score;

/** Dates are as exact as they are known: 2027 is not later than 2027-03. */
function isLater(date: string | undefined, than: string | undefined): boolean {
  if (date === undefined || than === undefined) return false;
  const length = Math.min(date.length, than.length);
  return date.slice(0, length) > than.slice(0, length);
}

/** Shared terms as people say them, the most telling ones, none inside another. */
function spoken(
  shared: readonly string[],
  texts: readonly Weighed[],
  speech: IndexedSpeech,
  locations: PhraseLocations,
): readonly string[] {
  const most = (phrase: string): number => locations.atMost(phrase);
  const isSaid = (phrase: string): boolean => locations.uses(phrase).in.some((use) => use.speech === speech);
  const isGeneral = (word: string): boolean =>
    locations.uses(word).speeches > GENERAL * locations.speeches.length;
  const phrases: string[] = [];
  const single: string[] = [];
  for (const term of shared.slice(0, LOOKED_AT)) {
    if (phrases.length === SHOWN) break;
    const text = texts.find((each) => each.text.includes(term))?.text ?? "";
    const phrase = namingPart(wholePhrase(term, text, { most, isSaid }));
    if (phrase === undefined || phrase.length < 2) continue;
    const list = phrase.length >= PHRASE ? phrases : single;
    const isNew = [...phrases, ...single].every(
      (other) => !other.includes(phrase) && !phrase.includes(other),
    );
    if (isNew && (list === phrases || !isGeneral(phrase))) list.push(phrase);
  }
  return phrases.length > 0 ? phrases : single.slice(0, SHOWN);
}

/** Terms that a reason names, and those that are looked at for them. */
const SHOWN = 4;
const LOOKED_AT = 16;
/** Characters of a phrase; a word of fewer tells less. */
const PHRASE = 3;
/** Share of the speeches in which a word is everybody's. */
const GENERAL = 0.4;

function topicReason(shown: readonly string[]): Localized {
  if (shown.length === 0) return localized("用词相近", "similar wording");
  return localized(
    `都谈到${shown.map((text) => `“${text}”`).join("")}`,
    `both speak of ${shown.map((text) => `“${text}”`).join(", ")}`,
  );
}

function occasionOf(draft: Draft): Occasion {
  const [speech] = draft.speeches;
  if (!speech) return { headings: [] };
  const { title, kind, salutation } = speech.meta;
  const headings = [...allSections(speech.sections)]
    .filter((section) => section.kind === "heading" && section.level <= 2)
    .map(({ name }) => withoutMarker(name));
  return { title, kind, salutation, headings };
}

/** Characters of a speech in which its headings are looked for. */
const READ = 8_000;

/** The same of a speech of the corpus, as far as its indexed paragraphs tell. */
function indexedOccasion(speech: IndexedSpeech, locations: PhraseLocations): Occasion {
  const paragraphs = locations.paragraphs(speech, READ);
  const salutation = paragraphs.slice(0, 4).find((text) => /^.{2,40}[：！]$/u.test(text));
  const headings = paragraphs
    .filter((text) => MARKER.test(text) && text.length <= 40)
    .map((text) => withoutMarker(text));
  return { title: speech.title, kind: speech.kind, salutation, headings };
}

const MARKER = /^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}(?:部分|章)?[，、：])/u;
const withoutMarker = (text: string): string => text.replace(MARKER, "");

/** A title and headings tell the topic best; of a long draft the beginning tells enough. */
const TITLE = 6;
const HEADING = 3;
const ENOUGH = 12_000;

function weighed(draft: Draft): readonly Weighed[] {
  const out: Weighed[] = [];
  let read = 0;
  for (const { blocks } of draft.speeches) {
    for (const { kind, paragraph } of blocks) {
      const { text } = paragraph.folded;
      const weight = kind === "title" ? TITLE : kind === "heading" ? HEADING : kind === "body" ? 1 : 0;
      if (weight === 0 || (read > ENOUGH && weight === 1)) continue;
      read += text.length;
      out.push({ text: text.slice(0, ENOUGH), weight });
    }
  }
  return out;
}
