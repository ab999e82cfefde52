/**
 * Keystrokes saved by phrase continuation for a simulated drafter (`_typist.ts`), beside what else could be plugged
 * in; and how fast the index is. In process, names and figures guarded as in the product, no base table.
 */
import { createRequire } from "node:module";
import path from "node:path";
import { cutForeign } from "../../server/src/features/completion/guard";
import { buildSegment, finish, layOut, sortPart } from "../../server/src/index/build";
import type { SpeechInput } from "../../server/src/index/build";
import { confidenceOf } from "../../server/src/index/candidates";
import { createIndexSnapshot } from "../../server/src/index/corpusSnapshot";
import { DraftIndex } from "../../server/src/index/draft";
import { decodeSegment, encodeSegment, openSegment } from "../../server/src/index/segment";
import type { Continuation, IndexSnapshot } from "../../server/src/index/snapshot";
import { phraseList, wordBased } from "./_peers";
import type { Row } from "./_row";
import { charactersOf, readFolder, withoutNearCopies } from "./_texts";
import { addTyping, nothingTyped, typeParagraph } from "./_typist";
import type { Offer, Offerer, Typing } from "./_typist";

interface Task {
  readonly typed: SpeechInput;
  readonly corpus: readonly SpeechInput[];
  readonly index: IndexSnapshot;
}

interface Outcome {
  readonly typing: Typing;
  /** Probability and truth of every item shown. */
  readonly shown: readonly (readonly [number, boolean])[];
}

const listLength = 5;
const defaultConfidence = 0.2;
/** Paragraphs typed of each speech of the larger task. */
const paragraphsTyped = 12;
const speechesTyped = 8;

export default function completion(shared: string): Promise<Row[]> {
  return Promise.resolve([
    ...quality("raw seeds, each with the other three", seedTasks(shared), { least: 14, times: 3 }),
    ...quality("speeches 2022 to 2025, with the rest", speechTasks(shared), { least: 30, times: 2 }),
    ...speed(shared),
  ]);
}

function seedTasks(shared: string): Task[] {
  const seeds = readFolder(path.join(shared, "seeds"));
  return seeds.map((typed) => {
    const corpus = seeds.filter((other) => other !== typed);
    return {
      typed,
      corpus,
      index: createIndexSnapshot({ parts: [{ segment: buildSegment(corpus, { learn: true }) }] }),
    };
  });
}

/** One index for all: what is typed is masked in it, and what is nearly a copy of that. */
function speechTasks(shared: string): Task[] {
  const all = readFolder(path.join(shared, "corpus"));
  const segment = buildSegment(all, { learn: true });
  const speeches = all.filter(({ uri }) => uri.includes("/xi2022_2025/"));
  const stride = speeches.length / speechesTyped;
  return Array.from({ length: speechesTyped }, (_, i) => {
    const typed = speeches[Math.floor((i + 0.5) * stride)]!;
    const corpus = withoutNearCopies(all, typed);
    const mask = Uint8Array.from(all, (speech) => (corpus.includes(speech) ? 0 : 1));
    return {
      typed: { ...typed, paragraphs: typed.paragraphs.slice(0, paragraphsTyped) },
      corpus,
      index: createIndexSnapshot({ parts: [{ segment, mask }] }),
    };
  });
}

