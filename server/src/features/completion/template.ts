import { escapeSnippet } from "../escapeSnippet";

/** A text that may be offered, with empty tab stops between its parts. */
export interface Template {
  /** Text before the first stop, between stops, after the last: one more than there are stops. Folded. */
  readonly parts: readonly string[];
}

export const templateOf = (text: string): Template => ({ parts: [text] });

export const hasStops = ({ parts }: Template): boolean => parts.length > 1;

/** A stop as it is shown. */
export const BLANK = "__";

/** The template with a stop shown as a line to fill in: 发布__项. */
export const labelOf = ({ parts }: Template): string => parts.join(BLANK);

/** In the snippet grammar: 发布${1}项. */
export function snippetOf({ parts }: Template): string {
  return parts.map((part, i) => (i === 0 ? "" : `\${${i}}`) + escapeSnippet(part)).join("");
}
