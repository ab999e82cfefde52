import type { Block } from "../../speech/model";

/** Furniture, glossaries and footnotes are nobody's wording. */
export const isWording = ({ kind }: Block): boolean =>
  kind !== "blank" && kind !== "furniture" && kind !== "note";
