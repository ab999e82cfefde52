/** Formulations of packs: where one has been begun, the rest of it to its end, as the pack words it. */
import { isInForce } from "../../packs/dates";
import type { Phrase } from "../../packs/model";
import { countHan } from "../../text/chars";
import { takeEnd } from "../../text/ends";
import { localized, type Localized } from "../../text/localized";
import { matchPinyin } from "../../text/pinyin";
import { wordCrosses } from "../../text/words";
import { dateFor } from "../draftDate";
import { coveredText } from "./offers";
import { phraseTable } from "./phraseTable";
import { explain } from "./provenance";
import type { CompletionRequest, Suggestion } from "./types";

/** Items for the list, the likeliest first. */
export function formulationOffers(request: CompletionRequest): readonly Suggestion[] {
  const { cursor, snapshot, settings } = request;
  if (cursor === undefined || snapshot.packs.phrases.length === 0) return [];
  const letters = takeEnd(cursor.line, /[a-z]/);
  if (letters === "")
    return ranked(begun(cursor.before, request), request).map((rest) => toSuggestion(rest, request));
  if (!settings.completion.pinyin || !mayBePinyin(cursor.line, letters, request)) return [];
  const before = cursor.before.slice(0, -letters.length);
  return ranked(spelt(before, letters, request), request).map((rest) => spelled(rest, letters, request));
}

/** Whether it goes before whatever the corpus would say. */
export const isSure = ({ score }: Suggestion): boolean => score > 1;

/** A formulation whose first characters stand before the cursor. */
interface Rest {
  readonly phrase: Phrase;
  /** Folded units of it that stand there, from its beginning or that of a member. */
  readonly typed: number;
  /** What is missing to its end. */
  readonly text: string;
  /** Letters that were typed for it: as many make it as sure as characters do. */
  readonly letters: number;
}

/** Characters that tell a formulation, and those without which none is looked for. */
const SURE = 4;
const FEWEST = 2;
const ASKED = 20;
const MOST_LETTERS = 24;
const FEWEST_LETTERS = 3;

/** Formulations that the text before the cursor has begun, those of which most stands first. */
function begun(before: string, request: CompletionRequest): readonly Rest[] {
  const table = phraseTable(request.snapshot.packs);
  const out: Rest[] = [];
  for (
    let typed = Math.min(table.longest, before.length);
    typed >= (request.explicit ? 1 : FEWEST);
    typed--
  ) {
    const beginning = before.slice(before.length - typed);
    const found = table.startingWith(beginning, ASKED).filter(({ text }) => text.length > typed);
    if (found.length === 0) continue;
    if (wordCrosses(before.slice(0, -typed), beginning)) continue;
    const rests = found.map(({ text, value }): Rest => ({
      phrase: value,
      typed,
      letters: 0,
      text: text.slice(typed),
    }));
    out.push(...(request.explicit ? rests : meant(rests, beginning, request)));
  }
  return out;
}

/**
 * Those that are meant by a beginning rather than anything else that begins so: the texts mostly go on so, or, where
 * they say too little, enough of it stands there.
 */
function meant(
  rests: readonly Rest[],
  beginning: string,
  { snapshot: { index } }: CompletionRequest,
): readonly Rest[] {
  const isLong = countHan(beginning) >= SURE;
  // Its marks are its own: the texts may well have it wrong from here on.
  if (isLong && MARKED.test(beginning)) return rests;
  const timesOf = (wording: string): number => index.frequency(wording).count + index.common(wording).count;
  const times = timesOf(beginning);
  if (times < TELLING) return isLong ? rests : [];
  return rests.filter(({ text }) => timesOf(beginning + text.slice(0, AHEAD)) >= MEANT * times);
}

const MARKED = /[“”、]/u;
/** Occurrences of a beginning that tell how it goes on, and the share of them that must go on so. */
const TELLING = 5;
const MEANT = 0.3;
/** Units of the rest by which that is told. */
const AHEAD = 3;

/** Formulations, and rests of those begun, that letters stand for. */
function spelt(before: string, letters: string, request: CompletionRequest): readonly Rest[] {
  const rests = begun(before, { ...request, explicit: false })
    .filter(({ text }) => isSpelt(text, letters))
    .map((rest): Rest => ({ ...rest, letters: letters.length }));
  if (letters.length < (request.explicit ? FEWEST : FEWEST_LETTERS)) return rests;
  const whole = phraseTable(request.snapshot.packs)
    .meantBy(letters, ASKED)
    .filter(({ text, value }) => text === value.text && isSpelt(text, letters))
    .map(({ text, value }): Rest => ({ phrase: value, typed: 0, letters: letters.length, text }));
  return [...rests, ...whole];
}

