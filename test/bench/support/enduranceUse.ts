import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { FULL, Server, until, uriOf } from "../../support/server";
import { draftOf, randomFrom, sentencesOf, type Random } from "./enduranceTexts";
import { memoryOf, workOf } from "./memory";
import type { Row } from "./row";

const MB = 1024 * 1024;
const CYCLES = 20_000;
const DRAFTS = 1_000;
const CHANGES = 2_000;
/** Characters of a draft. */
const LENGTH = 3_000;
/** Milliseconds that a request may take. */
const LIMIT = 100;

/** Memory and answers of one server that is used for a long time. */
export async function* useRows(shared: string): AsyncGenerator<readonly Row[]> {
  const scratch = mkdtempSync(path.join(tmpdir(), "speech-bench-"));
  const corpus = path.join(scratch, "speeches");
  mkdirSync(corpus);
  const sentences = sentencesOf(shared);
  const random = randomFrom(20_000);
  const texts: Texts = {
    draft: (name, length = LENGTH) => draftOf(sentences, random, length, name),
    sentence: () => sentences[random(sentences.length)]!,
    random,
  };
  for (let i = 0; i < 50; i++) writeFileSync(path.join(corpus, `${i}.txt`), texts.draft(`第${i}次`));
  try {
    for (const part of [cycles, manyDrafts, corpusChanges]) yield await part(scratch, texts);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

interface Texts {
  draft(name: string, length?: number): string;
  sentence(): string;
  readonly random: Random;
}

/** A client that measures every answer. */
class Client {
  readonly slow: string[] = [];
  private readonly seen = new Set<string>();
  longest = 0;
  hardest = 0;

  private constructor(readonly server: Server) {}

  static async start(scratch: string): Promise<Client> {
    const server = await Server.start({
      cacheDirectory: path.join(scratch, "cache"),
      settings: { corpus: { folders: [path.join(scratch, "speeches")] } },
      capabilities: FULL,
    });
    // Everything that is loaded once is loaded now: the index, the words and their dictionary, the code itself.
    await server.open("untitled:先", "在推进会上的讲话\n同志们：\n要坚持问题导向，抓好落实，抓出实效。\n");
    await server.pull("untitled:先");
    await until(
      async () => {
        const { state, segmenter } = await server.status();
        return state === "ready" && segmenter !== "loading" ? true : undefined;
      },
      "the index and the words",
      60_000,
    );
    return new Client(server);
  }

  /** Milliseconds until an answer, and those of them in which the server worked: this machine has other work too. */
  async timed<T>(kind: string, ask: () => Promise<T>): Promise<T> {
    const { pid } = this.server.process;
    const [began, worked] = [performance.now(), workOf(pid!)];
    const answer = await ask();
    const work = workOf(pid!) - worked;
    if (!this.seen.has(kind)) this.seen.add(kind);
    else {
      this.longest = Math.max(this.longest, performance.now() - began);
      this.hardest = Math.max(this.hardest, work);
      if (work > LIMIT) this.slow.push(`${kind} ${Math.round(work)}`);
    }
    return answer;
  }

  get rows(): readonly Row[] {
    return [
      {
        name: `  requests of over ${LIMIT} ms of work, the first of each kind apart${this.slow.length > 0 ? `: ${this.slow.slice(0, 5).join(", ")}` : ""}`,
        value: this.slow.length,
        goal: "0",
        ok: this.slow.length === 0,
      },
      { name: "  the most work for one of them, ms", value: this.hardest },
      {
        name: "  the longest until an answer, ms (other work of this machine included)",
        value: this.longest,
      },
    ];
  }

  /** Bytes, when nothing is under way any more. */
  memory(): Promise<number> {
    return settled(this.server.process.pid!);
  }
}

/** Memory once it stays the same: threads that have done their work end, and heaps are given back, after a while. */
async function settled(pid: number): Promise<number> {
  let least = memoryOf(pid) ?? 0;
  for (let second = 0; second < SETTLING; second++) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    least = Math.min(least, memoryOf(pid) ?? 0);
  }
  return least;
}

/** Seconds: longer than the build worker's twenty of idleness. */
const SETTLING = 25;

async function cycles(scratch: string, texts: Texts): Promise<readonly Row[]> {
  const client = await Client.start(scratch);
  const typists = await Promise.all(
    ["甲", "乙", "丙"].map(async (name) => {
      const uri = `untitled:${name}`;
      await client.server.open(uri, texts.draft(name));
      return new Typist(client, uri, texts);
    }),
  );
  const memory: number[] = [];
  for (let cycle = 1; cycle <= CYCLES; cycle++) {
    await typists[cycle % typists.length]!.cycle();
    if (cycle % 5_000 === 0) {
      memory.push(await client.memory());
      console.log(`  ${cycle} cycles: ${Math.round(memory.at(-1)! / MB)} MB`);
    }
  }
  await client.server.stop();
  const [first, last] = [memory[0]!, memory.at(-1)!];
  const more = last / first - 1;
  return [
    { name: "memory after 5,000 cycles, MB (PSS of all processes)", value: Math.round(first / MB) },
    { name: "memory after 20,000 cycles, MB", value: Math.round(last / MB) },
    { name: "  more than after 5,000, %", value: more * 100, goal: "≤ 10", ok: more <= 0.1 },
    ...client.rows,
  ];
}

/** Types in one draft as people do: some characters at a time, and away with a sentence now and then. */
class Typist {
  private at = 0;
  private line = 0;
  private rest = "";

  constructor(
    private readonly client: Client,
    private readonly uri: string,
    private readonly texts: Texts,
  ) {}

  async cycle(): Promise<void> {
    const { client, uri } = this;
    const { server } = client;
    await this.change();
    const at = this.at;
    await client.timed("completion", () => server.completion(uri, at));
    await client.timed("symbols", () => server.symbols(uri));
    await client.timed("findings", () => server.pull(uri));
    const position = server.document(uri).positionAt(at - 1);
    await client.timed("highlights", () =>
      server.request("textDocument/documentHighlight", uri, { position }),
    );
  }

  private async change(): Promise<void> {
    const { server } = this.client;
    if (this.rest === "") await this.next();
    const typed = this.rest.slice(0, 2 + this.texts.random(5));
    this.rest = this.rest.slice(typed.length);
    await server.edit(this.uri, this.at, this.at, typed);
    this.at += typed.length;
  }

  /** On to another paragraph: its first sentence goes, and a new one is going to be written at its end. */
  private async next(): Promise<void> {
    const { server } = this.client;
    const lines = server.text(this.uri).split("\n");
    do this.line = (this.line + 1) % lines.length;
    while (lines[this.line]!.length < 40);
    const start = lines.slice(0, this.line).reduce((sum, line) => sum + line.length + 1, 0);
    const line = lines[this.line]!;
    const sentence = line.indexOf("。") + 1;
    const cut = sentence > 0 && sentence < line.length ? sentence : 20;
    await server.edit(this.uri, start, start + cut, "");
    this.at = start + line.length - cut;
    this.rest = this.texts.sentence();
  }
}

async function manyDrafts(scratch: string, texts: Texts): Promise<readonly Row[]> {
  const client = await Client.start(scratch);
  const { server } = client;
  const visit = async (name: string): Promise<void> => {
    const uri = `untitled:${name}`;
    await server.open(uri, texts.draft(name));
    await client.timed("findings", () => server.pull(uri));
    await client.timed("symbols", () => server.symbols(uri));
    await server.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  };
  for (let i = 0; i < 20; i++) await visit(`先${i}`);
  const before = await client.memory();
  for (let i = 0; i < DRAFTS; i++) {
    await visit(String(i));
    if (i % 250 === 249)
      console.log(`  ${i + 1} drafts: ${Math.round((memoryOf(server.process.pid!) ?? 0) / MB)} MB`);
  }
  const after = await client.memory();
  await server.stop();
  return [...moreRows("1,000 drafts opened, checked and closed", before, after), ...client.rows];
}

async function corpusChanges(scratch: string, texts: Texts): Promise<readonly Row[]> {
  const client = await Client.start(scratch);
  const { server } = client;
  const uri = "untitled:甲";
  await server.open(uri, texts.draft("甲"));
  const change = async (n: number): Promise<void> => {
    const file = path.join(scratch, "speeches", `新${n % 40}.txt`);
    const isThere = n >= 40 && n % 5 === 0;
    if (isThere) rmSync(file, { force: true });
    else writeFileSync(file, texts.draft(`第${n}回`));
    await server.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri: uriOf(file), type: isThere ? 3 : 2 }],
    });
    await client.timed("symbols", () => server.symbols(uri));
    await client.timed("completion", () => server.completion(uri, server.text(uri).length - 1));
    if (n % 10 === 0) await client.timed("findings", () => server.pull(uri));
    await new Promise((resolve) => setTimeout(resolve, 20));
  };
  const ready = () =>
    until(async () => ((await server.status()).state === "ready" ? true : undefined), "the index", 60_000);
  for (let n = 0; n < 60; n++) await change(n);
  await ready();
  const before = await client.memory();
  for (let n = 60; n < 60 + CHANGES; n++) {
    await change(n);
    if (n % 500 === 0)
      console.log(`  ${n} changes: ${Math.round((memoryOf(server.process.pid!) ?? 0) / MB)} MB`);
  }
  await ready();
  const after = await client.memory();
  await server.stop();
  return [...moreRows("2,000 changes of corpus files", before, after), ...client.rows];
}

function moreRows(what: string, before: number, after: number): readonly Row[] {
  const more = (after - before) / MB;
  return [
    { name: `memory before ${what}, MB`, value: Math.round(before / MB) },
    { name: "  after them, MB more", value: more, goal: "≤ 60", ok: more <= 60 },
  ];
}
