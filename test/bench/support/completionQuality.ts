/**
 * Keystrokes saved by completion for a simulated drafter (`_typist.ts`): over LSP against the built server, names and
 * figures guarded as in the product, beside what else could be plugged in; in process what no editor is told.
 */
import path from "node:path";
import { BY_PROBABILITY, type Ranking } from "../../../server/src/index/continuation/candidates";
import { BaseTables } from "./completionBase";
import type { DraftingOptions } from "./completionServer";
import { typeBeside, typeInProcess, typeOverLsp, type Claim, type InProcess } from "./completionRuns";
import { completionTasks, type Goals, type Task } from "./completionTasks";
import { phraseList, wordBased } from "./peers";
import type { Row } from "./row";
import { charactersOf } from "./texts";
import type { Typing } from "./typist";

const root = path.join(__dirname, "../..");
const DEFAULT_CONFIDENCE = 0.2;
/** Share of the moments at which a list is shown, where the right one should be in nearly half of them. */
const SHOWN_SHARE = 0.25;

/** How the choice of ranking can be seen: the first is the product's. */
const RANKINGS: readonly (readonly [string, Ranking])[] = [
  ["by probability, lengthened", BY_PROBABILITY],
  ["by probability", { ...BY_PROBABILITY, lengthens: false }],
  ["by probability × length", { ...BY_PROBABILITY, score: (chance, length) => chance * length }],
];

type Options = Omit<DraftingOptions, "empty">;

/** Each over LSP. */
interface Runs {
  readonly always: Typing;
  readonly silent: Typing;
  /** Threshold at which a quarter of the moments is offered something. */
  readonly quarter: Typing | undefined;
  readonly empty: Typing;
  readonly emptySilent: Typing | undefined;
}

/** The rows of one task after the other. */
export async function* quality(shared: string): AsyncGenerator<readonly Row[]> {
  const tasks = await completionTasks(shared, new BaseTables(shared, root));
  for (const task of tasks) yield await rowsOf(task, shared);
}

async function rowsOf(task: Task, shared: string): Promise<Row[]> {
  const { goals } = task;
  const model = await typeInProcess(task, root, BY_PROBABILITY);
  const threshold = thresholdOf(model);
  const options = { shared, root, segmenter: "nodejieba" } as const;
  // Two servers at a time: nothing is timed here.
  const [jieba, intl] = await Promise.all([
    runsOf(task, options, threshold),
    runsOf(task, { ...options, segmenter: "intl" }),
  ]);
  const apart = 100 * Math.max(...RUN_NAMES.map((run) => Math.abs(saved(jieba[run]) - saved(intl[run]))));
  const [initials] = await typeOverLsp(task, { ...options, empty: false }, [0], { stride: 3 });
  return [
    { name: `${task.name}: ${sizeOf(task)}`, value: "" },
    ...runRows(jieba, goals, threshold),
    atLeast("  saved with initials of the pinyin", saved(initials!), 57),
    ...(await peerRows(task, saved(jieba.always))),
    ...calibrationRows(model, goals),
    { name: "  without nodejieba", value: "" },
    ...runRows(intl, goals),
    { name: "  saved, furthest from nodejieba's, points", value: apart, goal: "≤ 1", ok: apart <= 1 },
    { name: "  ranked otherwise (in process, always offered)", value: "" },
    ...(await rankingRows(task, model)),
  ];
}

const RUN_NAMES = ["always", "silent", "empty"] as const;

/** @param threshold undefined: what differs by it is left out */
async function runsOf(task: Task, options: Options, threshold?: number): Promise<Runs> {
  const thresholds = [0, DEFAULT_CONFIDENCE, ...(threshold === undefined ? [] : [threshold])];
  const [always, silent, quarter] = await typeOverLsp(task, { ...options, empty: false }, thresholds);
  const bare = await typeOverLsp(
    task,
    { ...options, empty: true },
    thresholds.slice(0, threshold === undefined ? 1 : 2),
  );
  return { always: always!, silent: silent!, quarter, empty: bare[0]!, emptySilent: bare[1] };
}

function runRows(runs: Runs, goals: Goals, threshold = 0): Row[] {
  const { always, silent, quarter, empty, emptySilent } = runs;
  const inside = always.insideWord / Math.max(1, always.accepted);
  return [
    atLeast("  saved, always offered", saved(always), goals.saved),
    { name: `  saved, threshold ${DEFAULT_CONFIDENCE}`, value: percent(saved(silent)) },
    atLeast("  saved, empty corpus folder", saved(empty), goals.savedEmpty),
    ...(emptySilent === undefined
      ? []
      : [
          {
            name: `  saved, empty corpus folder, threshold ${DEFAULT_CONFIDENCE}`,
            value: percent(saved(emptySilent)),
          },
        ]),
    {
      name: "  right in first place / among five",
      value: `${share(always, "firstHits")} / ${share(always, "hits")}`,
    },
    { name: `  offered / right of those, threshold ${DEFAULT_CONFIDENCE}`, value: offeredOf(silent) },
    ...listRows(silent, goals),
    ...(quarter === undefined ? [] : [quarterRow(quarter, threshold, goals)]),
    {
      name: "  accepted items that end inside a word",
      value: percent(inside),
      goal: "≤ 4 %",
      ok: inside <= 0.04,
    },
  ];
}

