import { countingWord, MARKER_STYLES, type MarkerStyle } from "../../speech/markerStyles";
import type { Block, Marker } from "../../speech/model";
import { unfoldSpan } from "../../text/fold";
import { numeralLike } from "../../text/numerals";
import { slice } from "../../text/span";

/** The marker with the number after `value`, written as `found` is. */
export function nextText({ paragraph }: Block, found: Marker, value: number): string | undefined {
  const written = slice(paragraph.text, unfoldSpan(paragraph.folded, found.span));
  const numeral = slice(paragraph.text, unfoldSpan(paragraph.folded, found.numeral));
  const next = nextNumeral(numeral, found.style, value);
  return next === undefined ? undefined : written.replace(numeral, next);
}

function nextNumeral(numeral: string, style: MarkerStyle, value: number): string | undefined {
  switch (MARKER_STYLES[style].states) {
    case "nothing":
      return numeral;
    case "word":
      return countingWord(value + 1);
    case "character":
    case "numeral":
      return numeralLike(numeral, value + 1);
  }
}
