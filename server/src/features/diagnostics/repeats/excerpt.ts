import { isDelivered } from "../../../speech/blockKinds";
import { localized, type Localized } from "../../../text/localized";
import type { SpeechTexts } from "./speechTexts";

/** Characters of a passage that a message shows. */
const SHOWN = 24;

/** Beginning of a wording, short enough for one line. */
export const excerpt = (text: string): string => (text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}…`);

/** Where a block stands, as a reader counts: salutation, headings and paragraphs, from 1. */
function paragraphNumber(draft: SpeechTexts, block: number): number {
  let n = 0;
  for (let i = 0; i <= block; i++) if (isDelivered(draft.blocks[i]!)) n++;
  return n;
}

/** Names a paragraph from another one: 第3段, or 本段 for the same. */
export function paragraphName(draft: SpeechTexts, block: number, from: number): Localized {
  if (block === from) return localized("本段", "this paragraph");
  const n = paragraphNumber(draft, block);
  return localized(`第${n}段`, `paragraph ${n}`);
}