/** Lists that open by themselves, at the default threshold. */
function listRows(silent: Typing, { inDomain }: Goals): Row[] {
  const { items, exact, offered, moments, hits, pauses, pauseLists, ghosts, rightGhosts } = silent;
  const of = (part: number, whole: number): number => part / Math.max(1, whole);
  const goal = (name: string, shown: string, bound: string, ok: boolean): Row => ({
    name: `    ${name}`,
    value: shown,
    ...(inDomain && { goal: bound, ok }),
  });
  const rate = (name: string, value: number, bound: string, ok: boolean): Row =>
    goal(name, percent(value), bound, ok);
  const [lists, right, behind, own, ghost] = [
    of(offered, moments),
    of(hits, offered),
    of(pauseLists, pauses),
    of(exact, items),
    of(rightGhosts, ghosts),
  ];
  const length = of(items, offered);
  return [
    rate("lists, of the moments", lists, "≤ 35 %", lists <= 0.35),
    rate("  right", right, "≥ 50 %", right >= 0.5),
    rate("  behind 。 and ；", behind, "≤ 10 %", behind <= 0.1),
    goal("  items a list", length.toFixed(2), "≤ 2.5", length <= 2.5),
    rate("  items with which the text goes on", own, "≥ 20 %", own >= 0.2),
    rate(`  ghost texts (${ghosts}) with which it goes on`, ghost, "≥ 60 %", ghost >= 0.6),
  ];
}

function quarterRow(quarter: Typing, threshold: number, { inDomain }: Goals): Row {
  const right = quarter.hits / Math.max(1, quarter.offered);
  return {
    name: `  offered / right of those, threshold ${threshold.toFixed(2)}`,
    value: offeredOf(quarter),
    ...(inDomain && { goal: "≥ 47 % right", ok: right >= 0.47 }),
  };
}

async function peerRows(task: Task, ours: number): Promise<Row[]> {
  const list = saved(await typeBeside(task, phraseList));
  const words = saved(await typeBeside(task, wordBased));
  const { timesList } = task.goals;
  return [
    timesRow("  peer: PMI and entropy phrase list", list, ours, timesList),
    timesRow("  peer: the editor's word-based suggestions", words, ours, 20),
  ];
}

const timesRow = (name: string, peer: number, ours: number, times: number): Row => ({
  name,
  value: `${percent(peer)} (ours ${peer === 0 ? "∞" : (ours / peer).toFixed(1)} times)`,
  goal: `≥ ${times} times`,
  ok: ours >= times * peer,
});

function calibrationRows({ items }: InProcess, { inDomain }: Goals): Row[] {
  const value = calibrationError(items);
  const goal = { goal: "≤ 0.05", ok: value <= 0.05 };
  return [{ name: "  calibration error, ten bins of equal count", value, ...(inDomain && goal) }];
}

async function rankingRows(task: Task, chosen: InProcess): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [name, ranking] of RANKINGS) {
    const { typing } = ranking === BY_PROBABILITY ? chosen : await typeInProcess(task, root, ranking);
    const right = `${share(typing, "firstHits")} / ${share(typing, "hits")}`;
    rows.push({ name: `    ${name}`, value: `${percent(saved(typing))} (right ${right})` });
  }
  return rows;
}

function atLeast(name: string, value: number, least: number): Row {
  return { name, value: percent(value), goal: `≥ ${least} %`, ok: value * 100 >= least };
}

const saved = ({ saved: less, keystrokes }: Typing): number => less / Math.max(1, keystrokes);
const percent = (part: number): string => `${(100 * part).toFixed(1)} %`;
const share = (typing: Typing, of: "firstHits" | "hits"): string =>
  percent(typing[of] / Math.max(1, typing.moments));
const offeredOf = ({ offered, moments, hits }: Typing): string =>
  `${percent(offered / Math.max(1, moments))} / ${percent(hits / Math.max(1, offered))}`;

function sizeOf({ groups }: Task): string {
  const typed = groups.flatMap((group) => group.typed);
  const written = typed.reduce(
    (sum, { text, picked }) => sum + picked.reduce((n, i) => n + text.paragraphs[i]!.length, 0),
    0,
  );
  const corpus = groups.reduce(
    (sum, group) => sum + charactersOf(group.corpus.flatMap(({ speeches }) => speeches)),
    0,
  );
  const thousands = (characters: number): string => `${Math.round(characters / 1000)}k`;
  return `${typed.length} texts, ${thousands(written)} characters typed, corpus ${thousands(corpus / groups.length)}`;
}

/** The confidence that so many of the lists reach as are to be shown. */
function thresholdOf({ lists, typing }: InProcess): number {
  const sorted = lists.map(([chance]) => chance).sort((a, b) => b - a);
  return sorted[Math.min(sorted.length - 1, Math.floor(SHOWN_SHARE * typing.moments))] ?? 0;
}

/** Mean distance of what was claimed and what was so, in ten bins of equal count. */
function calibrationError(claims: readonly Claim[]): number {
  const sorted = [...claims].sort((a, b) => a[0] - b[0]);
  const size = Math.max(1, Math.ceil(sorted.length / 10));
  let error = 0;
  for (let i = 0; i < sorted.length; i += size) {
    const bin = sorted.slice(i, i + size);
    const claimed = bin.reduce((sum, [chance]) => sum + chance, 0);
    error += Math.abs(claimed - bin.filter(([, right]) => right).length);
  }
  return error / Math.max(1, sorted.length);
}
