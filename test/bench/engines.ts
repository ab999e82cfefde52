/** The engines for words side by side: what they find, what they cost, how soon they serve. */
import { existsSync } from "node:fs";
import path from "node:path";
import type { SegmenterName } from "../../server/src/text/tokens";
import { BaseTables } from "./support/completionBase";
import { typeOverLsp } from "./support/completionRuns";
import { completionTasks } from "./support/completionTasks";
import { checkedTexts, findingsOf, segmenters, type CheckedText, type Segmenter } from "./support/checked";
import { lineOf } from "./support/engineColumns";
import { MeasuredCorpus, startTimes, type EngineCosts } from "./support/engineServer";
import { FAULT_KINDS, loadFaults } from "./support/planted";
import type { Row } from "./support/row";
import { countAlarms, countFound, per1000 } from "./support/wordingFigures";

const PLANTED = 120;
const SEED = 20_260;
const root = path.join(__dirname, "../..");

export default async function* engines(shared: string): AsyncGenerator<readonly Row[]> {
  const texts = checkedTexts(shared);
  const all = segmenters();
  const names = all.map(({ name }) => name);
  yield [{ name: "columns", value: names.join(" / ") }];
  yield [speedRow(texts)];
  yield [await startRow()];
  const bulk = path.join(shared, "bulk");
  if (existsSync(bulk)) yield* costRows(bulk, names, texts);
  yield await wordingRows(shared, texts, all);
  yield [await completionRow(shared, names)];
}

/** Megabytes of UTF-8 a second, places found included; best of three, for the machine does other work too. */
function speedRow(texts: readonly CheckedText[]): Row {
  const lines = texts.flatMap(({ text }) => text.split("\n")).filter((line) => line !== "");
  const bytes = lines.reduce((sum, line) => sum + Buffer.byteLength(line), 0);
  const speedOf = ({ engine }: Segmenter): number => {
    const times = Array.from({ length: 3 }, () => {
      const begin = process.cpuUsage();
      for (const line of lines) engine.tokens(line);
      const { user, system } = process.cpuUsage(begin);
      return user + system;
    });
    return bytes / Math.min(...times);
  };
  const figures = new Map(segmenters().map((each) => [each.name, speedOf(each)]));
  return lineOf("speed, MB/s of one core", figures, { digits: 1 });
}

async function startRow(): Promise<Row> {
  const { outline, node } = await startTimes();
  const ratio = outline / node;
  return {
    name: "start to the first outline, times `node -e 0` (ms)",
    value: `${ratio.toFixed(2)} (${outline.toFixed(0)} / ${node.toFixed(0)})`,
    goal: "≤ 2.5",
    ok: ratio <= 2.5,
  };
}

async function* costRows(
  bulk: string,
  names: readonly SegmenterName[],
  texts: readonly CheckedText[],
): AsyncGenerator<readonly Row[]> {
  const corpus = new MeasuredCorpus(bulk);
  try {
    const characters = await corpus.build();
    const draft = texts.find(({ text }) => text.length > 10_000)!.text.slice(0, 20_000);
    const costs = new Map<SegmenterName, EngineCosts>();
    for (const name of names) costs.set(name, await corpus.costsOf(name, draft));
    const column = (figure: keyof EngineCosts): ReadonlyMap<SegmenterName, number | undefined> =>
      new Map([...costs].map(([name, cost]) => [name, cost[figure]]));
    const beside = `beside ${(characters / 1e6).toFixed(1)}M characters, MB`;
    yield [
      lineOf("first words, ms after they are asked for", column("firstWords")),
      lineOf(`all in use, ${beside}`, column("inUse"), {
        goal: "≤ 480 / ≤ 330",
        ok: (of) => of("nodejieba") <= 480 && of("node-rs") <= 330,
      }),
      lineOf(`child ended, ${beside}`, column("resting"), {
        goal: "≤ 260",
        ok: (of) => names.every((name) => of(name) <= 260),
      }),
    ];
  } finally {
    corpus.clear();
  }
}

async function wordingRows(
  shared: string,
  texts: readonly CheckedText[],
  all: readonly Segmenter[],
): Promise<readonly Row[]> {
  const faults = await loadFaults(shared, texts);
  const planted = FAULT_KINDS.flatMap(({ name }) => faults.plant(name, PLANTED, SEED));
  const alarms = new Map<SegmenterName, number>();
  const recall = new Map<SegmenterName, number>();
  for (const { name, tokens } of all) {
    const { byRule, characters } = countAlarms(texts, tokens);
    const count = [...byRule.values()].reduce((sum, each) => sum + each, 0);
    alarms.set(name, per1000(count, characters));
    const found = countFound(planted, (fault) => findingsOf(fault.text, fault.from, tokens));
    recall.set(name, (100 * found) / planted.length);
  }
  return [
    lineOf("wording: alarms of all rules per 1,000 characters", alarms, {
      digits: 3,
      goal: "node-rs ≤ nodejieba",
      ok: (of) => of("node-rs") <= of("nodejieba"),
    }),
    lineOf(`wording: found of ${planted.length} planted faults, %`, recall, {
      digits: 1,
      goal: "node-rs within 1",
      ok: (of) => Math.abs(of("node-rs") - of("nodejieba")) <= 1,
    }),
  ];
}

/** The raw seeds typed in the built server, whose completion cuts words by the base table, whatever engine serves. */
async function completionRow(shared: string, names: readonly SegmenterName[]): Promise<Row> {
  const task = (await completionTasks(shared, new BaseTables(shared, root))).at(-1)!;
  const saved = new Map<SegmenterName, number>();
  for (const segmenter of names) {
    const [typing] = await typeOverLsp(task, { shared, root, segmenter, empty: false }, [0]);
    saved.set(segmenter, (100 * typing!.saved) / typing!.keystrokes);
  }
  return lineOf("completion: keystrokes saved in the raw seeds, %", saved, {
    digits: 2,
    goal: "node-rs within 0.2",
    ok: (of) => Math.abs(of("node-rs") - of("nodejieba")) <= 0.2,
  });
}
