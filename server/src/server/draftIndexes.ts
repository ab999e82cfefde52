import { paragraphTexts } from "../features/completion/ownText";
import { DraftIndex } from "../index/draft";
import type { Draft } from "../speech/model";
import type { OpenDocument } from "./documents";

/** Milliseconds between two sortings, and the unsorted characters that are worth one. */
const PAUSE = 300;
const WORTH = 2_000;
/** Longer drafts are read through as they are: sorting one would be felt by whoever types in it. */
const LONGEST = 200_000;

/** Open drafts as evidence for completion, following each edit; sorted off the path of requests. */
export class DraftIndexes {
  private readonly known = new Map<string, { draft: Draft; index: DraftIndex }>();
  private readonly timers = new Map<string, NodeJS.Timeout>();

  of({ uri, draft }: OpenDocument): DraftIndex {
    const known = this.known.get(uri);
    if (known?.draft === draft) return known.index;
    const index = (known?.index ?? DraftIndex.empty).withParagraphs(paragraphTexts(draft));
    this.known.set(uri, { draft, index });
    if (index.unsorted > WORTH && draft.text.length <= LONGEST) this.sortLater(uri);
    return index;
  }

  forget(uri: string): void {
    clearTimeout(this.timers.get(uri));
    this.timers.delete(uri);
    this.known.delete(uri);
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
  }

  private sortLater(uri: string): void {
    if (this.timers.has(uri)) return;
    const timer = setTimeout(() => {
      this.timers.delete(uri);
      const known = this.known.get(uri);
      if (known) this.known.set(uri, { draft: known.draft, index: known.index.sorted() });
    }, PAUSE);
    this.timers.set(uri, timer);
  }
}
