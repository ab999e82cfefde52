import { MARKER_STYLES } from "../speech/markerStyles";
import type { Block, Draft, Section } from "../speech/model";
import { countHan, isHan, isAsciiLetter } from "../text/chars";

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

interface Asking {
  readonly languageId: string;
  readonly draft: Draft;
}

/** Whether what speaks of words does: phrases, their uses. In every speech, and in other texts that are Chinese. */
export const isServed = ({ languageId, draft }: Asking): boolean =>
  languageId === "speech" || isChinese(draft.text);

/** Whether what speaks of a whole speech does: outline, findings. Markdown has an outline of its own. */
export const isSpeech = ({ languageId, draft }: Asking): boolean =>
  languageId === "speech" || (isChinese(draft.text) && looksLikeSpeech(draft));

/**
 * Whether a plaintext or markdown text is a speech rather than, say, a Chinese README: it has a salutation, a title
 * that names a kind of speech, or two markers of the genre with paragraphs as long as those of speeches.
 */
const looksLikeSpeech = ({ text, speeches }: Draft): boolean =>
  speeches.some(({ meta, sections, series, blocks }) => {
    if (meta.salutation !== undefined || (meta.kind !== undefined && SPOKEN.has(meta.kind))) return true;
    const isNumbered =
      series.some((s) => MARKER_STYLES[s.style].tellsSpeech && s.items.length >= 2) ||
      countNumbered(sections) >= 2;
    return isNumbered && !TECHNICAL.test(text.slice(0, SAMPLE)) && isSpoken(blocks);
  });

/** Who explains a step writes a line, and introduces it in a paragraph; who speaks on points goes on at each of them. */
function isSpoken(blocks: readonly Block[]): boolean {
  const lengths = blocks
    .filter(({ kind }) => kind === "body")
    .map(({ paragraph }) => countHan(paragraph.folded.text))
    .filter((length) => length >= PARAGRAPH);
  return lengths.length > 0 && lengths.reduce((sum, length) => sum + length, 0) >= SPEECH;
}

/** Han of a paragraph of a speech, and of all such. */
const PARAGRAPH = 60;
const SPEECH = 140;

/** Code, addresses and commands: nobody says them to a hall. */
const TECHNICAL = /^ {0,3}(?:```|~~~)|`[^`\n]+`|https?:\/\/|^ {0,3}[$>] ?[a-z]/m;

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
