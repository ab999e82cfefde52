import { splitOutside, withoutComments } from "./scan";

/** What tells whether something is shown, and in which font, by property. */
export type Declarations = ReadonlyMap<string, { readonly value: string; readonly important: boolean }>;

const READ: ReadonlySet<string> = new Set([
  "display", "visibility", "opacity", "content-visibility", "font-size", "font", "font-family", "color", "position", "left", "right",
  "top", "bottom", "margin", "margin-left", "margin-top", "text-indent", "transform", "clip", "clip-path", "overflow",
  "overflow-x", "overflow-y", "width", "height", "max-width", "max-height", "mso-hide",
]); // prettier-ignore

/** UTF-16 units of a value: none of those that are read is longer. */
const LONGEST = 200;

export function declarationsOf(text: string): Declarations {
  const found = new Map<string, { value: string; important: boolean }>();
  for (const raw of splitOutside(text, ";")) {
    // Rules inside rules are not read; what stands behind one is.
    const piece = withoutComments(raw.slice(raw.lastIndexOf("}") + 1));
    const colon = piece.indexOf(":");
    const property = piece.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (!READ.has(property)) continue;
    const written = piece
      .slice(colon + 1)
      .trim()
      .toLowerCase();
    const bang = written.lastIndexOf("!");
    const important = bang >= 0 && written.slice(bang + 1).trim() === "important";
    const value = (important ? written.slice(0, bang) : written).trim();
    if (value === "" || value.length > LONGEST || (found.get(property)?.important === true && !important))
      continue;
    found.set(property, { value, important });
  }
  return found;
}
