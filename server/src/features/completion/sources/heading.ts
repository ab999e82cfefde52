import { leadingMarker } from "../../../speech/markers";
import { numbersHeadings, rankOf, type MarkerStyle } from "../../../speech/markerStyles";
import type { Block } from "../../../speech/model";
import { localized } from "../../../text/localized";
import { frameOf } from "../frame";
import { leadOf } from "../lead";
import { coveredText } from "../offers";
import { labelOf, snippetOf, templateOf } from "../template";
import type { CompletionRequest, CompletionSource, Suggestion } from "../types";
import { dropEnd } from "../../../text/ends";

/** After 三、: a heading in the shape that those of 一、 and 二、 share. */
export const heading: CompletionSource = {
  name: "heading",
  provide(request) {
    const { cursor } = request;
    if (cursor === undefined || cursor.after !== "") return [];
    const marker = leadingMarker(cursor.before);
    if (marker === undefined || marker.span.end !== cursor.before.length || !numbersHeadings(marker.style))
      return [];
    const frame = frameOf(siblingsOf(cursor.speech.blocks.slice(0, cursor.index), marker.style));
    return frame === undefined ? [] : [toSuggestion(labelOf(frame), snippetOf(frame), cursor.line, request)];
  },
};

/** Sure of its shape, but the drafter may want another one. */
const SCORE = 0.7;
/** A sentence that goes on is no heading. */
const LONGEST_RUN_IN = 40;

/** Texts of the headings before this one under the same parent, without their markers. */
function siblingsOf(blocks: readonly Block[], style: MarkerStyle): readonly string[] {
  const out: string[] = [];
  for (const block of blocks.toReversed()) {
    const lead = leadOf(block);
    if (lead === undefined) continue;
    if (rankOf(lead.style) < rankOf(style)) break;
    if (lead.style !== style) continue;
    const text = block.paragraph.folded.text.slice(lead.span.end);
    const first = block.kind === "heading" ? text : (/^[^。！？]*[。！？]?/u.exec(text)?.[0] ?? "");
    if (first.length > LONGEST_RUN_IN) break;
    out.unshift(dropEnd(first, /[。*]/));
    // The list begins here: what stands further up is another one.
    if (lead.value === 1) break;
  }
  return out;
}

function toSuggestion(
  label: string,
  snippet: string,
  line: string,
  { offset }: CompletionRequest,
): Suggestion {
  const covered = coveredText(line);
  return {
    kind: "phrase",
    label,
    replace: { start: offset - covered.length, end: offset },
    newText: snippetOf(templateOf(covered)) + snippet,
    filterText: covered + label,
    isSnippet: true,
    score: SCORE,
    source: localized("同级标题句式", "shape of its siblings"),
  };
}
