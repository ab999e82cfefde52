/** The built server under completion's load: a large corpus, a long draft, words committed one after the other. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { CancellationTokenSource } from "vscode-jsonrpc/node";
import type { SpeechInput } from "../../../server/src/index/build";
import { Server, until, uriOf } from "../../support/server";
import { firstOf, writeFolder } from "./completionLarge";
import { memoryOf, processorTime } from "./memory";
import type { Row } from "./row";
import { readFolder } from "./texts";

const MB = 1024 * 1024;
/** What our client starts the server with. */
const CLIENT_FLAGS = "--max-semi-space-size=4";
const DRAFT = "untitled:draft";
const DRAFT_CHARACTERS = 20_000;
const COMMITS = 300;
const ROUNDS = 3;
/** Milliseconds between an answer and the next commit: a quick hand. */
const BREATH = 40;
const SAVES = 5;
const CANCELLED = 100;

/** @param large speeches of 50 million characters, for memory alone */
export async function serverSpeed(shared: string, large: readonly SpeechInput[]): Promise<Row[]> {
  const temporary = mkdtempSync(path.join(tmpdir(), "speech-bench-"));
  try {
    const saved = path.join(temporary, "saved");
    mkdirSync(saved);
    const typed = readFolder(path.join(shared, "corpus", "xi2022_2025"));
    const rows = await inUse([path.join(shared, "bulk"), saved], typed, 450, async (server) => [
      ...(await typingRows(server, typed)),
      ...(await savingRows(server, saved)),
      ...(await cancelRows(server)),
    ]);
    const folder = path.join(temporary, "large");
    writeFolder(folder, large);
    return [...rows, ...(await inUse([folder], typed, 900, () => Promise.resolve([])))];
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** A server over the folders with a long draft open and everything asked of it, what it is measured by, its memory. */
async function inUse(
  folders: readonly string[],
  typed: readonly SpeechInput[],
  limit: number,
  measure: (server: Server) => Promise<Row[]>,
): Promise<Row[]> {
  const env = { NODE_OPTIONS: CLIENT_FLAGS };
  const server = await Server.start({ settings: { corpus: { folders } }, env });
  try {
    const state = async (): Promise<string> => (await server.status()).state;
    await until(async () => ((await state()) === "ready" ? true : undefined), "the index", 900_000);
    const { characters } = await server.status();
    const paragraphs = firstOf(typed, DRAFT_CHARACTERS).flatMap((speech) => speech.paragraphs);
    const text = `在工作会议上的讲话\n\n${paragraphs.join("\n").slice(0, DRAFT_CHARACTERS)}\n`;
    await server.open(DRAFT, text);
    await server.pull(DRAFT);
    await server.symbols(DRAFT);
    await server.completion(DRAFT, text.length);
    const loading = async (): Promise<boolean> => (await server.status()).segmenter === "loading";
    await until(async () => ((await loading()) ? undefined : true), "the words", 60_000);
    const rows = await measure(server);
    const memory = await settled(server.process.pid!);
    const value = memory === undefined ? "not measured on this system" : Math.round(memory / MB);
    return [
      {
        name: `the server at ${(characters / 1e6).toFixed(1)}M characters, draft of ${text.length}`,
        value: "",
      },
      ...rows,
      {
        name: "  memory in use, all processes (PSS), MB",
        value,
        ...(typeof value === "number" && { goal: `≤ ${limit}`, ok: value <= limit }),
      },
    ];
  } finally {
    await server.stop();
  }
}

/** As fast as answers come, and as a quick hand does. */
async function typingRows(server: Server, typed: readonly SpeechInput[]): Promise<Row[]> {
  const words = wordsOf(typed.at(-1)!.paragraphs).slice(0, COMMITS);
  return [
    ...rowsOfTyping("at once", await commitTimes(server, words, 0)),
    ...rowsOfTyping(
      `${BREATH} ms after the answer before, findings asked for`,
      await commitTimes(server, words, BREATH),
    ),
  ];
}

function rowsOfTyping(when: string, times: Float64Array): Row[] {
  const p50 = times[Math.floor(times.length * 0.5)]!;
  const p99 = times[Math.floor(times.length * 0.99)]!;
  const name = `  change and completion, ${when}: ${times.length} commits, best of ${ROUNDS}, p50 ms`;
  return [
    { name, value: p50, goal: "≤ 3", ok: p50 <= 3 },
    { name: "    p99 ms", value: p99, goal: "≤ 10", ok: p99 <= 10 },
  ];
}

/**
 * Words committed one after the other at the end of the draft: from the change's sending to the answer, in ms, sorted.
 * With a pause the processor has gone to sleep in between, and findings are asked for, as an editor does.
 */
async function commitTimes(
  server: Server,
  words: readonly string[],
  pauseAfter: number,
): Promise<Float64Array> {
  const least = new Float64Array(words.length).fill(Infinity);
  const start = server.text(DRAFT).length;
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, word] of words.entries()) {
      const end = server.text(DRAFT).length;
      const begin = performance.now();
      await server.edit(DRAFT, end, end, word);
      await server.completion(DRAFT, end + word.length);
      least[i] = Math.min(least[i]!, performance.now() - begin);
      if (pauseAfter === 0) continue;
      server.pull(DRAFT).catch(() => undefined);
      await pause(pauseAfter);
    }
    await server.edit(DRAFT, start, server.text(DRAFT).length, "");
  }
  return least.sort();
}

