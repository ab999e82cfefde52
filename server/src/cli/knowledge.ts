import * as path from "node:path";
import type { RuleContext } from "../features/diagnostics/types";
import type { Settings } from "../features/settings";
import { BASE_FILE } from "../host/baseFile";
import { CorpusService } from "../host/corpusService";
import { silent } from "../host/logger";
import { startSegmentation } from "../host/startSegmentation";
import { noPacks } from "../packs/snapshot";
import type { Draft } from "../speech/model";

/** Bundles of the server, which lie beside those of the command line. */
const SERVER = path.join(__dirname, "..", "server");
const SEEDS = path.join(__dirname, "..", "..", "seeds");

/** What rules know beside the draft: the corpus and the words, ready before the first check. */
export interface Knowledge {
  /** Has the words of these drafts analysed. */
  know(drafts: readonly Draft[]): Promise<void>;
  context(draft: Draft, settings: Settings): RuleContext;
  close(): Promise<void>;
}

/** Nothing is kept on disk: a call leaves no trace but its output. */
export async function openKnowledge(settings: Settings, folders: readonly string[]): Promise<Knowledge> {
  // Worker and child process keep no process alive by themselves; this one waits for their answers.
  const waiting = setInterval(() => undefined, 60_000);
  const corpus = new CorpusService({
    workerFile: path.join(SERVER, "worker.js"),
    version: "",
    baseFile: path.join(SEEDS, BASE_FILE),
    log: silent,
  });
  const words = startSegmentation(path.join(SERVER, "segmenter.js"), silent);
  await corpus.update({
    folders: [...folders, ...settings.corpus.folders].map((folder) => path.resolve(folder)),
    ...(settings.corpus.includeSeeds && { seeds: SEEDS }),
    exclude: settings.corpus.exclude,
    maxFileSize: settings.corpus.maxFileSize,
    cacheMaxSize: 0,
    watch: false,
  });
  for (const { uri, reason } of corpus.status().skipped) process.stderr.write(`${uri}: ${reason.en}\n`);
  const snapshot = { generation: 1, index: corpus.index, packs: noPacks };
  return {
    async know(drafts) {
      for (const { speeches } of drafts)
        for (const { blocks } of speeches)
          for (const { paragraph } of blocks) words.tokens(paragraph.folded.text);
      await words.settled();
    },
    context: (draft, settings) => ({ draft, snapshot, settings, words }),
    async close() {
      words.dispose();
      await corpus.dispose();
      clearInterval(waiting);
    },
  };
}
