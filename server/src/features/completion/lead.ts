import type { Block, Marker } from "../../speech/model";

/** The marker that a paragraph of the speech begins with. */
export function leadOf({ kind, paragraph }: Block): Marker | undefined {
  if (kind !== "heading" && kind !== "body") return undefined;
  const [first] = paragraph.markers;
  return first !== undefined && /^[#*>\s]*$/u.test(paragraph.folded.text.slice(0, first.span.start))
    ? first
    : undefined;
}
