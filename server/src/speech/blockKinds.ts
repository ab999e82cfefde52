import type { Block, Section } from "./model";

type OfBlock = Pick<Block, "kind">;
type OfSection = Pick<Section, "kind">;

/** Holds something of the speech or beside it: no blank line, nothing that a page has put round it. */
export const isContent = ({ kind }: OfBlock): boolean => kind !== "blank" && kind !== "furniture";

/** Wording of the speaker's: glossaries and footnotes are nobody's. */
export const isWording = (block: OfBlock): boolean => isContent(block) && block.kind !== "note";

/** What another speech may say again: names of people, units and dates stand in bylines and signatures. */
export const isCommonProperty = (block: OfBlock): boolean =>
  isContent(block) && block.kind !== "byline" && block.kind !== "signature";

/** Is heard in the hall. */
export const isDelivered = (block: OfBlock): boolean => block.kind === "salutation" || isNumberable(block);

/** May begin with a marker. */
export const isNumberable = ({ kind }: OfBlock): boolean => kind === "heading" || kind === "body";

/** Heads what follows, on a line of its own or at the beginning of its paragraph. */
export const isHeading = ({ kind }: OfSection): boolean =>
  kind === "heading" || kind === "run-in" || kind === "topic";
