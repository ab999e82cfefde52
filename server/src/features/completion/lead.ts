import { isNumberable } from "../../speech/blockKinds";
import type { Block, Marker } from "../../speech/model";

/** The marker that a paragraph of the speech begins with. */
export function leadOf(block: Block): Marker | undefined {
  if (!isNumberable(block)) return undefined;
  const { paragraph } = block;
  const [first] = paragraph.markers;
  return first !== undefined && /^[#*>\s]*$/u.test(paragraph.folded.text.slice(0, first.span.start))
    ? first
    : undefined;
}
