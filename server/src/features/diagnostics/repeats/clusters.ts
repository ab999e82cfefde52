import type { SpeechTexts } from "./speechTexts";
import { Flag, GRAM, type MatchText } from "./matchText";
import { Pace } from "./pace";
import type { DraftPostings } from "./postingsPool";

/** One place of a phrase. */
export interface Member {
  readonly block: number;
  /** Units of the block's text: first, and one past the last. */
  readonly first: number;
  readonly end: number;
  /** Characters from the beginning of the speech. */
  readonly offset: number;
}

/** A phrase that stands several times close together, as long as all its places agree. */
export interface Cluster {
  /** Folded text of its first place, marks inside included. */
  readonly phrase: string;
  readonly members: readonly Member[];
}

/** Characters between two places of a cluster. */
const GAP = 300;
const FEWEST = 3;

/**
 * Every phrase of `GRAM` or more units that begins and ends with a word and stands three or more times with at
 * most `GAP` characters between, in the order of its first place. Phrases overlap where a shorter one stands more
 * often.
 */
export function* clusters(
  draft: SpeechTexts,
  index: DraftPostings,
): Generator<undefined, readonly Cluster[], undefined> {
  const pace = new Pace();
  const { postings } = index;
  const blockOfSlot: number[] = [];
  index.slots.forEach((slot, block) => (blockOfSlot[slot] = block));
  const done = new Uint8Array(postings.rows);
  const found: Cluster[] = [];
  const seen = new Set<string>();
  for (const text of draft.texts) {
    for (let position = 0; position < text.grams.length; position++) {
      const gram = text.grams[position]!;
      if (!gram) continue;
      const row = postings.row(gram);
      const count = postings.count(row);
      if (count < FEWEST || done[row]) continue;
      done[row] = 1;
      if (pace.spend(count * 30)) yield;
      const before = position > 0 ? text.grams[position - 1]! : 0;
      let isTail = before !== 0 && postings.count(postings.row(before)) === count;
      const seeds: Seed[] = [];
      for (let entry = postings.first(row); entry >= 0; entry = postings.next(entry)) {
        const other = blockOfSlot[postings.slotOf(entry)]!;
        const at = postings.positionOf(entry);
        isTail &&= at > 0 && draft.texts[other]!.grams[at - 1] === before;
        if (agrees(text, position, draft.texts[other]!, at)) seeds.push(seed(draft, other, at));
      }
      // Each place follows one of the gram before: the phrase around it was found there.
      if (isTail) continue;
      seeds.sort((a, b) => a.offset - b.offset);
      for (const run of runsOf(seeds)) {
        const cluster = extended(draft, run);
        if (!cluster) continue;
        const key = `${cluster.members.length}:${cluster.members[0]!.offset}:${cluster.phrase}`;
        if (!seen.has(key)) found.push(cluster);
        seen.add(key);
      }
    }
    if (pace.spend(text.grams.length * 4)) yield;
  }
  return found;
}

interface Seed {
  readonly block: number;
  readonly position: number;
  readonly offset: number;
}

const seed = (draft: SpeechTexts, block: number, position: number): Seed => ({
  block,
  position: position,
  offset: draft.offsets[block]! + draft.texts[block]!.at[position]!,
});

/** Different grams may share a hash. */
function agrees(a: MatchText, positionA: number, b: MatchText, positionB: number): boolean {
  for (let k = 0; k < GRAM; k++) if (a.units[positionA + k] !== b.units[positionB + k]) return false;
  return true;
}

function* runsOf(seeds: readonly Seed[]): Generator<readonly Seed[]> {
  let from = 0;
  for (let i = 1; i <= seeds.length; i++) {
    if (i < seeds.length && seeds[i]!.offset - seeds[i - 1]!.offset <= GAP) continue;
    if (i - from >= FEWEST) yield withoutOverlaps(seeds.slice(from, i));
    from = i;
  }
}

/** 一批一批一批: a gram that runs into itself is one place. */
const withoutOverlaps = (run: readonly Seed[]): readonly Seed[] =>
  run.filter(
    (each, i) => i === 0 || each.block !== run[i - 1]!.block || each.position - run[i - 1]!.position >= GRAM,
  );

/** The longest phrase around the places that all of them share and that word boundaries allow. */
function extended(draft: SpeechTexts, run: readonly Seed[]): Cluster | undefined {
  if (run.length < FEWEST) return undefined;
  let from = 0;
  let to = GRAM;
  // A phrase that could be longer on the left was found there already, unless it left its sentence.
  while (allShare(draft, run, from - 1)) from--;
  while (allShare(draft, run, to)) to++;
  while (to - from >= GRAM && !mostlyWord(draft, run, from)) from++;
  while (to - from >= GRAM && !mostlyWord(draft, run, to)) to--;
  if (to - from < GRAM) return undefined;
  const members = run.map(({ block, position }): Member => {
    const text = draft.texts[block]!;
    return {
      block,
      first: position + from,
      end: position + to,
      offset: draft.offsets[block]! + text.at[position + from]!,
    };
  });
  const { block, first, end } = members[0]!;
  const text = draft.texts[block]!;
  return { phrase: text.paragraph.folded.text.slice(text.at[first], text.at[end - 1]! + 1), members };
}

function allShare(draft: SpeechTexts, run: readonly Seed[], shift: number): boolean {
  const [head] = run;
  const unit = draft.texts[head!.block]!.units[head!.position + shift];
  return run.every(({ block, position }) => {
    const text = draft.texts[block]!;
    const at = position + shift;
    return (
      at >= 0 &&
      at < text.units.length &&
      text.units[at] === unit &&
      text.sentenceOf[at] === text.sentenceOf[position] &&
      !(text.flags[at]! & Flag.quoted)
    );
  });
}

/** Segmenters disagree with themselves: most of the places decide. */
function mostlyWord(draft: SpeechTexts, run: readonly Seed[], shift: number): boolean {
  let words = 0;
  for (const { block, position } of run) {
    const text = draft.texts[block]!;
    const at = position + shift;
    if (at >= text.units.length || text.flags[at]! & (Flag.word | Flag.clause)) words++;
  }
  return words * 2 > run.length;
}
