import { DraftIndex } from "../../index/draft";
import type { OwnText } from "../../index/snapshot";
import type { Draft } from "../../speech/model";
import type { CompletionRequest } from "./types";

/** The draft as evidence for how it goes on. @param paragraph folded text of the one that holds the cursor */
export function ownText({ own, draft, offset }: CompletionRequest, paragraph: string): OwnText {
  return { index: own ?? readThrough(draft), paragraph, written: writtenBefore(draft, offset) };
}

/** Folded texts of what a speech says, one for each paragraph: what an index of the draft is made of. */
export const paragraphTexts = (draft: Draft): readonly string[] => textsUpTo(draft, draft.text.length);

/** Folded texts of the paragraphs above the cursor's line, the nearest first. */
const writtenBefore = (draft: Draft, offset: number): readonly string[] =>
  textsUpTo(draft, draft.text.lastIndexOf("\n", offset - 1) + 1).reverse();

function textsUpTo(draft: Draft, end: number): string[] {
  return draft.speeches.flatMap(({ blocks }) =>
    blocks
      .filter(({ kind, span }) => kind !== "blank" && kind !== "furniture" && span.end <= end)
      .map(({ paragraph }) => paragraph.folded.text),
  );
}

const read = new WeakMap<Draft, DraftIndex>();

function readThrough(draft: Draft): DraftIndex {
  let index = read.get(draft);
  if (index === undefined) read.set(draft, (index = DraftIndex.empty.withParagraphs(paragraphTexts(draft))));
  return index;
}
