import { constants, setPriority, tmpdir } from "node:os";
import { collectWhenIdle } from "./host/idleHeap";
import { openable, unusable, type Dictionaries } from "./host/words/dictionaries";
import { align, type SegmentReply, type SegmentRequest } from "./host/words/tagging";

/**
 * Main of the child process that holds nodejieba. It says whether it can serve, then answers requests one after
 * another, and ends with its parent.
 */

interface Jieba {
  load(dictionaries: Dictionaries): void;
  tag(text: string): { readonly word: string; readonly tag: string }[];
  readonly DEFAULT_DICT: string;
  readonly DEFAULT_HMM_DICT: string;
  readonly DEFAULT_USER_DICT: string;
  readonly DEFAULT_IDF_DICT: string;
  readonly DEFAULT_STOP_WORD_DICT: string;
}

// However the parent ends, its end of the channel closes.
process.on("disconnect", () => process.exit(0));

void main();

async function main(): Promise<void> {
  yieldToEditor();
  const jieba = await load().catch((error: unknown) => (error as Error).name);
  if (typeof jieba === "string") {
    // Gone only when it has been said: an exit cuts off what is still in the channel.
    process.send?.({ kind: "unavailable", detail: jieba } satisfies SegmentReply, undefined, undefined, () =>
      process.exit(0),
    );
    return;
  }
  process.on("message", ({ id, texts }: SegmentRequest) => {
    reply({ kind: "analysed", id, analyses: texts.map((text) => align(text, jieba.tag(text))) });
  });
  collectWhenIdle();
  reply({ kind: "ready" });
}

/** nodejieba with its dictionary loaded, or why there is none. */
async function load(): Promise<Jieba | string> {
  const imported = (await import("nodejieba")) as unknown as { default?: Jieba };
  const jieba = imported.default;
  if (!jieba) return "no module";
  const shipped: Dictionaries = {
    dict: jieba.DEFAULT_DICT,
    hmmDict: jieba.DEFAULT_HMM_DICT,
    userDict: jieba.DEFAULT_USER_DICT,
    idfDict: jieba.DEFAULT_IDF_DICT,
    stopWordDict: jieba.DEFAULT_STOP_WORD_DICT,
  };
  if (unusable(shipped) !== undefined) return "dictionary missing";
  const { ProgramData, PUBLIC } = process.env;
  const dictionaries = openable(shipped, [ProgramData, PUBLIC, tmpdir()]);
  if (!dictionaries || unusable(dictionaries) !== undefined) return "no path for the dictionary";
  jieba.load(dictionaries);
  return jieba;
}

const reply = (message: SegmentReply): void => void process.send?.(message);

/** Two seconds of loading must not be felt where the user types. */
function yieldToEditor(): void {
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Not allowed everywhere, and only a courtesy.
  }
}
