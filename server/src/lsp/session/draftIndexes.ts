import { paragraphTexts } from "../../features/completion/ownText";
import { DraftIndex } from "../../index/draft";
import type { Draft } from "../../speech/model";
import type { UriKey } from "../../text/fileKey";
import type { OpenDocument } from "./documents";

/** Milliseconds between two sortings, and the unsorted characters that are worth one. */
const PAUSE = 300;
const WORTH = 2_000;
/** Longer drafts are read through as they are: sorting one would be felt by whoever types in it. */
const LONGEST = 200_000;

/** Open drafts as evidence for completion, following each edit; sorted off the path of requests. */
export class DraftIndexes {
  private readonly indexes = new Map<UriKey, { draft: Draft; index: DraftIndex }>();
  private readonly timers = new Map<UriKey, NodeJS.Timeout>();

  of({ key, draft }: OpenDocument): DraftIndex {
    const last = this.indexes.get(key);
    if (last?.draft === draft) return last.index;
    const index = (last?.index ?? DraftIndex.empty).withParagraphs(paragraphTexts(draft));
    this.indexes.set(key, { draft, index });
    if (index.unsorted > WORTH && draft.text.length <= LONGEST) this.sortLater(key);
    return index;
  }

  forget({ key }: OpenDocument): void {
    clearTimeout(this.timers.get(key));
    this.timers.delete(key);
    this.indexes.delete(key);
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
  }

  private sortLater(key: UriKey): void {
    if (this.timers.has(key)) return;
    const timer = setTimeout(() => {
      this.timers.delete(key);
      const last = this.indexes.get(key);
      if (last) this.indexes.set(key, { draft: last.draft, index: last.index.sorted() });
    }, PAUSE);
    this.timers.set(key, timer);
  }
}
