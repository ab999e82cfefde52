import * as path from "node:path";
import type { RuleContext } from "../features/diagnostics/types";
import type { Settings } from "../features/settings/settings";
import { userWordsOf } from "../features/settings/userWords";
import { BASE_FILE } from "../host/disk/baseFile";
import { CorpusService } from "../host/corpus/corpusService";
import { documentKey, pathOf } from "../host/disk/fileIdentity";
import { silent } from "../host/logger";
import { startSegmentation } from "../host/words/startSegmentation";
import type { Draft } from "../speech/model";
import type { Locale } from "../text/localized";
import { shownPath } from "../text/nameBytes";
import { notes } from "./output";
import { DraftPacks } from "./packRoots";

/** Bundles of the server, which lie beside those of the command line. */
const SERVER = path.join(__dirname, "..", "server");
const SEEDS = path.join(__dirname, "..", "..", "seeds");

/** What rules know beside the draft: the corpus and the words, ready before the first check. */
interface Knowledge {
  /** Has the words of these drafts analysed. */
  know(drafts: readonly Draft[]): Promise<void>;
  /** @param file absolute path of the draft: it is no source of its own */
  context(draft: Draft, file: string, settings: Settings): Promise<RuleContext>;
  /** Whether every folder that was named could be read. */
  readonly complete: boolean;
  close(): Promise<void>;
}

/**
 * Nothing is kept on disk: a call leaves no trace but its output. What was skipped is told on standard error.
 * @param settings of the files to check: the corpus is what any of them names, and `folders`
 */
export async function openKnowledge(
  settings: readonly Settings[],
  folders: readonly string[],
  locale: Locale,
): Promise<Knowledge> {
  // Worker and child process keep no process alive by themselves; this one waits for their answers.
  const waiting = setInterval(() => undefined, 60_000);
  const corpus = new CorpusService({
    workerFile: path.join(SERVER, "worker.js"),
    version: "",
    baseFile: path.join(SEEDS, BASE_FILE),
    log: silent,
  });
  const words = startSegmentation(path.join(SERVER, "segmenter.js"), silent);
  const userWords = userWordsOf(settings.map(({ profile }) => profile));
  words.configure(settings[0]?.segmenter ?? "auto", userWords);
  const named = folders.map((folder) => path.resolve(folder));
  await corpus.update({
    folders: [...new Set([...named, ...settings.flatMap(({ corpus }) => corpus.folders)])],
    ...(settings.some(({ corpus }) => corpus.includeSeeds) && { seeds: SEEDS }),
    exclude: [...new Set(settings.flatMap(({ corpus }) => corpus.exclude))],
    maxFileSize: Math.max(...settings.map(({ corpus }) => corpus.maxFileSize)),
    cacheMaxSize: 0,
    watch: false,
  });
  const packs = new DraftPacks();
  const { skipped } = corpus.status();
  for (const { uri, reason } of skipped) notes.line(`${shownPath(pathOf(uri) ?? uri)}: ${reason[locale]}`);
  const unread = new Set(skipped.map(({ uri }) => documentKey(uri)));
  return {
    async know(drafts) {
      for (const { speeches } of drafts)
        for (const { blocks } of speeches)
          for (const { paragraph } of blocks) words.tokens(paragraph.folded.text);
      await words.settled();
    },
    complete: !named.some((folder) => unread.has(documentKey(folder))),
    context: async (draft, file, settings) => ({
      draft,
      snapshot: {
        generation: 1,
        index: corpus.without(file).index,
        packs: await packs.of(file, settings),
      },
      settings,
      words,
    }),
    async close() {
      words.dispose();
      await corpus.dispose();
      clearInterval(waiting);
    },
  };
}
