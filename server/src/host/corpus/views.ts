import { createIndexSnapshot, type SnapshotOptions } from "../../index/corpusSnapshot";
import { createPhraseLocations, type PhraseLocations } from "../../index/phraseLocations";
import { partsWithout } from "../../index/segment/search";
import type { IndexSnapshot } from "../../index/snapshot";
import type { FileKey } from "../../text/fileKey";

/** Both views over the same segments. */
export interface View {
  readonly index: IndexSnapshot;
  /** Where phrases stand. */
  readonly places: PhraseLocations;
}

/** Drafts of the corpus that are worked on at one time. */
const KEPT = 8;

/** The corpus at one moment: as a whole, and as it is to a draft that lies in it itself. */
export class Views {
  readonly corpus: View;
  private readonly own = new Map<FileKey, View>();

  constructor(private readonly options: SnapshotOptions) {
    this.corpus = new LazyView(options);
  }

  /** Without the speeches of a file; the corpus itself where it has none. */
  without(file: FileKey): View {
    let view = this.own.get(file);
    if (!view) {
      const parts = partsWithout(this.options.parts, file);
      view = parts === this.options.parts ? this.corpus : new LazyView({ ...this.options, parts });
      if (this.own.size >= KEPT) this.own.clear();
      this.own.set(file, view);
    }
    return view;
  }
}

class LazyView implements View {
  readonly index: IndexSnapshot;
  private made: PhraseLocations | undefined;

  constructor(private readonly options: SnapshotOptions) {
    this.index = createIndexSnapshot(options);
  }

  get places(): PhraseLocations {
    return (this.made ??= createPhraseLocations(this.options.parts));
  }
}
