import { isSymbolFont } from "../symbolFonts";

/** How text at some place is shown. */
export interface Shown {
  /** Nothing in the element is seen, whatever is said inside it. */
  readonly hidden: boolean;
  /** Not seen until a script or a wish of the reader's changes it: pages veil their text while they load. */
  readonly veiled: boolean;
  /** Not seen, unless something inside says otherwise. */
  readonly invisible: boolean;
  readonly tiny: boolean;
  readonly aside: boolean;
  readonly transparent: boolean;
  readonly symbolFont: string | undefined;
}

export const PLAIN: Shown = {
  hidden: false,
  veiled: false,
  invisible: false,
  tiny: false,
  aside: false,
  transparent: false,
  symbolFont: undefined,
};

export type Properties = ReadonlyMap<string, string>;

/** How an element is shown that stands in one that is shown so, given what holds for it of all that is declared. */
export function shownWithin(parent: Shown, own: Properties): Shown {
  const get = (name: string): string => own.get(name) ?? "";
  return {
    hidden: parent.hidden || isGone(get) || isOutside(get) || isClipped(get),
    veiled: parent.veiled || /^0*(?:\.0\d*)?%?$/.test(own.get("opacity") ?? "1"),
    invisible: inherited(
      get("visibility"),
      parent.invisible,
      (value) => value !== "visible" && value !== "initial",
    ),
    tiny: inherited(fontSize(get), parent.tiny, isTiny),
    aside: inherited(get("text-indent"), parent.aside, isFar),
    transparent: inherited(get("color"), parent.transparent, isTransparent),
    symbolFont: symbolFont(get, parent.symbolFont),
  };
}

/** Text right in the element is not seen. */
export const isUnseen = ({ invisible, veiled, tiny, aside, transparent }: Shown): boolean =>
  invisible || veiled || tiny || aside || transparent;

type Get = (property: string) => string;

function inherited(value: string, parent: boolean, is: (value: string) => boolean | undefined): boolean {
  return value === "" || value === "inherit" || value === "unset" ? parent : (is(value) ?? parent);
}

const isGone = (get: Get): boolean =>
  get("display") === "none" || get("content-visibility") === "hidden" || get("mso-hide") === "all";

/** Pixels from which on nothing of an element is on any screen. */
const FAR = 500;

/** A length that leads off the screen, to the left or above. */
const isFar = (value: string): boolean => {
  const [, amount, unit] = /^(-(?:\d+(?:\.\d*)?|\.\d+))(px|pt|r?em|ex|ch|cm|in|%|vw|vh)?$/.exec(value) ?? [];
  if (amount === undefined) return false;
  const share = unit === "%" || unit === "vw" || unit === "vh";
  return share ? Number(amount) <= -100 : Number(amount) * (unit?.endsWith("em") === true ? 16 : 1) <= -FAR;
};

/** To the right or below, which can be scrolled to, nothing but a length without sense hides. */
const isFarBeyond = (value: string): boolean => parseFloat(value) >= 3_000 && /px$/.test(value);

function isOutside(get: Get): boolean {
  if (/^(?:absolute|fixed|relative|sticky)$/.test(get("position"))) {
    const sides = [get("left"), get("right"), get("top"), get("bottom")];
    const share = get("position") === "relative";
    if (sides.some((value) => (isFar(value) && !(share && /[%vhw]$/.test(value))) || isFarBeyond(value)))
      return true;
  }
  const margins = `${get("margin-left")} ${get("margin-top")} ${get("margin")}`.split(" ");
  if (margins.some((value) => isFar(value) && !value.endsWith("%"))) return true;
  const transform = get("transform");
  const moved = /translate(?:x|y|3d)?\(\s*(-?\d+)px(?:\s*,\s*(-?\d+)px)?/.exec(transform);
  return (
    /\bscale(?:x|y|3d)?\(\s*0(?:\.0+)?\s*[,)]/.test(transform) ||
    [moved?.[1], moved?.[2]].some((by) => Number(by) <= -FAR * 2)
  );
}

function isClipped(get: Get): boolean {
  const none = (name: string): boolean =>
    /^[01]?(?:\.\d+)?(?:px|pt)?$|^0(?:\.0+)?\D*$/.test(get(name) || "auto");
  const cut = [get("overflow"), get("overflow-x"), get("overflow-y")].some((value) =>
    /^(?:hidden|clip)/.test(value),
  );
  if (cut && ["width", "height", "max-width", "max-height"].some(none)) return true;
  const fixed = /^(?:absolute|fixed)$/.test(get("position"));
  if (
    fixed &&
    /^rect\(\s*([01])(?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?\s*\)$/.test(get("clip"))
  )
    return true;
  return /^(?:inset\(\s*(?:[5-9]\d|100)%|circle\(\s*0)/.test(get("clip-path"));
}

/** The size in the shorthand stands before the family, behind weight and style. */
function fontSize(get: Get): string {
  const own = get("font-size");
  if (own !== "") return own;
  return /(?:^|\s)((?:\d+(?:\.\d*)?|\.\d+)(?:px|pt|r?em|%)|0)(?=[\s/])/.exec(get("font"))?.[1] ?? "";
}

/** Undefined where it depends on the size around. */
function isTiny(value: string): boolean | undefined {
  const [, amount, unit = ""] = /^(\d+(?:\.\d*)?|\.\d+)([a-z%]*)$/.exec(value) ?? [];
  if (amount === undefined) return /^(?:larger|smaller)$|^var\(|^calc\(/.test(value) ? undefined : false;
  if (Number(amount) === 0) return true;
  return unit === "em" || unit === "%" || unit === "ex"
    ? undefined
    : Number(amount) <= 1 && /^p[xt]$/.test(unit);
}

const isTransparent = (value: string): boolean =>
  value === "transparent" ||
  (/^(?:rgb|hsl)a?\([^()]*[,/]0?\.?0*%?\)$/.test(value.replace(/\s+/g, "")) && /a\(|\//.test(value));

function symbolFont(get: Get, parent: string | undefined): string | undefined {
  const family = get("font-family") || /(?:^|\s)\d\S*\s(.+)$/s.exec(get("font"))?.[1];
  if (family === undefined || family === "" || family === "inherit") return parent;
  const [first] = family.split(",");
  const name = first!.trim().replace(/^["']|["']$/g, "");
  return isSymbolFont(name) ? name : undefined;
}
