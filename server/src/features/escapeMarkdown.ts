/**
 * Text of drafts, corpus or packs as it may stand in Markdown: every sign that could mean something is escaped, so
 * that nothing in it becomes a link, a picture, a list or an HTML tag. Line breaks and controls become blanks.
 */
export function escapeMarkdown(text: string): string {
  return text.replace(UNPRINTED, " ").replace(/[!-/:-@[-`{-~]/g, "\\$&");
}

/** Controls, and marks that turn the direction of what follows. */
// eslint-disable-next-line no-control-regex
const UNPRINTED = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]+/g;
