import { DraftIndex } from "../../index/draft";
import type { OwnText } from "../../index/snapshot";
import type { Draft } from "../../speech/model";
import type { CompletionRequest } from "./types";

/** The draft as evidence for how it goes on. */
export function ownText(request: CompletionRequest, paragraph: string): OwnText {
  return { index: request.own ?? readThrough(request.draft), paragraph };
}

/** Folded texts of what a speech says, one for each paragraph: what an index of the draft is made of. */
export function paragraphTexts(draft: Draft): readonly string[] {
  return draft.speeches.flatMap(({ blocks }) =>
    blocks
      .filter(({ kind }) => kind !== "blank" && kind !== "furniture")
      .map(({ paragraph }) => paragraph.folded.text),
  );
}

const read = new WeakMap<Draft, DraftIndex>();

function readThrough(draft: Draft): DraftIndex {
  let index = read.get(draft);
  if (index === undefined) read.set(draft, (index = DraftIndex.empty.withParagraphs(paragraphTexts(draft))));
  return index;
}
