import type { Block } from "../../../speech/model";
import { sourceOf } from "../../../speech/structure";
import { localized } from "../../../text/localized";
import type { Span } from "../../../text/span";
import { repeatsOf } from "../repeats/analysis";
import type { SpeechTexts } from "../repeats/speechTexts";
import { excerpt, paragraphName } from "../repeats/excerpt";
import type { RepeatedPassage } from "../repeats/passages";
import type { SpeechRule, Finding, Fix } from "../types";

/** The same sentence or passage twice in one speech, word for word or nearly so. */
export const repeatedPassage: SpeechRule = {
  code: "wording/repeated-passage",
  level: "warning",
  early: true,
  scope: "speech",
  *check(speech, context) {
    const { texts, passages } = yield* repeatsOf(speech, context);
    for (const passage of passages) yield findingOf(texts, passage);
  },
};

/** Above this, what is deleted is not missed. */
const COPY = 0.85;

function findingOf(draft: SpeechTexts, passage: RepeatedPassage): Finding {
  const { block, earlierBlock, coverage } = passage;
  const later = sentencesSpan(draft, block, passage.firstSentence, passage.lastSentence);
  const earlier = sentencesSpan(draft, earlierBlock, passage.earlierFirst, passage.earlierLast);
  const place = paragraphName(draft, earlierBlock, block);
  const shown = excerpt(draft.texts[earlierBlock]!.paragraph.folded.text.slice(earlier.start, earlier.end));
  const zh = coverage >= COPY ? `与${place.zh}前文重复` : `与${place.zh}前文大半重复`;
  const en = coverage >= COPY ? `Repeats ${place.en}` : `Mostly repeats ${place.en}`;
  const laterSource = sourceOf(draft.blocks[block]!, later);
  return {
    span: laterSource,
    message: localized(`${zh}：“${shown}”`, `${en}: “${shown}”`),
    related: [
      {
        span: sourceOf(draft.blocks[earlierBlock]!, earlier),
        message: localized("前面的一处", "The earlier place"),
      },
    ],
    ...(coverage >= COPY && { fixes: [deletion(draft.blocks[block]!, later, laterSource)] }),
  };
}

/** Folded span of the sentences from `first` to `last`, both included. */
function sentencesSpan(draft: SpeechTexts, block: number, first: number, last: number): Span {
  const { sentences } = draft.texts[block]!;
  return { start: sentences[first]!.span.start, end: sentences[last]!.span.end };
}

/** A paragraph of which nothing would stay goes with its line break. */
function deletion(block: Block, folded: Span, source: Span): Fix {
  const whole = folded.start === 0 && folded.end === block.paragraph.folded.text.length;
  return {
    title: localized("删除这处重复", "Delete this repetition"),
    changes: [{ span: whole ? block.span : source, newText: "" }],
  };
}
