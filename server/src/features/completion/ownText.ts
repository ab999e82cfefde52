import { memoized } from "../../text/memo";
import { DraftIndex } from "../../index/draft";
import type { OwnText } from "../../index/snapshot";
import { isContent } from "../../speech/blockKinds";
import type { Draft } from "../../speech/model";
import type { CompletionRequest } from "./types";

/** The draft as evidence for how it goes on. @param paragraph folded text of the one that holds the cursor */
export function ownText({ own, draft, offset }: CompletionRequest, paragraph: string): OwnText {
  return { index: own ?? readThrough(draft), paragraph, written: writtenBefore(draft, offset) };
}

/** Folded texts of what a speech says, one for each paragraph: what an index of the draft is made of. */
export const paragraphTexts = (draft: Draft): readonly string[] => said(draft).map(({ text }) => text);

/** Folded texts of the paragraphs above the cursor's line, the nearest first. */
function writtenBefore(draft: Draft, offset: number): readonly string[] {
  const line = draft.text.lastIndexOf("\n", offset - 1) + 1;
  return said(draft)
    .filter(({ end }) => end <= line)
    .map(({ text }) => text)
    .reverse();
}

interface Said {
  /** Folded. */
  readonly text: string;
  /** Source offset behind its line break. */
  readonly end: number;
}

const said = memoized((draft: Draft): readonly Said[] =>
  draft.speeches.flatMap(({ blocks }) =>
    blocks.filter(isContent).map(({ paragraph, span }) => ({ text: paragraph.folded.text, end: span.end })),
  ),
);

const readThrough = memoized((draft: Draft): DraftIndex =>
  DraftIndex.empty.withParagraphs(paragraphTexts(draft)),
);
