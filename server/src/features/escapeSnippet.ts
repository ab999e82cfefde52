/** Text as it may stand in a snippet, inside a placeholder too: nothing in it becomes a tab stop or a variable. */
export const escapeSnippet = (text: string): string => text.replace(/[\\$}]/g, "\\$&");