function quality(name: string, tasks: readonly Task[], goal: { least: number; times: number }): Row[] {
  const ours = all(tasks, ({ index }) => fromIndex(index, 0));
  const silent = all(tasks, ({ index }) => fromIndex(index, defaultConfidence));
  const list = saved(all(tasks, ({ corpus }) => phraseList(corpus)).typing);
  const words = saved(all(tasks, ({ corpus }) => wordBased(corpus)).typing);
  const own = saved(ours.typing);
  const characters = Math.round(
    tasks.reduce((sum, { corpus }) => sum + charactersOf(corpus), 0) / tasks.length / 1000,
  );
  const share = (part: number, whole: number): string =>
    `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
  return [
    { name: `${name} (${characters}k characters)`, value: "" },
    {
      name: "  keystrokes saved, always offered",
      value: percent(own),
      goal: `≥ ${goal.least} %`,
      ok: own * 100 >= goal.least,
    },
    { name: `  keystrokes saved, threshold ${defaultConfidence}`, value: percent(saved(silent.typing)) },
    {
      name: "  peer: PMI and entropy phrase list",
      value: percent(list),
      goal: `ours ≥ ${goal.times} times`,
      ok: own >= goal.times * list,
    },
    {
      name: "  peer: word-based suggestions",
      value: percent(words),
      goal: "ours ≥ 20 times",
      ok: own >= 20 * words,
    },
    {
      name: "  right in first place / among five",
      value: `${share(ours.typing.firstHits, ours.typing.moments)} / ${share(ours.typing.hits, ours.typing.moments)}`,
    },
    {
      name: `  offered at ${defaultConfidence} / right where offered`,
      value: `${share(silent.typing.offered, silent.typing.moments)} / ${share(silent.typing.hits, silent.typing.offered)}`,
    },
    {
      name: "  accepted items that end inside a word",
      value: share(ours.typing.insideWord, ours.typing.accepted),
      goal: "≤ 4 %",
      ok: ours.typing.insideWord <= 0.04 * ours.typing.accepted,
    },
    {
      name: "  calibration error, ten bins",
      value: calibrationError(ours.shown),
      goal: "≤ 0.05",
      ok: calibrationError(ours.shown) <= 0.05,
    },
  ];
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const saved = ({ saved: less, keystrokes }: Typing): number => less / keystrokes;

interface Peer {
  /** What is offered, given the paragraphs written so far. */
  offer: Offerer;
  wrote?(paragraphs: readonly string[]): void;
}

function all(tasks: readonly Task[], peerOf: (task: Task) => Peer | Offerer): Outcome {
  const jieba = createRequire(__filename)("nodejieba") as { cut(text: string): string[] };
  let typing = nothingTyped;
  const shown: [number, boolean][] = [];
  tasks.forEach((task) => {
    const made = peerOf(task);
    const peer: Peer = typeof made === "function" ? { offer: made } : made;
    const written: string[] = [];
    for (const text of task.typed.paragraphs) {
      const offer: Offerer = (context, paragraph) => {
        const offers = peer.offer(context, paragraph).slice(0, listLength);
        const at = context.length - 1;
        for (const item of offers) shown.push([item.probability ?? 0, text.startsWith(item.text, at)]);
        return offers;
      };
      typing = addTyping(typing, typeParagraph(text, jieba.cut(text), offer));
      written.push(text);
      peer.wrote?.(written);
    }
  });
  return { typing, shown };
}

/** Our completion: guarded, silent below the threshold, learning from what has been written. */
function fromIndex(index: IndexSnapshot, threshold: number): Peer {
  let own = DraftIndex.empty;
  let draft = "";
  const guarded = ({ text, probability }: Continuation, before: string): Offer => ({
    text: cutForeign(text, before, { draft: draft + before, profile: {}, entities: index.entities }),
    probability,
  });
  return {
    offer(context, paragraph) {
      const found = index.continuations(context, listLength + 3, { index: own, paragraph });
      const offers = found.map((one) => guarded(one, context)).filter(({ text }) => text.length > 1);
      const five = offers.slice(0, listLength) as { text: string; probability: number }[];
      return confidenceOf(five) < threshold ? [] : five;
    },
    wrote(paragraphs) {
      draft = paragraphs.join("\n");
      own = own.withParagraphs(paragraphs).sorted();
    },
  };
}

/** Mean distance of what was claimed and what was so, in ten bins of equal count. */
function calibrationError(shown: readonly (readonly [number, boolean])[]): number {
  const sorted = [...shown].sort((a, b) => a[0] - b[0]);
  const size = Math.max(1, Math.ceil(sorted.length / 10));
  let error = 0;
  for (let i = 0; i < sorted.length; i += size) {
    const bin = sorted.slice(i, i + size);
    const claimed = bin.reduce((sum, [probability]) => sum + probability, 0);
    error += Math.abs(claimed - bin.filter(([, right]) => right).length);
  }
  return error / Math.max(1, sorted.length);
}

function speed(shared: string): Row[] {
  const bulk = readFolder(path.join(shared, "bulk"));
  const options = { learn: true, phrases: true };
  let buffer!: SharedArrayBuffer;
  const sort = milliseconds(() => {
    buffer = layOut(bulk, options);
    sortPart(buffer, 0, 1);
  });
  const rest = milliseconds(() => void finish(buffer, options));
  const bytes = encodeSegment(openSegment(buffer));
  let index!: IndexSnapshot;
  const load = milliseconds(() => {
    index = createIndexSnapshot({ parts: [{ segment: decodeSegment(bytes) }] });
  });
  const delta = bulk.slice(0, 1);
  const changed = milliseconds(() => void buildSegment(delta));
  const times = queryTimes(index, readFolder(path.join(shared, "corpus", "xi2022_2025")));
  const at = (share: number): number => times[Math.floor(times.length * share)]!;
  return [
    { name: `speed at ${(charactersOf(bulk) / 1e6).toFixed(1)}M characters (ms)`, value: "" },
    { name: "  suffixes sorted, one thread", value: Math.round(sort) },
    { name: "  phrase list and weights", value: Math.round(rest) },
    { name: "  cached index loaded", value: Math.round(load), goal: "≤ 100", ok: load <= 100 },
    {
      name: `  a changed file of ${charactersOf(delta)} characters`,
      value: changed,
      goal: "≤ 50",
      ok: changed <= 50,
    },
    { name: "  bytes per character", value: bytes.length / charactersOf(bulk) },
    { name: "  query, p50", value: at(0.5) },
    { name: "  query, p99", value: at(0.99), goal: "≤ 0.7", ok: at(0.99) <= 0.7 },
  ];
}

const rounds = 5;

/** Sorted times of continuation queries: the best of some rounds, for other programs share the machine. */
function queryTimes(index: IndexSnapshot, speeches: readonly SpeechInput[]): Float64Array {
  const contexts = speeches
    .slice(0, 20)
    .flatMap(({ paragraphs }) =>
      paragraphs.flatMap((text) =>
        Array.from({ length: Math.floor(text.length / 37) }, (_, i) => `\n${text.slice(0, 3 + 37 * i)}`),
      ),
    );
  const best = new Float64Array(contexts.length).fill(Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round++) {
    contexts.forEach((context, i) => {
      best[i] = Math.min(
        best[i]!,
        milliseconds(() => void index.continuations(context, 8)),
      );
    });
  }
  return best.sort();
}

function milliseconds(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
