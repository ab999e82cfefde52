/**
 * Characters that stand for an ordinary ideograph: what is copied out of a PDF is full of radicals (⼯作, ⻓期), since
 * fonts draw both with one glyph. Unicode's own tables say which ideograph is meant.
 */

const SUPPLEMENT = 0x2e80;
/** For each radical of the supplement from U+2E80 on (EquivalentUnifiedIdeograph.txt); a point where there is none. */
const RADICALS =
  ".厂乛乚乙亻冂.刀刂卜㔾小小兀尣尢.巳幺彑彐忄心扌攵.旡日月歺母民氵氺灬爫爫丬牛犭王.目示礻.糹纟罓罒㓁冗.羊..耂肀聿肉.艹艹艹虎衤覀西见角.讠贝.车辶辶辶邑钅長镸长门.阝雨青韦页风飞食.飠饣.马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟";

/** The ideograph that a code unit stands for; the unit itself mostly. */
export function plainHan(code: number): number {
  if (code >= SUPPLEMENT && code < SUPPLEMENT + RADICALS.length) {
    const plain = RADICALS.charCodeAt(code - SUPPLEMENT);
    return plain === 0x2e ? code : plain;
  }
  const isForm = (code >= 0x2f00 && code <= 0x2fd5) || (code >= 0xf900 && code <= 0xfaff);
  if (!isForm) return code;
  const plain = String.fromCharCode(code).normalize("NFKC");
  // A few mean an ideograph that takes two units: they have no room for it.
  return plain.length === 1 ? plain.charCodeAt(0) : code;
}

/**
 * The ideograph that one for compatibility beyond the BMP (U+2F800 to U+2FA1F) stands for, of one unit or of two; undefined
 * where there is none in a text.
 */
export function plainPairAt(text: string, at: number): string | undefined {
  if (text.charCodeAt(at) !== HIGH) return undefined;
  const low = text.charCodeAt(at + 1);
  return low >= 0xdc00 && low <= 0xde1f ? String.fromCharCode(HIGH, low).normalize("NFKC") : undefined;
}

/** High half of U+2F800 to U+2FBFF. */
const HIGH = 0xd87e;
