import type { Cluster, Member } from "./clusters";
import type { Commonness } from "./commonness";
import { isNaming } from "./naming";
import type { SpeechTexts, Heading } from "./speechTexts";
import { Pace } from "./pace";
import type { RepeatedPassage } from "./passages";
import { edgesOf, isFrame, isTerm, saysAction, trimmed, type Edges } from "./phraseShape";

/** A phrase that a listener hears again and again within a minute or two. */
export type RepeatedPhrase = Cluster;

const FEWEST = 3;
const SHORTEST_CLAUSE = 5;
/** A clause that says nothing is done must be longer: 本案中 is no formulation. */
const SHORTEST_BARE_CLAUSE = 7;
const SHORTEST_INSIDE = 6;
/** Share of the places that decides for all of them; a refrain opens its sentence nearly always. */
const MOST = 0.6;
const REFRAIN = 0.7;
const TOPIC_USES = 5;
const TOPIC_SHARE = 0.35;
/** Characters between the uses of what a section is about. */
const SUBJECT_GAP = 75;

/** Those clusters that are worth a word to the drafter, without two over the same place, in text order. */
export function* repeatedPhrases(
  draft: SpeechTexts,
  found: readonly Cluster[],
  passages: readonly RepeatedPassage[],
  commonness: Commonness,
): Generator<undefined, readonly RepeatedPhrase[], undefined> {
  const pace = new Pace();
  const copied = copiedSentences(draft, passages);
  const kept: RepeatedPhrase[] = [];
  const cores: Cluster[] = [];
  for (const cluster of found) {
    if (pace.spend(cluster.members.length * 100)) yield;
    const core = coreOf(draft, cluster);
    const own = core?.members.filter((member) => !isIn(copied, draft, member)) ?? [];
    if (core && own.length >= FEWEST) cores.push(core);
  }
  cores.sort((a, b) => weight(b) - weight(a) || a.members[0]!.offset - b.members[0]!.offset);
  for (const core of cores) {
    if (pace.spend(found.length * 10)) yield;
    if (kept.some((other) => overlap(core, other))) continue;
    if (commonness.isFormula(core.phrase) || isNaming(draft, core) || isTopic(draft, core, found)) continue;
    kept.push(core);
  }
  return kept.sort((a, b) => a.members[0]!.offset - b.members[0]!.offset);
}

/** The formulation in a cluster, or undefined for names, refrains and parallel clauses: those are intended. */
function coreOf(draft: SpeechTexts, cluster: Cluster): Cluster | undefined {
  const edges = cluster.members.map((member) => edgesOf(draft, member));
  if (share(edges, ({ clauseHead, clauseTail }) => clauseHead && clauseTail) > MOST) {
    const bare = !saysAction(draft, cluster);
    if (lengthOf(cluster) < (bare ? SHORTEST_BARE_CLAUSE : SHORTEST_CLAUSE)) return undefined;
    return isRefrain(draft, cluster, edges) || isFrame(cluster.phrase) ? undefined : cluster;
  }
  const core = trimmed(draft, cluster);
  if (!core || lengthOf(core) < SHORTEST_INSIDE || isTerm(draft, core)) return undefined;
  const inner = core.members.map((member) => edgesOf(draft, member));
  const isSeries =
    share(inner, ({ clauseHead }) => clauseHead) > MOST ||
    share(inner, ({ clauseTail }) => clauseTail) > MOST;
  return isSeries ? undefined : core;
}

/** Opens one sentence after the other, or paragraphs. */
function isRefrain(draft: SpeechTexts, { members }: Cluster, edges: readonly Edges[]): boolean {
  if (share(edges, ({ sentenceStart }) => sentenceStart) <= REFRAIN) return false;
  const numbers = members.map(
    ({ block, first }) => draft.firstSentence[block]! + draft.texts[block]!.sentenceOf[first]!,
  );
  const inSeries = numbers.filter((n, i) => i > 0 && n - numbers[i - 1]! <= 1).length;
  const openings = members.filter(({ block, first }) => draft.texts[block]!.sentenceOf[first] === 0).length;
  return inSeries + 1 > MOST * members.length || openings > MOST * members.length;
}

const lengthOf = ({ members }: Cluster): number => members[0]!.end - members[0]!.first;

const share = (edges: readonly Edges[], test: (edges: Edges) => boolean): number =>
  edges.filter(test).length / edges.length;

/** Numbers of the sentences that repeat others: what repeats in them is said already. */
function copiedSentences(draft: SpeechTexts, passages: readonly RepeatedPassage[]): ReadonlySet<number> {
  const out = new Set<number>();
  for (const { block, firstSentence, lastSentence } of passages)
    for (let k = firstSentence; k <= lastSentence; k++) out.add(draft.firstSentence[block]! + k);
  return out;
}

const isIn = (sentences: ReadonlySet<number>, draft: SpeechTexts, { block, first }: Member): boolean =>
  sentences.has(draft.firstSentence[block]! + draft.texts[block]!.sentenceOf[first]!);

/** Units that could be saved. */
const weight = ({ members }: Cluster): number => (members.length - 1) * (members[0]!.end - members[0]!.first);

/** What the title and the headings say, and what goes through the whole draft. */
function isTopic(draft: SpeechTexts, core: Cluster, all: readonly Cluster[]): boolean {
  if (draft.headings.some((heading) => isSubject(core.phrase, heading))) return true;
  let uses = 0;
  let first = Infinity;
  let last = 0;
  const seen = new Set<number>();
  for (const { phrase, members } of all) {
    if (!phrase.includes(core.phrase)) continue;
    for (const { offset } of members) {
      if (seen.has(offset)) continue;
      seen.add(offset);
      uses++;
      first = Math.min(first, offset);
      last = Math.max(last, offset);
    }
  }
  if (uses < TOPIC_USES) return false;
  return last - first > TOPIC_SHARE * draft.length || last - first > SUBJECT_GAP * uses;
}

/** A heading of which the phrase is the greater part is followed up below it, and the title everywhere. */
const isSubject = (phrase: string, { text, isTitle }: Heading): boolean =>
  text.includes(phrase) && (isTitle || phrase.length * 2 > text.length);

/** Members of either are in text order and of one length, so that both are gone through side by side. */
function overlap(a: Cluster, b: Cluster): boolean {
  for (let i = 0, k = 0; i < a.members.length && k < b.members.length;) {
    const [x, y] = [a.members[i]!, b.members[k]!];
    if (isBefore(x, y)) i++;
    else if (isBefore(y, x)) k++;
    else return true;
  }
  return false;
}

const isBefore = (x: Member, y: Member): boolean =>
  x.block < y.block || (x.block === y.block && x.end <= y.first);
