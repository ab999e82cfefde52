import type { Snapshot } from "../../features/snapshot";
import type { CorpusService } from "../../host/corpus/corpusService";
import { frontMatterIn } from "../../text/frontMatter";
import type { OpenDocument } from "./documents";
import type { Packs } from "./packs";

/** The snapshot in force: index and packs as they are at one moment. */
export class Snapshots {
  private generation = 0;
  private made: Snapshot | undefined;

  constructor(
    private readonly corpus: CorpusService,
    private readonly packs: Packs,
  ) {}

  get current(): Snapshot {
    return (this.made ??= {
      generation: this.generation,
      index: this.corpus.index,
      packs: this.packs.snapshot,
    });
  }

  /** What is known beside a draft: without the draft's own file. */
  beside({ uri }: OpenDocument): Snapshot {
    return { ...this.current, index: this.corpus.without(uri).index };
  }

  /**
   * A file of the corpus that is opened or peeked at, and not worked on: a source and no draft. It is a draft from its
   * first edit on, as `.speech`, and where front matter says what it is to be.
   */
  isOnlyRead({ uri, languageId, lastChange, draft }: OpenDocument): boolean {
    if (languageId === "speech" || lastChange !== undefined) return false;
    return this.corpus.holds(uri) && frontMatterIn(draft.text) === undefined;
  }

  /** The index or the packs have changed: the next question makes a new one. */
  renew(): void {
    this.made = undefined;
    this.generation++;
  }
}
