import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import path from "node:path";
import { CorpusService } from "../../../server/src/host/corpus/corpusService";
import { silent } from "../../../server/src/host/logger";
import type { IndexStatus } from "../../../server/src/protocol";
import { PLAIN, SERVER, Server, until } from "../../support/server";
import { draftOf, randomFrom, sentencesOf, type Random } from "./enduranceTexts";
import type { Row } from "./row";

const KILLS = 300;
const DAMAGES = 300;
const FILES = 60;
/** Milliseconds within which a server dies: from its start to when it is ready. */
const LIFE = 1_200;
const WORKER = path.join(path.dirname(SERVER), "worker.js");
/** Files of the user's in the cache folder, of which none may ever be touched. */
const THEIRS: Readonly<Record<string, string>> = {
  "index-2024年讲话.txt": "别人的",
  "index-materials/说明.txt": "别人的",
};

/** What kills, spoilt files, other servers and broken disks do to the index and to what lies beside it. */
export async function* diskRows(shared: string): AsyncGenerator<readonly Row[]> {
  const place = new Place(shared);
  try {
    for (const part of [kills, damages, together, staleLocks, brokenFolders]) yield await part(place);
  } finally {
    rmSync(place.scratch, { recursive: true, force: true });
  }
}

/** A corpus whose index is known, and a cache folder that holds files of the user's too. */
class Place {
  readonly scratch = mkdtempSync(path.join(tmpdir(), "speech-bench-"));
  readonly cache = path.join(this.scratch, "cache");
  readonly random: Random = randomFrom(300);
  private readonly speeches = path.join(this.scratch, "speeches");

