/** What a page is read on: a window on a desk. */
const WIDTH = 1_280;

/** UTF-16 units of a query; a longer one is not looked at. */
const LONGEST = 1_000;

/** Whether a media query, as of `@media` or a `media` attribute, holds for a page on a screen. */
export function isForScreen(query: string): boolean {
  if (query.length > LONGEST) return false;
  const alternatives = query.toLowerCase().split(/,|\bor\b/);
  return query.trim() === "" || alternatives.some(holds);
}

function holds(query: string): boolean {
  const [head] = query.split("(");
  const [, not, type] = /^\s*(?:(not)\s|only\s)?\s{0,9}([a-z]*)/.exec(head!) ?? [];
  const shown = type === "" || type === "all" || type === "screen";
  const features = [...query.matchAll(/\(([^()]*)\)/g)].every(([, feature]) => hasFeature(feature!.trim()));
  return (shown && features) !== (not !== undefined);
}

function hasFeature(feature: string): boolean {
  const [, bound, named] = /^(min|max)-width\s*:\s*(\d[\w.]*)$/.exec(feature) ?? [];
  if (bound !== undefined) return bound === "min" ? pixels(named!) <= WIDTH : pixels(named!) >= WIDTH;
  const [, sign, ranged] = /^width\s*([<>])=?\s*(\d[\w.]*)$/.exec(feature) ?? [];
  if (sign !== undefined) return sign === ">" ? pixels(ranged!) <= WIDTH : pixels(ranged!) >= WIDTH;
  return USUAL.test(feature);
}

const pixels = (length: string): number => parseFloat(length) * (/em$/.test(length) ? 16 : 1);

const USUAL =
  /^(?:orientation\s*:\s*landscape|prefers-color-scheme\s*:\s*light|prefers-reduced-motion\s*:\s*no-preference|(?:any-)?hover(?:\s*:\s*hover)?|(?:any-)?pointer(?:\s*:\s*fine)?|color|scripting\s*:\s*enabled)$/;
