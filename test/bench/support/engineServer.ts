import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { IDLE_LIMIT } from "../../../server/src/host/words/engineChain";
import type { SegmenterName } from "../../../server/src/text/tokens";
import { FULL, Server, until } from "../../support/server";
import { hasChildren, memoryOf, nodeAlone } from "./memory";

const MB = 1024 * 1024;
const DRAFT = "untitled:draft";
const RUNS = 9;

/** What an engine costs the built server. Memory in MB, of server and children; times in milliseconds. */
export interface EngineCosts {
  readonly firstWords: number;
  readonly inUse: number | undefined;
  readonly resting: number | undefined;
}

/** A corpus that is indexed once for all servers. */
export class MeasuredCorpus {
  private readonly cacheDirectory = mkdtempSync(path.join(tmpdir(), "speech-bench-"));

  constructor(private readonly folder: string) {}

  /** Gives the number of its characters. */
  async build(): Promise<number> {
    const server = await this.start("intl");
    const { characters } = await server.status();
    await server.stop();
    return characters;
  }

  async costsOf(segmenter: SegmenterName, draft: string): Promise<EngineCosts> {
    const server = await this.start(segmenter);
    const pid = server.process.pid!;
    await server.open(DRAFT, draft);
    const asked = performance.now();
    await server.pull(DRAFT);
    await until(
      async () => ((await server.status()).segmenter === segmenter ? true : undefined),
      "the words",
      60_000,
    );
    const firstWords = performance.now() - asked;
    await server.symbols(DRAFT);
    await server.pull(DRAFT);
    await server.completion(DRAFT, draft.length);
    const inUse = await settled(pid);
    await until(() => (hasChildren(pid) ? undefined : true), "the child's end", IDLE_LIMIT + 60_000);
    const resting = await settled(pid);
    await server.stop();
    return { firstWords, inUse, resting };
  }

  clear(): void {
    rmSync(this.cacheDirectory, { recursive: true, force: true });
  }

  private async start(segmenter: SegmenterName): Promise<Server> {
    const server = await Server.start({
      cacheDirectory: this.cacheDirectory,
      settings: { corpus: { folders: [this.folder] } },
      capabilities: FULL,
      env: { SPEECH_SEGMENTER: segmenter },
    });
    await until(
      async () => ((await server.status()).state === "ready" ? true : undefined),
      "the index",
      900_000,
    );
    return server;
  }
}

/** Once threads that have done their work have ended and what they left is given back. */
async function settled(pid: number): Promise<number | undefined> {
  await new Promise((resolve) => setTimeout(resolve, 30_000));
  const bytes = memoryOf(pid);
  return bytes === undefined ? undefined : bytes / MB;
}

/** From spawn to the first outline, and Node alone, each in turn on the machine as it is: medians in milliseconds. */
export async function startTimes(): Promise<{ readonly outline: number; readonly node: number }> {
  const outline: number[] = [];
  const node: number[] = [];
  const draft = `在工作推进会上的讲话\n同志们：\n${"一、深化改革\n要坚持问题导向，一件一件抓落实。\n".repeat(20)}`;
  for (let i = 0; i < RUNS; i++) {
    node.push(await nodeAlone());
    const begin = performance.now();
    const server = await Server.start();
    await server.open(DRAFT, draft);
    if ((await server.symbols(DRAFT)).length === 0) throw new Error("no outline");
    outline.push(performance.now() - begin);
    await server.stop();
  }
  return { outline: median(outline), node: median(node) };
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!;
