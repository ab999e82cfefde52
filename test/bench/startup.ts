import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { Server } from "../support/server";
import { nodeAlone, processorTime } from "./support/memory";
import type { Row } from "./support/row";

const RUNS = 5;

/** From spawn to the first answers, with nothing cached on disk and nodejieba's dictionary not loaded. Milliseconds. */
export default async function startup(): Promise<Row[]> {
  const symbols: number[] = [];
  const completions: number[] = [];
  const ready: number[] = [];
  const work: number[] = [];
  const node: number[] = [];
  const draft = `在工作推进会上的讲话\n同志们：\n${"一、深化改革\n要坚持问题导向，一件一件抓落实。\n".repeat(20)}要高质效`;
  for (let i = 0; i < RUNS; i++) {
    node.push(await nodeAlone());
    const begin = performance.now();
    const cacheDirectory = mkdtempSync(path.join(tmpdir(), "speech-bench-"));
    const server = await Server.start({ cacheDirectory });
    await server.open("untitled:a", draft);
    if ((await server.symbols("untitled:a")).length === 0) throw new Error("no outline");
    symbols.push(performance.now() - begin);
    work.push(processorTime(server.process.pid!) ?? 0);
    await server.ready();
    ready.push(performance.now() - begin);
    const asked = performance.now();
    if ((await server.completion("untitled:a", draft.length)).length === 0) throw new Error("no completion");
    completions.push(performance.now() - asked);
    await server.stop();
    rmSync(cacheDirectory, { recursive: true, force: true });
  }
  const outline = median(symbols);
  return [
    {
      name: "documentSymbol, from spawn to answer (ms, median of 5)",
      value: outline,
      goal: "≤ 300",
      ok: outline <= 300,
    },
    { name: "  of them processor time, all threads", value: median(work) },
    { name: "  Node alone on this machine now, ms from spawn to end", value: median(node) },
    { name: "seeds indexed, from spawn (ms, median of 5)", value: median(ready) },
    { name: "first completion after that (ms, median of 5)", value: median(completions) },
  ];
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!;
