import type { Cluster, Member } from "./clusters";
import type { SpeechTexts } from "./speechTexts";
import { Flag, type MatchText } from "./matchText";
import { WordClass } from "../../wordClass";

/** How a place of a phrase stands in its sentence. */
export interface Edges {
  /** Nothing but a marker stands before it in its sentence. */
  readonly sentenceStart: boolean;
  /** Nothing but small words stands before it in its clause. */
  readonly clauseHead: boolean;
  /** A mark stronger than 、 follows. */
  readonly clauseTail: boolean;
}

export function edgesOf(draft: SpeechTexts, { block, first, end }: Member): Edges {
  const text = draft.texts[block]!;
  const sentence = text.sentences[text.sentenceOf[first]!]!;
  const clause = clauseStart(text, first, sentence.first);
  return {
    sentenceStart: first <= afterMarker(text, sentence.first),
    clauseHead: onlySmallWords(text, clause, first),
    clauseTail: end >= sentence.end || (text.flags[end]! & Flag.strongClause) !== 0,
  };
}

function clauseStart(text: MatchText, at: number, lowest: number): number {
  let start = at;
  while (start > lowest && !(text.flags[start]! & Flag.strongClause)) start--;
  return start;
}

function afterMarker(text: MatchText, at: number): number {
  const marker = text.paragraph.markers.find(
    ({ span }) => span.start <= text.at[at]! && text.at[at]! < span.end,
  );
  let start = at;
  while (marker && start < text.units.length && text.at[start]! < marker.span.end) start++;
  return start;
}

/** Adverbs, pronouns, conjunctions, modal verbs: 同时 我们要 切实. */
function onlySmallWords(text: MatchText, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!isSmall(text, i)) return false;
  return true;
}

function isSmall(text: MatchText, i: number): boolean {
  const wordClass = text.classes[i];
  return (
    wordClass === WordClass.function || wordClass === WordClass.modifier || wordClass === WordClass.modal
  );
}

/** The phrase without particles, pronouns and modal verbs at its ends; undefined where nothing stays. */
export function trimmed(draft: SpeechTexts, cluster: Cluster): Cluster | undefined {
  const { block, first, end } = cluster.members[0]!;
  const text = draft.texts[block]!;
  const isLoose = (i: number): boolean =>
    text.classes[i] === WordClass.function || text.classes[i] === WordClass.modal;
  let from = first;
  let to = end;
  while (from < to && isLoose(from)) from++;
  while (to > from && isLoose(to - 1)) to--;
  if (to - from < 4) return undefined;
  if (from === first && to === end) return cluster;
  const members = cluster.members.map((member): Member => {
    const start = member.first + from - first;
    const own = draft.texts[member.block]!;
    return {
      ...member,
      first: start,
      end: member.end - (end - to),
      offset: draft.offsets[member.block]! + own.at[start]!,
    };
  });
  return { phrase: text.paragraph.folded.text.slice(text.at[from], text.at[to - 1]! + 1), members };
}

/** Some word of it tells an action or a state, rather than naming something. */
export function saysAction(draft: SpeechTexts, { members }: Cluster): boolean {
  const { block, first, end } = members[0]!;
  const text = draft.texts[block]!;
  for (let i = first; i < end; i++) if (ACTING.has(text.classes[i]!)) return true;
  return false;
}

const ACTING: ReadonlySet<number> = new Set([WordClass.verb, WordClass.action, WordClass.modal]);

/** 在过去的五年中, 到2027年, 从…来看: a frame that sentences are hung on. */
export const isFrame = (phrase: string): boolean =>
  /\d|^[在从对当于自]|^随着|^按照|^根据|^依照|[中时后前上下里]$|以来$|期间$|方面$|来看$|来说$/.test(phrase);

/** A name, a term, an enumeration, a figure: wording that has no other. What is left does something to something. */
export function isTerm(draft: SpeechTexts, { phrase, members }: Cluster): boolean {
  if (/[、\d]/.test(phrase) || TERM_END.test(phrase)) return true;
  const { block, first, end } = members[0]!;
  if (end - first < SHORTEST_ACROSS_CLAUSES && /[，；：]/.test(phrase)) return true;
  const { classes } = draft.texts[block]!;
  let verb = first;
  while (verb < end && classes[verb] !== WordClass.verb) verb++;
  let after = verb;
  while (after < end && classes[after] === WordClass.verb) after++;
  if (end - after < 2) return true;
  // 从事公务的人员, 支付的费用: the verb stands inside a noun phrase.
  const particle = phrase.lastIndexOf("的");
  const laterVerb = classes.subarray(after, end).some((wordClass) => wordClass === WordClass.verb);
  return particle > 0 && particle < phrase.length - 1 && !laterVerb;
}

const TERM_END = /(罪|公司|项目|案|者|人员|人|条例|规定)$/;
const SHORTEST_ACROSS_CLAUSES = 12;
