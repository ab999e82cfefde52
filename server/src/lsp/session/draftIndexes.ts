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
  private readonly known = new Map<UriKey, { draft: Draft; index: DraftIndex }>();
  private readonly timers = new Map<UriKey, NodeJS.Timeout>();

  of({ key, draft }: OpenDocument): DraftIndex {
    const known = this.known.get(key);
    if (known?.draft === draft) return known.index;
    const index = (known?.index ?? DraftIndex.empty).withParagraphs(paragraphTexts(draft));
    this.known.set(key, { draft, index });
    if (index.unsorted > WORTH && draft.text.length <= LONGEST) this.sortLater(key);
    return index;
  }

  forget({ key }: OpenDocument): void {
    clearTimeout(this.timers.get(key));
    this.timers.delete(key);
    this.known.delete(key);
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
  }

  private sortLater(key: UriKey): void {
    if (this.timers.has(key)) return;
    const timer = setTimeout(() => {
      this.timers.delete(key);
      const known = this.known.get(key);
      if (known) this.known.set(key, { draft: known.draft, index: known.index.sorted() });
    }, PAUSE);
    this.timers.set(key, timer);
  }
}
