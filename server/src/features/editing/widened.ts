import { isAsciiLetter, isChineseMark } from "../../text/chars";
import { fold } from "../../text/fold";

const WIDE: Readonly<Record<string, string>> = {
  ",": "，",
  ".": "。",
  ":": "：",
  ";": "；",
  "!": "！",
  "?": "？",
  "(": "（",
  ")": "）",
};

/**
 * A paragraph with full-width marks where narrow ones stand in Chinese: beside Han, and not in figures, times, addresses
 * and Latin text. Brackets and quotation marks change in pairs or not at all. Nothing else changes.
 */
export function widened(text: string): string {
  if (!/[,.:;!?()"]/.test(text)) return text;
  const { text: folded, offsets } = fold(text);
  const units = Array.from({ length: folded.length }, (_, i) => offsets?.[i] ?? i);
  const changes = new Map<number, string>();
  const open: number[] = [];
  const quotes: number[] = [];
  units.forEach((at, i) => {
    const mark = text[at]!;
    if (mark === '"') quotes.push(i);
    if (WIDE[mark] === undefined || folded[i] !== WIDE[mark]) return;
    if (mark === "(") open.push(i);
    else if (mark === ")") takePair(open.pop(), i);
    else if (isInChinese(folded, i)) changes.set(at, WIDE[mark]);
  });
  if (quotes.length % 2 === 0) for (const i of quotes) changes.set(units[i]!, folded[i]!);
  let out = "";
  let from = 0;
  for (const [at, mark] of [...changes].sort((a, b) => a[0] - b[0])) {
    out += text.slice(from, at) + mark;
    from = at + 1;
  }
  return out + text.slice(from);

  function takePair(opening: number | undefined, closing: number): void {
    if (opening === undefined) return;
    const around = folded.slice(Math.max(0, opening - 1), closing + 2);
    if (!HAN.test(around)) return;
    changes.set(units[opening]!, "（").set(units[closing]!, "）");
  }
}

const HAN = /\p{Script=Han}/u;

/** Chinese on one side, and no Latin letter on the other. */
function isInChinese(folded: string, i: number): boolean {
  const sides = [folded.charAt(i - 1), folded.charAt(i + 1)].filter((side) => side !== "");
  const isLatin = (side: string): boolean => isAsciiLetter(side.charCodeAt(0));
  return sides.some((side) => HAN.test(side) || isChineseMark(side)) && !sides.some(isLatin);
}
