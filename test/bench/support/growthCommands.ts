import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { growing, KINDS } from "../../support/growthKinds";
import { workedByChildren } from "../../support/processorTime";
import { namesBelow } from "./texts";
import { LARGE, median, SMALL, type Figure } from "./growthCases";

const ROOT = path.join(import.meta.dirname, "../..");
const CLI = path.join(ROOT, "dist/cli/main.js");

/** A command that takes longer is stopped. Milliseconds. */
const PATIENCE = 30_000;

/** Words of a call for a file in a folder of its own. */
const CALLS: Readonly<Record<string, (file: string, folder: string) => readonly string[]>> = {
  check: (file) => ["check", "--format", "json", file],
  outline: (file) => ["outline", "--format", "json", file],
  stats: (file) => ["stats", "--format", "json", file],
  "corpus inspect": (_file, folder) => ["corpus", "inspect", "--json", folder],
};

/** Every command on every kind of text, as whole processes, and what it takes on prose of the same length. */
export async function commandFigures(
  texts: string,
  wanted: string,
  take: (figure: Figure) => void,
): Promise<ReadonlyMap<string, number>> {
  const usual = new Map<string, number>();
  for (const [command, words] of Object.entries(CALLS)) {
    const time = (text: string): Promise<number> => timeOf(words, text);
    const prose = median([
      await time(proseOf(texts, LARGE)),
      await time(proseOf(texts, LARGE)),
      await time(proseOf(texts, LARGE)),
    ]);
    usual.set(command, prose);
    for (const kind of KINDS) {
      const shape = "line in a speech";
      if (!`${command} ${kind.name} ${shape}`.includes(wanted)) continue;
      const of = (size: number): string => growing(kind, size, shape).text;
      let large = await time(of(LARGE));
      // Once where it is as quick as it should be, else the median of three, and beside it what half the text takes.
      const slow = large > prose && large < PATIENCE;
      if (slow) large = median([large, await time(of(LARGE)), await time(of(LARGE))]);
      const small = slow
        ? median([await time(of(SMALL)), await time(of(SMALL)), await time(of(SMALL))])
        : undefined;
      take({ request: command, kind: kind.name, shape, large, ...(small !== undefined && { small }) });
    }
  }
  return usual;
}

async function timeOf(words: (typeof CALLS)[string], text: string): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), "speech-growth-"));
  const file = path.join(folder, "draft.txt");
  writeFileSync(file, text);
  const before = workedByChildren();
  const child = spawn(process.execPath, [CLI, ...words(file, folder)], { stdio: "ignore" });
  const timer = setTimeout(() => child.kill("SIGKILL"), PATIENCE);
  await new Promise((resolve) => child.once("exit", resolve));
  clearTimeout(timer);
  const time = workedByChildren() - before;
  rmSync(folder, { recursive: true, force: true });
  return time;
}

/** Speeches one after the other. */
function proseOf(folder: string, size: number): string {
  let text = "";
  for (const name of namesBelow(folder)) {
    text += `${readFileSync(path.join(folder, name), "utf8")}\n`;
    if (text.length >= size) break;
  }
  return text.slice(0, size);
}
