import { foldOffset, unfoldSpan } from "../text/fold";
import { shift, type Span } from "../text/span";
import type { Block, Draft, Section, Speech } from "./model";

/** Source span in the draft of a folded span of a block's paragraph. */
export const sourceOf = (block: Block, folded: Span): Span =>
  shift(unfoldSpan(block.paragraph.folded, folded), block.span.start);

/** Folded offset in a block's paragraph, at or after a source offset of the draft. */
export const foldedOffsetOf = (block: Block, offset: number): number =>
  foldOffset(block.paragraph.folded, Math.max(0, offset - block.span.start));

/** Block and speech that a source offset lies in; the end of the text belongs to the last block. */
export function blockAt(
  draft: Draft,
  offset: number,
): { readonly speech: Speech; readonly block: Block; readonly index: number } | undefined {
  const speech = tileAt(draft.speeches, offset);
  if (!speech) return undefined;
  const index = tileIndexAt(speech.blocks, offset);
  const block = speech.blocks[index];
  return block && { speech, block, index };
}

/** Sections from the root down to the innermost that holds the offset. */
export function sectionsAt(speech: Speech, offset: number): readonly Section[] {
  const out: Section[] = [];
  let level = speech.sections;
  for (;;) {
    const section = level.find(({ span }) => span.start <= offset && offset < span.end);
    if (!section) return out;
    out.push(section);
    level = section.children;
  }
}

/** All sections of a speech, parents before children. */
export function* allSections(sections: readonly Section[]): Generator<Section> {
  for (const section of sections) {
    yield section;
    yield* allSections(section.children);
  }
}

/** The one of spans side by side that holds an offset; the last one where the offset is the end. */
export const tileAt = <T extends { readonly span: Span }>(
  tiles: readonly T[],
  offset: number,
): T | undefined => tiles[tileIndexAt(tiles, offset)];

/** Its index, by halving; 0 where there is no tile. */
export function tileIndexAt(tiles: readonly { readonly span: Span }[], offset: number): number {
  let low = 0;
  let high = tiles.length - 1;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (tiles[mid]!.span.end <= offset) low = mid + 1;
    else high = mid;
  }
  return low;
}
