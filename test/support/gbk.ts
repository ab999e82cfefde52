/** A text in GBK, by the decoder that the platform has turned round. Throws for characters that GBK has not. */
export function gbk(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const char of text) {
    const code = char.charCodeAt(0) < 0x80 ? char.charCodeAt(0) : codes().get(char);
    if (code === undefined) throw new Error(`not in GBK: ${char}`);
    if (code > 0xff) bytes.push(code >> 8);
    bytes.push(code & 0xff);
  }
  return Uint8Array.from(bytes);
}

let known: Map<string, number> | undefined;

function codes(): Map<string, number> {
  if (known) return known;
  known = new Map();
  const decoder = new TextDecoder("gb18030");
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const char = trail === 0x7f ? "" : decoder.decode(Uint8Array.of(lead, trail));
      if (char.length === 1 && char !== "\ufffd") known.set(char, (lead << 8) | trail);
    }
  }
  return known;
}
