/**
 * A character of a symbol font, by its code in hexadecimal figures. Those that number or stand for a box are told
 * in Unicode; the others of such fonts have no character and are left out.
 */
export function symbolOf(hex: string): string {
  const code = parseInt(hex, 16);
  if (Number.isNaN(code)) return "";
  if (code < 0xe000 || code > 0xf8ff) return code >= 0x20 && code < 0xd800 ? String.fromCharCode(code) : "";
  const low = code & 0xff;
  if (low >= 0x81 && low <= 0x8a) return String.fromCharCode(0x2460 + low - 0x81);
  if (low >= 0x8c && low <= 0x95) return String.fromCharCode(0x2776 + low - 0x8c);
  return BOXES.get(low) ?? "";
}

const BOXES: ReadonlyMap<number, string> = new Map([
  [0x6f, "□"],
  [0xa8, "□"],
  [0xfc, "√"],
  [0xfe, "☑"],
]);
