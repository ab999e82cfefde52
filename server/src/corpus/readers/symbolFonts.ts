/**
 * Fonts whose characters are pictures: their codes say nothing without the font. What they show is told in Unicode as
 * far as it counts, points or ticks off; pictures of telephones and scissors that have no character are left out.
 */

/** From 0x20 on; a blank where nothing is told. Fonts by their names in lower case. */
const FONTS: ReadonlyMap<string, string> = new Map([
  [
    "symbol",
    " !∀#∃%&∍()*+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}~ " +
      "                                €ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓" +
      "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭",
  ],
  [
    "wingdings",
    "  ✂✁     ✆            ⌛       ✇✍ ✌   ☜☞☝☟ ☺ ☹    ✈☼ ❄ ✞ ✠✡☪☯ ☸♈♉♊♋♌♍♎♏♐♑♒♓  ●❍■□□❑❒⬧◆◆❖◆☒⮹⌘    ▯" +
      "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿        ·•▪○○○◉◎○▪□  ★★   ⯐⌖⯎⯏⯑✪✰            ⮰⮱⮲⮳⮴⮵⮶⮷          ⌫⌦⮘➢⮙⮛⮈⮊⮉⮋←" +
      "→↑↓↖↗↙↘←→↑↓↖↗↙↘⇦⇨⇧⇩⬄⇳⬁⬀⬃⬂  ✗✓☒☑",
  ],
  [
    "wingdings 2",
    "     ✄✀                                        ✗✓☒☑☒☒⮾⮿ ⦸    ‽           ⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿ " +
      "☉ ☽☾⸿✝               ⋅·•●○○○◎⊙⦿◎▪■■□□□□□▣    ◆◆◇◇◈    ⬪⬧◊ ◖◗⯊⯋⯀⯁⬟⯂⬣⬢⯃⯄                          " +
      "           ✶    ✹  ✯  ⯌⯍※⁂",
  ],
  [
    "wingdings 3",
    " ←→↑↓↖↗↙↘⭰⭲⭱⭳⭶⭸⭻⭽↔↕⭪⭬⭫⭭⭍⮠⮡⮢⮣⮤⮥⮦⮧⮐⮑⮒⮓⮀⮃⭾⭿⮄⮆⮅⮇⮏⮍⮎⮌⭮⭯⎋⌤⌃⌥␣⍽⇪⮸            ←→↑↓↖↗↙↘↔↕▲▼△▽◀▶◁▷◣◢◤◥◂▸▴ " +
      "▾⯅⯆⯇⯈⮜⮞⮝⮟←→↑↓←→↑↓←→↑↓←→↑↓←→↑↓←→↑↓←→↑↓←→←→←→←    →←→←→←→↑↓    ←→↑↓←→↑↓←→↑↓⮨⮩⮪⮫⮬⮭⮮⮯←→↑↓↖↗↙↘←→↑↓↖↗↙" +
      "↘←→↑↓↖↗↙↘",
  ],
  [
    "webdings",
    "                   ◀▶▲▼⏪⏩⏮⏭⏸⏹⏺                                  ⮔✔ □   ■      ●    ❓   ⛳⦸⊖  ⏐   " +
      "       ⛷                ✯                                                                ☁      " +
      "        Ⓟ♿",
  ],
]); // prettier-ignore

export const isSymbolFont = (name: string): boolean => FONTS.has(fontKey(name));

const fontKey = (name: string): string => name.trim().toLowerCase().replace(/\s+/g, " ");

/** First code of a symbol font in the private use area, where programs put its 256 characters. */
const PRIVATE = 0xf000;
const FIRST = 0x20;

/** What a code unit shows in a symbol font: of the font's own codes or of those in the private use area. */
export function symbolIn(font: string, code: number): string {
  const own = code >= PRIVATE && code < PRIVATE + 0x100 ? code - PRIVATE : code;
  if (own > 0xff) return String.fromCharCode(code);
  return own <= FIRST ? String.fromCharCode(own) : (FONTS.get(fontKey(font))?.[own - FIRST]?.trim() ?? "");
}

/** A run of text in a symbol font. */
export const symbolsIn = (font: string, text: string): string =>
  Array.from({ length: text.length }, (_, i) => symbolIn(font, text.charCodeAt(i))).join("");

/** The same where nothing but what stands in the private use area is of the font. */
export const privateSymbolsIn = (font: string, text: string): string =>
  text.replace(/[\uf020-\uf0ff]/g, (symbol) => symbolIn(font, symbol.charCodeAt(0)));

/** A character that names its font, by its code in hexadecimal figures. Without a known font it is that of Wingdings. */
export function symbolOf(font: string | undefined, hex: string): string {
  const code = parseInt(hex, 16);
  if (!(code >= FIRST && code <= 0x10ffff)) return "";
  if (font !== undefined && isSymbolFont(font)) return symbolIn(font, code);
  if (code >= 0xe000 && code <= 0xf8ff) return font === undefined ? symbolIn("wingdings", code) : "";
  return code >= 0xd800 && code <= 0xdfff ? "" : String.fromCodePoint(code);
}
