/** Enough of a text to judge it by, in UTF-16 code units; the server looks at as much. */
export const SAMPLE = 20_000;

/**
 * Whether a plaintext or markdown document is Chinese enough for us to start at all: at least a fifth of its
 * letters are Han, or it has fewer than 20 letters and any Han.
 */
export function isChinese(text: string): boolean {
  let han = 0;
  let others = 0;
  const end = Math.min(text.length, SAMPLE);
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i);
    if (isHan(code)) han++;
    else if (isAlphabetic(code)) others++;
  }
  const letters = han + others;
  return han > 0 && (letters < 20 || han >= 0.2 * letters);
}

export const endsWithHan = (text: string): boolean => isHan(text.charCodeAt(text.length - 1));

const isHan = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) ||
  (code >= 0x3400 && code <= 0x4dbf) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  code === 0x3007;

/** Letters of alphabets: ASCII, and everything from Latin-1 up to the punctuation block. */
const isAlphabetic = (code: number): boolean =>
  (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || (code >= 0xc0 && code < 0x2000);
