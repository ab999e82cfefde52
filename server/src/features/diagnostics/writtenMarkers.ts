import { countsInWords, MARKER_STYLES, type MarkerStyle } from "../../speech/markerStyles";
import type { SeriesItem, Speech } from "../../speech/model";
import { slice, type TextChange } from "../../text/span";
import { numeralLike } from "../../text/numerals";

/** A marker as messages show it: folded, so that wraps and width make no other message. */
export const writtenMarker = ({ blocks }: Speech, { block, marker }: SeriesItem): string =>
  slice(blocks[block]!.paragraph.folded.text, marker.span);

/**
 * Gives a function that writes an item's marker the way `models`, the regular ones of its list, are written, keeping
 * its number. Undefined where that cannot be done without thinking: 首先 for 五是, a run-in 第五个问题.
 */
export function markerLike(
  text: string,
  models: readonly SeriesItem[],
): (item: SeriesItem) => TextChange | undefined {
  const style = commonStyle(models);
  const model = models.find(({ marker }) => marker.style === style)!;
  const pattern = slice(text, model.span);
  const from = slice(text, model.numeral);
  const at = model.numeral.start - model.span.start;
  const allShiYao = models.every(({ marker, span }) => marker.style === "shi" && text[span.end] === "要");
  const allYao = models.every(({ marker }) => marker.style === "yao");
  return ({ marker, span, numeral }) => {
    const own = countsInWords(marker.style)
      ? undefined
      : numeralFrom(slice(text, numeral), from, marker.value);
    const digits = own ?? numeralLike(from, marker.value);
    if (digits === undefined || MARKER_STYLES[model.marker.style].convertible !== true) return undefined;
    const written = pattern.slice(0, at) + digits + pattern.slice(at + from.length);
    const saysYao = text[span.end] === "要";
    // 二要加强 among 一是要…三是要… becomes 二是要加强: the 要 is not lost.
    const kept = allShiYao && marker.style === "yao" && !saysYao ? "要" : "";
    // 二是要加强 among 一要…三要… becomes 二要加强: not 二要要.
    const swallowed = allYao && marker.style === "shi" && saysYao ? 1 : 0;
    return { span: { start: span.start, end: span.end + swallowed }, newText: written + kept };
  };
}

/** The item's own numeral where both write theirs in the same characters, else one in the model's. */
function numeralFrom(own: string, model: string, value: number): string | undefined {
  return numeralLike(own, value) === numeralLike(model, value) ? own : undefined;
}

function commonStyle(models: readonly SeriesItem[]): MarkerStyle {
  const first = models[0]!.marker.style;
  return models.every(({ marker }) => marker.style === first)
    ? first
    : (models.find(({ marker }) => MARKER_STYLES[marker.style].convertible)?.marker.style ?? first);
}
