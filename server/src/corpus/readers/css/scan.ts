/**
 * Place of the first of some characters, from `from` on, that stands outside of strings, brackets and comments; the
 * text's length where there is none. Looks at each character once.
 */
export function findOutside(css: string, from: number, stops: string): number {
  let depth = 0;
  for (let i = from; i < css.length; i++) {
    const char = css[i]!;
    if (char === "\\") i++;
    else if (char === '"' || char === "'") i = endOfString(css, i);
    else if (char === "/" && css[i + 1] === "*") {
      const end = css.indexOf("*/", i + 2);
      if (end < 0) return css.length;
      i = end + 1;
    } else if (depth === 0 && stops.includes(char)) return i;
    else if ("([{".includes(char)) depth++;
    else if (")]}".includes(char) && depth > 0) depth--;
  }
  return css.length;
}

/** A string ends with its line where nobody closed it. */
function endOfString(css: string, open: number): number {
  for (let i = open + 1; i < css.length; i++) {
    if (css[i] === "\\") i++;
    else if (css[i] === css[open] || css[i] === "\n") return i;
  }
  return css.length;
}

/** Pieces of a text between marks that stand outside of strings, brackets and comments. */
export function splitOutside(css: string, mark: string): readonly string[] {
  const pieces: string[] = [];
  for (let at = 0; at <= css.length;) {
    const end = findOutside(css, at, mark);
    pieces.push(css.slice(at, end));
    at = end + 1;
  }
  return pieces;
}

/** Without comments; one that nobody closed runs to the end. */
export function withoutComments(css: string): string {
  let text = "";
  let at = 0;
  for (let open = css.indexOf("/*"); open >= 0; open = css.indexOf("/*", at)) {
    text += css.slice(at, open) + " ";
    const end = css.indexOf("*/", open + 2);
    if (end < 0) return text;
    at = end + 2;
  }
  return text + css.slice(at);
}