/** By usual readings: of hundreds of formulations a rare one fits anything. */
const isSpelt = (text: string, letters: string): boolean => matchPinyin(text, letters, true) > 0;

function mayBePinyin(line: string, letters: string, { cursor }: CompletionRequest): boolean {
  if (letters.length > MOST_LETTERS) return false;
  const rest = line.slice(0, -letters.length);
  return !/(?:[\w@/\\'’.-]|[A-Za-z]\s+)$/u.test(rest) && !/^[\w@'’-]/u.test(cursor?.after ?? "");
}

/** Those in force on the draft's day, each once, the best first. */
function ranked(rests: readonly Rest[], { draft, snapshot: { packs } }: CompletionRequest): readonly Rest[] {
  const date = dateFor(draft, packs);
  const seen = new Set<string>();
  const best = rests.map((rest) => ({ rest, score: scoreOf(rest) })).sort((a, b) => b.score - a.score);
  return best.flatMap(({ rest }) => {
    if (!isInForce(rest.phrase, date) || seen.has(rest.text)) return [];
    seen.add(rest.text);
    return [rest];
  });
}

/** A formulation goes before what the corpus would say here: its wording is no matter of frequency. */
const FIRST = 1.2;
/** Two characters may begin anything. */
const DOUBTFUL = 0.3;
/** Keeps the order among formulations. */
const STEP = 0.001;

const scoreOf = (rest: Rest): number =>
  (isTold(rest) ? FIRST : DOUBTFUL) + STEP * rest.typed - (STEP * rest.text.length) / rest.phrase.text.length;

/** Enough of it stands there, or letters stand for all of it, or for so much that little else begins so. */
const isTold = ({ typed, letters, text }: Rest): boolean =>
  typed > 0 ? Math.max(typed, letters) >= TOLD : letters >= Math.min(MANY_LETTERS, countHan(text));
const TOLD = 3;
const MANY_LETTERS = 6;

function toSuggestion(rest: Rest, request: CompletionRequest): Suggestion {
  const { offset, cursor } = request;
  const covered = coveredText(cursor?.line ?? "");
  return {
    ...common(rest, request),
    score: scoreOf(rest),
    replace: { start: offset - covered.length, end: offset },
    newText: covered + rest.text,
    filterText: covered + rest.text,
  };
}

function spelled(rest: Rest, letters: string, request: CompletionRequest): Suggestion {
  const { offset } = request;
  return {
    ...common(rest, request),
    score: scoreOf(rest),
    replace: { start: offset - letters.length, end: offset },
    newText: rest.text,
    // VS Code filters by what was typed, and knows no pinyin.
    filterText: letters,
  };
}

function common(
  { phrase, text }: Rest,
  request: CompletionRequest,
): Pick<Suggestion, "kind" | "label" | "source" | "resolve"> {
  const { pack } = phrase;
  const { count, speeches } = request.snapshot.index.frequency(text);
  return {
    kind: "phrase",
    label: text,
    source:
      count === 0
        ? pack.name
        : localized(
            `${pack.name.zh} · ${count} 次 · ${speeches} 篇`,
            `${pack.name.en} · ${count}× in ${speeches} speeches`,
          ),
    resolve: () => {
      const own = documentation(phrase);
      const before = request.cursor?.before ?? "";
      const found = count === 0 ? undefined : explain({ phrase: text, text }, before, request);
      return found === undefined ? own : localized(`${own.zh}\n\n${found.zh}`, `${own.en}\n\n${found.en}`);
    },
  };
}

function documentation({ text, note, source, asOf, occasions }: Phrase): Localized {
  const lines = (since: string, used: string): string =>
    [
      text,
      note ?? "",
      [source ?? "", asOf === undefined ? "" : `${since}${asOf}`].filter((part) => part !== "").join(" · "),
      occasions.length > 0 ? `${used}${occasions.join("、")}` : "",
    ]
      .filter((line) => line !== "")
      .join("\n\n");
  return localized(lines("表述时间：", "适用："), lines("worded so since ", "For: "));
}
