/** Completion in process, with what an editor does not show: how sure it is; and ranked in other ways. */
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { readDocument } from "../../../server/src/corpus/documents";
import { readSeeds } from "../../../server/src/corpus/seeds";
import { isSkip } from "../../../server/src/corpus/skip";
import { cutForeign } from "../../../server/src/features/completion/guard";
import { openBaseTable } from "../../../server/src/index/base/table";
import { buildSegment, type SpeechInput } from "../../../server/src/index/build";
import type { Ranking } from "../../../server/src/index/continuation/candidates";
import { createIndexSnapshot } from "../../../server/src/index/corpusSnapshot";
import { DraftIndex } from "../../../server/src/index/draft";
import type { Part } from "../../../server/src/index/segment/search";
import type { Segment } from "../../../server/src/index/segment/segment";
import type { Group, Task, TypedText } from "./completionTasks";
import { LIST_LENGTH, type Offer, type Offerer } from "./typist";

/** Items asked for beyond those shown: some are cut to nothing. */
const SPARE = 4;

/** A group's corpus and the bundled speeches, indexed once. */
export class Model {
  private constructor(
    private readonly task: Task,
    private readonly group: Group,
    private readonly corpus: Segment,
    private readonly seeds: Segment,
    private readonly entities: readonly string[],
  ) {}

  static async of(task: Task, group: Group, root: string): Promise<Model> {
    const folder = path.join(root, "seeds");
    const { entities } = readSeeds(readFileSync(path.join(folder, "seeds.json"), "utf8"));
    const corpus = buildSegment(speechesOf(group), { learn: true });
    const seeds = buildSegment(await readBundled(folder, group.seedsLeftOut), { learn: true });
    return new Model(task, group, corpus, seeds, entities);
  }

  /** Offers behind what is typed after `written`. */
  offerer({ absent }: TypedText, written: readonly string[], ranking?: Ranking): Offerer {
    const left = this.group.corpus.flatMap((text) => text.speeches.map(() => (absent.has(text) ? 1 : 0)));
    const parts: Part[] = [{ segment: this.corpus, mask: Uint8Array.from(left) }, { segment: this.seeds }];
    const index = createIndexSnapshot({
      parts,
      entities: this.entities,
      baseTable: openBaseTable(this.task.base),
      ...(ranking && { ranking }),
    });
    const own = DraftIndex.empty.withParagraphs(written).sorted();
    const draft = written.join("\n");
    const nearestFirst = [...written].reverse();
    const { entities } = this;
    return (before) => {
      if (before === "") return [];
      const guard = { draft: `${draft}\n${before}`, profile: {}, entities };
      const offers: Offer[] = [];
      for (const { text, probability } of index.continuations(`\n${before}`, LIST_LENGTH + SPARE, {
        index: own,
        paragraph: before,
        written: nearestFirst,
      })) {
        const kept = cutForeign(text, before, guard);
        const isNew = !offers.some((other) => other.text.startsWith(kept) || kept.startsWith(other.text));
        if (kept.length > 1 && isNew) offers.push({ text: kept, probability });
      }
      return offers.slice(0, LIST_LENGTH);
    };
  }
}

export const speechesOf = ({ corpus }: Group): SpeechInput[] => corpus.flatMap(({ speeches }) => speeches);

async function readBundled(folder: string, except: readonly string[]): Promise<SpeechInput[]> {
  const speeches: SpeechInput[] = [];
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".txt") && !except.includes(file))) {
    const document = await readDocument(readFileSync(path.join(folder, name)), `file:///seeds/${name}`);
    if (!isSkip(document)) speeches.push(...document.speeches);
  }
  return speeches;
}
