/** The built server with 200 packs of 20,000 snippets and 20,000 phrases beside one without: what they cost it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Server, until } from "../../support/server";
import type { Row } from "./row";

const PACKS = 200;
const EACH = 100;
const RUNS = 3;
const ASKED = 200;
const DRAFT = `在工作推进会上的讲话\n同志们：\n${"一、深化改革\n要坚持问题导向，一件一件抓落实。\n".repeat(20)}要扎实推进`;
/** What the last pack's last phrase is known by: all are there when it is offered. */
const LAST = "压轴提法第九十九条";
const BEGINNINGS = ["坚持", "推进", "落实", "深化", "完善", "强化", "健全", "抓好", "压实", "提升"];
const MATTERS = ["责任", "改革", "机制", "服务", "治理", "作风", "队伍", "基层", "民生", "安全"];

export async function packServer(): Promise<readonly Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "speech-packs-"));
  try {
    writePacks(path.join(folder, ".speech/packs"));
    const without: Measured[] = [];
    const withPacks: Measured[] = [];
    for (let i = 0; i < RUNS; i++) {
      without.push(await measure([]));
      withPacks.push(await measure([folder]));
    }
    const middle = (runs: readonly Measured[], key: keyof Measured): number =>
      median(runs.map((run) => run[key]));
    const more = middle(withPacks, "completion") - middle(without, "completion");
    const ready = middle(withPacks, "ready");
    return [
      {
        name: `first outline, ms from spawn, without packs (median of ${RUNS})`,
        value: middle(without, "first"),
      },
      {
        name: `  with ${PACKS} packs of ${EACH} snippets and ${EACH} phrases each`,
        value: middle(withPacks, "first"),
      },
      { name: "packs in use, ms from the first outline", value: ready, goal: "≤ 1500", ok: ready <= 1500 },
      { name: "slowest answer while they are read, ms", value: middle(withPacks, "slowest") },
      { name: `completion p50 of ${ASKED}, ms, without packs`, value: middle(without, "completion") },
      { name: "  with packs", value: middle(withPacks, "completion") },
      { name: "  more", value: more, goal: "≤ 0.5", ok: more <= 0.5 },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds. */
interface Measured {
  readonly first: number;
  readonly ready: number;
  readonly slowest: number;
  readonly completion: number;
}

async function measure(folders: readonly string[]): Promise<Measured> {
  const begin = performance.now();
  const server = await Server.start({ folders });
  await server.open("untitled:a", DRAFT);
  await server.open("untitled:last", `要讲${LAST.slice(0, 4)}`);
  if ((await server.symbols("untitled:a")).length === 0) throw new Error("no outline");
  const first = performance.now() - begin;
  let slowest = 0;
  if (folders.length > 0)
    await until(async () => {
      const asked = performance.now();
      const items = await server.completion("untitled:last", 6);
      slowest = Math.max(slowest, performance.now() - asked);
      return items.some(({ label }) => LAST.endsWith(label) && label.length > 2) || undefined;
    }, "the packs");
  const ready = performance.now() - begin - first;
  await server.ready();
  const times: number[] = [];
  let end = DRAFT.length;
  for (let i = 0; i < ASKED; i++) {
    const added = i % 2 === 0 ? MATTERS[i % 10]! : "，要坚持";
    await server.edit("untitled:a", end, end, added);
    end += added.length;
    const asked = performance.now();
    await server.completion("untitled:a", end);
    times.push(performance.now() - asked);
  }
  await server.stop();
  return { first, ready, slowest, completion: median(times) };
}

function writePacks(folder: string): void {
  for (let pack = 0; pack < PACKS; pack++) {
    const at = path.join(folder, `pack-${String(pack).padStart(3, "0")}`);
    mkdirSync(at, { recursive: true });
    const put = (name: string, value: object): void =>
      writeFileSync(path.join(at, name), JSON.stringify(value));
    put("speech-pack.json", { format: 1, id: path.basename(at), name: `第${pack}包`, version: "1.0.0" });
    const wordings = Array.from({ length: EACH }, (_, i) => wording(pack, i));
    put("phrases.json", { version: 1, phrases: wordings.map((text) => ({ text, asOf: "2026" })) });
    const snippets = wordings.map((text) => [
      text,
      { prefix: text.slice(0, 6), body: `${text}，\${1:【单位】}要抓好落实。$0` },
    ]);
    put("a.code-snippets", Object.fromEntries(snippets) as object);
  }
}

function wording(pack: number, i: number): string {
  if (pack === PACKS - 1 && i === EACH - 1) return LAST;
  const [a, b, c] = [i % 10, Math.floor(i / 10), pack % 10];
  return `${BEGINNINGS[a]!}${MATTERS[b]!}${BEGINNINGS[c]!}${MATTERS[(a + c) % 10]!}第${pack}项第${i}条`;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;
