import { MARKER_STYLES } from "../speech/markerStyles";
import type { Draft, Section } from "../speech/model";
import { isHan, isAsciiLetter } from "../text/chars";

/** Enough of a text to judge its language by, in UTF-16 code units. */
const SAMPLE = 20_000;

/**
 * Whether unsolicited features speak up in plaintext and markdown: at least a fifth of the letters are Han,
 * or the text is short (fewer than 20 letters) and holds any.
 */
export function isChinese(text: string): boolean {
  let han = 0;
  let latin = 0;
  const end = Math.min(text.length, SAMPLE);
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i);
    if (isHan(code)) han++;
    else if (isAsciiLetter(code) || (code >= 0xc0 && code < 0x2000)) latin++;
  }
  return han > 0 && (han + latin < 20 || han >= 0.2 * (han + latin));
}

/**
 * Whether a plaintext or markdown text is a speech rather than, say, a Chinese README: a salutation, a title
 * that names a kind of speech, or two markers of the genre. A `speech` document always is.
 */
export function looksLikeSpeech(draft: Draft): boolean {
  return draft.speeches.some(({ meta, sections, series }) => {
    if (meta.salutation !== undefined || (meta.kind !== undefined && SPOKEN.has(meta.kind))) return true;
    return (
      series.some((s) => MARKER_STYLES[s.style].tellsSpeech && s.items.length >= 2) ||
      countNumbered(sections) >= 2
    );
  });
}

/** Kinds that a title names beyond doubt; 说明, 方案 and 总结 stand over other texts too. */
const SPOKEN: ReadonlySet<string> = new Set([
  "讲话",
  "发言",
  "致辞",
  "主持词",
  "述职",
  "党课",
  "对照检查",
  "报告",
  "汇报",
]);

function countNumbered(sections: readonly Section[]): number {
  return sections.reduce(
    (n, s) => n + (s.marker && MARKER_STYLES[s.marker.style].tellsSpeech ? 1 : 0) + countNumbered(s.children),
    0,
  );
}