  constructor(shared: string) {
    const sentences = sentencesOf(shared);
    mkdirSync(this.speeches);
    for (let i = 0; i < FILES; i++)
      writeFileSync(path.join(this.speeches, `${i}.txt`), draftOf(sentences, this.random, 3_000, `第${i}次`));
    for (const [name, content] of Object.entries(THEIRS)) {
      const file = path.join(this.cache, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  }

  start(cacheDirectory = this.cache): Promise<Server> {
    const settings = { corpus: { folders: [this.speeches], includeSeeds: false } };
    return Server.start({ cacheDirectory, settings, capabilities: PLAIN });
  }

  /** Another text, so that there is something to index. */
  change(): void {
    appendFileSync(path.join(this.speeches, `${this.random(FILES)}.txt`), "请大家抓好落实。\n");
  }

  indexFiles(cache = this.cache): readonly string[] {
    return existsSync(cache) ? below(cache).filter((name) => name.endsWith(".idx")) : [];
  }

  /** What is wrong with the index of a fresh start, or with what lies about afterwards. */
  async wrong(cacheDirectory = this.cache): Promise<string | undefined> {
    const server = await this.start(cacheDirectory);
    const status = await ready(server);
    await server.stop();
    return this.fault(status) ?? this.leftover(cacheDirectory);
  }

  /** The same of the corpus alone, as the server has it. */
  async wrongService(): Promise<string | undefined> {
    const service = new CorpusService({ workerFile: WORKER, version: "bench", log: silent });
    await service.update({
      folders: [this.speeches],
      exclude: [],
      maxFileSize: 1024 * 1024,
      cacheDirectory: this.cache,
      cacheMaxSize: 1024 ** 3,
      watch: false,
    });
    const status = service.status();
    await service.dispose();
    const skipped = status.skipped[0]?.reason.en;
    return this.fault(status) ?? skipped ?? this.leftover(this.cache);
  }

  fault({ state, speeches }: Pick<IndexStatus, "state" | "speeches">): string | undefined {
    return state === "ready" && speeches === FILES ? undefined : `${state}, ${speeches} speeches`;
  }

  leftover(cacheDirectory: string): string | undefined {
    const left = existsSync(cacheDirectory)
      ? below(cacheDirectory).find((name) => /\.(tmp|lock)$/.test(name))
      : undefined;
    const lost = Object.entries(THEIRS).find(
      ([name, content]) => textOf(path.join(this.cache, name)) !== content,
    );
    return left ?? (lost && `${lost[0]} is not what it was`);
  }
}

const ready = (server: Server): Promise<IndexStatus> =>
  until(
    async () => {
      const status = await server.status();
      return status.state === "ready" || status.state === "failed" ? status : undefined;
    },
    "the index",
    120_000,
  );

const below = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => path.join(folder, name));

const textOf = (file: string): string | undefined =>
  existsSync(file) ? readFileSync(file, "utf8") : undefined;

/** A server is killed at a random moment of its reading, sorting and writing; now and then another one looks at the result. */
async function kills(place: Place): Promise<readonly Row[]> {
  const wrong: string[] = [];
  for (let kill = 1; kill <= KILLS; kill++) {
    if (kill % 2 === 0) place.change();
    else for (const file of place.indexFiles()) rmSync(file);
    const server = await place.start();
    await new Promise((resolve) => setTimeout(resolve, place.random(LIFE)));
    await server.kill();
    if (kill % 10 === 0) wrong.push(...told(await place.wrong()));
    if (kill % 100 === 0) console.log(`  ${kill} kills`);
  }
  return [row(`${KILLS} kills while it indexes and writes`, wrong)];
}

/**
 * One bit of the index file turned, or the file cut: the next start notices, and is right. The corpus of the server over
 * its own worker, without the rest of a server, which takes no part in it.
 */
async function damages(place: Place): Promise<readonly Row[]> {
  const wrong = told(await place.wrongService());
  for (let damage = 1; damage <= DAMAGES; damage++) {
    const [file] = place.indexFiles();
    if (file === undefined) {
      wrong.push("no index file was written");
      break;
    }
    if (damage % 3 === 0) truncateSync(file, place.random(statSync(file).size));
    else flip(file, place.random);
    wrong.push(...told(await place.wrongService()));
    if (damage % 100 === 0) console.log(`  ${damage} damages`);
  }
  return [row(`${DAMAGES} bit flips and truncations of the index file`, wrong)];
}

function flip(file: string, random: Random): void {
  const bytes = readFileSync(file);
  const at = random(bytes.length);
  bytes[at] = bytes[at]! ^ (1 << random(8));
  writeFileSync(file, bytes);
}

/** Two servers over one cache, neither of which has an index yet. */
async function together(place: Place): Promise<readonly Row[]> {
  const wrong: string[] = [];
  for (let run = 0; run < 10; run++) {
    for (const file of place.indexFiles()) rmSync(file);
    const servers = await Promise.all([place.start(), place.start()]);
    const statuses = await Promise.all(servers.map(ready));
    wrong.push(...statuses.flatMap((status) => told(place.fault(status))));
    await Promise.all(servers.map((server) => server.stop()));
    wrong.push(...told(place.leftover(place.cache)));
  }
  return [row("two servers on one cache (10 times)", wrong)];
}

/** Locks of those who are gone, or that are none. */
async function staleLocks(place: Place): Promise<readonly Row[]> {
  await place.wrong();
  const lock = `${place.indexFiles()[0]!}.lock`;
  const DAY = 86_400;
  /** Written by whom, and how many seconds from now it is dated. */
  const write = (pid: number, host: string, seconds: number): void => {
    writeFileSync(lock, host === "" ? "" : JSON.stringify({ pid, host }));
    utimesSync(lock, Date.now() / 1000 + seconds, Date.now() / 1000 + seconds);
  };
  const stale: readonly (readonly [string, () => void])[] = [
    ["of a dead process", () => write(2 ** 22 - 1, hostname(), 0)],
    ["of another machine, a day old", () => write(1, "elsewhere", -DAY)],
    ["of another machine, dated tomorrow", () => write(1, "elsewhere", DAY)],
    ["that says nothing, a day old", () => write(0, "", -DAY)],
    ["that is a folder", () => mkdirSync(lock)],
  ];
  const rows: Row[] = [];
  for (const [name, make] of stale) {
    for (const file of place.indexFiles()) rmSync(file);
    make();
    const server = await place.start();
    const wrong = told(place.fault(await ready(server)));
    await server.stop();
    if (name === "that is a folder") rmSync(lock, { recursive: true });
    wrong.push(...told(place.leftover(place.cache)));
    rows.push(row(`a lock ${name}`, wrong));
  }
  return rows;
}

/** Cache folders that cannot be made, written or filled: the index is right, and what cannot be kept is told. */
async function brokenFolders(place: Place): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const check = async (name: string, directory: string, isTold: boolean): Promise<void> => {
    const server = await place.start(directory);
    const status = await ready(server);
    await server.stop();
    const isSaid = status.skipped.length > 0;
    rows.push(
      row(name, [
        ...told(place.fault(status)),
        ...told(place.leftover(directory)),
        ...(isSaid === isTold ? [] : [isTold ? "nothing is told" : status.skipped[0]!.reason]),
      ]),
    );
  };
  await check("a cache folder that is missing", path.join(place.scratch, "missing/deep"), false);
  if (existsSync("/proc/self"))
    await check("a cache folder that cannot be made", "/proc/speech-drafter", true);
  const disk = path.join(place.scratch, "disk");
  mkdirSync(disk);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", disk], { stdio: "ignore" });
  } catch {
    return [
      ...rows,
      { name: "a full and a read-only disk", value: "not measured: nothing can be mounted here" },
    ];
  }
  try {
    await check("a cache folder on a full disk (tmpfs of 64 KB)", disk, true);
    execFileSync("mount", ["-o", "remount,size=32m", disk]);
    await check("  the same with room made", disk, false);
    execFileSync("mount", ["-o", "remount,ro", disk]);
    await check("a cache folder on a read-only disk", disk, true);
  } finally {
    execFileSync("umount", ["--lazy", disk]);
  }
  return rows;
}

const told = (fault: string | undefined): string[] => (fault === undefined ? [] : [fault]);

const row = (name: string, wrong: readonly string[]): Row => ({
  name: `${name}: wrong${wrong.length > 0 ? ` (${wrong[0]!})` : ""}`,
  value: wrong.length,
  goal: "0",
  ok: wrong.length === 0,
});
