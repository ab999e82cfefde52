/**
 * The rules on clean texts and on planted faults, at the same settings: alarms per 1,000 characters and recall, one
 * row per rule and fault. Planted faults come from the shared folder's `faults.mjs`, seeded. Document frequencies
 * are those of the corpus without the text at hand. Peers: any repeated run of characters, and sim_text.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  checkedTexts,
  findingsOf,
  segmenters,
  type CheckedText,
  type Found,
  type Tokens,
} from "./support/checked";
import { copies, FAULT_KINDS, loadFaults, type Fault } from "./support/planted";
import { repeatSpeed } from "./support/repeatSpeed";
import type { Row } from "./support/row";
import { EMPTY_INDEX } from "../support/emptyIndex";
import { charactersOf, countAlarms, countFound, per1000, REPEATS } from "./support/wordingFigures";

/** Faults of each kind: enough for ± 3 points. */
const PLANTED = 120;
const SEED = 20_260;

export default async function wording(shared: string): Promise<Row[]> {
  const texts = checkedTexts(shared);
  const faults = await loadFaults(shared, texts);
  const rows: Row[] = [];
  for (const { name, tokens } of segmenters()) {
    rows.push(...alarms(texts, tokens).map((row) => ({ ...row, name: `${row.name} (${name})` })));
    for (const kind of FAULT_KINDS) {
      const planted = faults.plant(kind.name, PLANTED, SEED);
      rows.push(recall(kind, planted, (fault) => findingsOf(fault.text, fault.from, tokens), `(${name})`));
    }
  }
  const [{ tokens }] = segmenters();
  return [
    ...rows,
    withoutCorpus(texts, tokens),
    ...repeatSpeed(texts, tokens),
    ...peers(texts, copies(faults, PLANTED, SEED)),
  ];
}

/** Alarms of each rule over all texts, and of both rules of repeats by collection. */
function alarms(texts: readonly CheckedText[], tokens: Tokens): Row[] {
  const { byRule, repeats, characters } = countAlarms(texts, tokens);
  const together = [...repeats.values()].reduce((sum, group) => sum + group.count, 0);
  return [
    ...[...byRule].map(([code, count]): Row => ({
      name: `${code}: alarms per 1,000`,
      value: per1000(count, characters),
    })),
    rate("repeats together: alarms per 1,000", together, characters),
    ...[...repeats].map(([name, group]) => rate(`  in ${name}`, group.count, group.characters)),
  ];
}

/** The first day: nothing is known of the genre but what the product brings along. */
function withoutCorpus(texts: readonly CheckedText[], tokens: Tokens): Row {
  const alone = texts.map((text) => ({ ...text, index: EMPTY_INDEX }));
  const count = alone.reduce(
    (sum, text) => sum + findingsOf(text.text, text, tokens).filter(({ code }) => REPEATS.has(code)).length,
    0,
  );
  return rate("repeats together, no corpus: alarms per 1,000", count, charactersOf(texts));
}

const rate = (name: string, count: number, characters: number): Row => ({
  name,
  value: per1000(count, characters),
  goal: "≤ 0.5",
  ok: per1000(count, characters) <= 0.5,
});

function recall(
  { name, goal }: { readonly name: string; readonly goal?: number },
  planted: readonly Fault[],
  check: (fault: Fault) => readonly Found[],
  suffix: string,
): Row {
  const hits = countFound(planted, check);
  const share = planted.length === 0 ? 0 : (100 * hits) / planted.length;
  return {
    name: `${planted[0]?.code ?? ""}: ${name} found ${suffix}`,
    value: `${share.toFixed(1)} % of ${planted.length}`,
    ...(goal !== undefined && { goal: `≥ ${goal} %`, ok: share >= goal }),
  };
}

/** What else could be used: alarms on the clean texts, and copied sentences found. */
function peers(texts: readonly CheckedText[], copied: readonly Fault[]): Row[] {
  const characters = charactersOf(texts);
  const peer = (name: string, find: (text: string) => readonly Found[]): Row[] => [
    {
      name: `peer ${name}: alarms per 1,000`,
      value: per1000(
        texts.reduce((sum, { text }) => sum + find(text).length, 0),
        characters,
      ),
    },
    recall({ name: "copied sentences" }, copied, ({ text }) => find(text), `by peer ${name}`),
  ];
  return [
    ...peer("any ≥ 4 characters within 300", (text) => repeatedRuns(text, 4, 300)),
    ...peer("any ≥ 13 characters", (text) => repeatedRuns(text, 13, Infinity)),
    ...(hasSimText() ? peer("sim_text ≥ 13 characters", simText) : []),
  ];
}

/** Every longest run of Han that stood at most `within` characters before, marks left out. */
function repeatedRuns(text: string, least: number, within: number): readonly Found[] {
  const at: number[] = [];
  for (let i = 0; i < text.length; i++) if (/[\u3400-\u9fff\d]/.test(text[i]!)) at.push(i);
  const plain = at.map((i) => text[i]!).join("");
  const last = new Map<string, number>();
  const found: Found[] = [];
  for (let i = 0; i + least <= plain.length; i++) {
    const gram = plain.slice(i, i + least);
    const before = last.get(gram);
    last.set(gram, i);
    if (before === undefined || i - before > within) continue;
    let length = least;
    while (i + length < plain.length && plain[before + length] === plain[i + length]) length++;
    found.push({ code: "wording/repeated-passage", span: { start: at[i]!, end: at[i + length - 1]! + 1 } });
    for (const end = i + length - least; i < end;) last.set(plain.slice(++i, i + least), i);
  }
  return found;
}

function hasSimText(): boolean {
  try {
    execFileSync("sim_text", ["-v"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Debian's similarity-tester, one character a word and a line, so that its lines are our offsets. */
function simText(text: string): readonly Found[] {
  const at: number[] = [];
  for (let i = 0; i < text.length; i++) if (/[\u3400-\u9fff\d]/.test(text[i]!)) at.push(i);
  const folder = mkdtempSync(path.join(tmpdir(), "wording-"));
  try {
    const file = path.join(folder, "text");
    writeFileSync(file, at.map((i) => text[i]!).join("\n"));
    const said = execFileSync("sim_text", ["-r", "13", "-n", file], { encoding: "utf8", maxBuffer: 1 << 28 });
    return [...said.matchAll(/line (\d+)-(\d+)\s*\|[^\n]*?line (\d+)-(\d+)/g)].map(([, , , from, to]) => ({
      code: "wording/repeated-passage",
      span: { start: at[Number(from) - 1] ?? 0, end: (at[Number(to) - 1] ?? 0) + 1 },
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
