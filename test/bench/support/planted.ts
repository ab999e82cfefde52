import path from "node:path";
import { pathToFileURL } from "node:url";
import { classOf, WordClass } from "../../../server/src/features/wordClass";
import { intlTokens } from "../../../server/src/host/words/engines/intl";
import { fold } from "../../../server/src/text/fold";
import type { CheckedText } from "./checked";

/** A planted fault; places in UTF-16 offsets of its text. */
export interface Fault {
  readonly kind: string;
  readonly code: string;
  readonly text: string;
  readonly at: readonly [number, number];
  readonly other?: readonly [number, number];
  /** The clean text it was planted in. */
  readonly from: CheckedText;
}

type Random = (n?: number) => number;

/** `faults.mjs` of the shared folder. */
interface FaultLibrary {
  seeded(seed: number): Random;
  plant(
    text: string,
    kind: string,
    random: Random,
    options: { phrases: readonly string[] },
  ): Omit<Fault, "from"> | null;
}

export interface Planter {
  /** Up to `count` faults of a kind, spread over the texts. */
  plant(kind: string, count: number, seed: number): readonly Fault[];
}

/** Kinds with the share that is to be found, in percent. */
export const FAULT_KINDS: readonly { readonly name: string; readonly goal?: number }[] = [
  { name: "numbering-gap", goal: 95 },
  { name: "numbering-repeat", goal: 95 },
  { name: "mixed-markers", goal: 95 },
  { name: "promise-planted", goal: 95 },
  { name: "count-mismatch" },
  { name: "placeholder" },
  { name: "doubled-word", goal: 95 },
  { name: "copied-sentence-0", goal: 92 },
  { name: "copied-sentence-1", goal: 94 },
  { name: "copied-sentence-2", goal: 94 },
  { name: "copied-sentence-4" },
  { name: "phrase-three-times", goal: 69 },
];

/** Texts longer than this are left to the alarms: a fault more costs a check of the whole text. */
const LONGEST = 40_000;

export async function loadFaults(shared: string, texts: readonly CheckedText[]): Promise<Planter> {
  const library = (await import(pathToFileURL(path.join(shared, "faults.mjs")).href)) as FaultLibrary;
  const places = texts.filter(({ text }) => text.length <= LONGEST);
  const phrases = rarePhrases(texts);
  return {
    plant(kind, count, seed) {
      const random = library.seeded(seed);
      const faults: Fault[] = [];
      for (let i = 0; faults.length < count && i < count * 20; i++) {
        const from = places[i % places.length]!;
        const fault = library.plant(from.text, kind, random, { phrases });
        if (fault) faults.push({ ...fault, from });
      }
      return faults;
    },
  };
}

/** Sentences copied word for word and with a word or two changed. */
export const copies = (faults: Planter, count: number, seed: number): readonly Fault[] =>
  [0, 1, 2].flatMap((edits) => faults.plant(`copied-sentence-${edits}`, count / 3, seed + edits));

/** Clauses of 5 to 10 characters that begin with a verb and end with a noun, in at most two speeches. */
function rarePhrases(texts: readonly CheckedText[]): readonly string[] {
  const clauses = new Map<string, Set<CheckedText>>();
  for (const text of texts)
    for (const [clause] of fold(text.text).text.matchAll(/[\u3400-\u9fff]+/g)) {
      if (clause.length < 5 || clause.length > 10) continue;
      const holders = clauses.get(clause) ?? new Set();
      clauses.set(clause, holders.add(text));
    }
  return [...clauses]
    .filter(([clause, holders]) => holders.size <= 2 && isVerbObject(clause))
    .map(([clause]) => clause);
}

function isVerbObject(clause: string): boolean {
  const classes = intlTokens(clause).map(({ span }) =>
    classOf(clause.slice(span.start, span.end), undefined),
  );
  return classes.length > 1 && classes[0] === WordClass.verb && classes.at(-1) === WordClass.noun;
}