/** A new file of 6,000 characters in the corpus: work of all threads until its wording is offered. */
async function savingRows(server: Server, folder: string): Promise<Row[]> {
  const times: number[] = [];
  const marks = ["甲", "乙", "丙", "丁", "戊"];
  for (let i = 0; i < SAVES; i++) {
    const start = `青石桥畔${marks[i % marks.length]!}字号码头`;
    const file = path.join(folder, `${i}.txt`);
    writeFileSync(file, `在码头工作会议上的讲话\n\n${`${start}改造提升工程要抓紧抓实。`.repeat(280)}\n`);
    const end = server.text(DRAFT).length;
    await server.edit(DRAFT, end, end, start);
    const pid = server.process.pid!;
    await quiet(pid);
    const before = processorTime(pid) ?? 0;
    const { length } = server.statuses;
    const changes = [{ uri: uriOf(file), type: 1 }];
    await server.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
    const isReady = (): true | undefined =>
      server.statuses.slice(length).some(({ state }) => state === "ready") ? true : undefined;
    await until(isReady, "the saved file");
    const items = await server.completion(DRAFT, end + start.length);
    times.push((processorTime(pid) ?? 0) - before);
    if (!items.some(({ label }) => label.startsWith("改造")))
      throw new Error("the saved file is not offered");
  }
  const work = times.sort((a, b) => a - b)[SAVES >> 1]!;
  const goal = { goal: "≤ 50", ok: work <= 50 };
  return [{ name: "  a saved file offered, ms of work (all threads, median of 5)", value: work, ...goal }];
}

/** Requests that are cancelled as soon as they are sent: the work of change and request together. */
async function cancelRows(server: Server): Promise<Row[]> {
  const pid = server.process.pid!;
  await quiet(pid);
  const before = processorTime(pid) ?? 0;
  let longest = 0;
  for (let i = 0; i < CANCELLED; i++) {
    const end = server.text(DRAFT).length;
    await server.edit(DRAFT, end, end, "要坚持"[i % 3]!);
    const source = new CancellationTokenSource();
    const position = server.document(DRAFT).positionAt(end + 1);
    const asked = server.connection.sendRequest(
      "textDocument/completion",
      { textDocument: { uri: DRAFT }, position },
      source.token,
    );
    source.cancel();
    const begin = performance.now();
    await asked.catch(() => undefined);
    longest = Math.max(longest, performance.now() - begin);
  }
  const work = ((processorTime(pid) ?? 0) - before) / CANCELLED;
  return [
    { name: "  a cancelled request with its change, ms of work", value: work, goal: "≤ 10", ok: work <= 10 },
    { name: "    longest until its end, ms by the clock", value: longest },
  ];
}

const wordsOf = (paragraphs: readonly string[]): string[] => {
  const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
  return paragraphs.flatMap((text) => [...segmenter.segment(text)].map(({ segment }) => segment));
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until the server has nothing more to do. */
async function quiet(pid: number): Promise<void> {
  let before = processorTime(pid);
  for (let still = 0; still < 3;) {
    await pause(100);
    const now = processorTime(pid);
    still = now === before ? still + 1 : 0;
    before = now;
  }
}

/** Memory once idle threads have ended and given theirs back. */
async function settled(pid: number): Promise<number | undefined> {
  await pause(25_000);
  return memoryOf(pid);
}
