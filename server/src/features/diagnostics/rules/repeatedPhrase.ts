import { sourceOf } from "../../../speech/structure";
import { localized } from "../../../text/localized";
import type { Span } from "../../../text/span";
import { repeatsOf } from "../repeats/analysis";
import type { Member } from "../repeats/clusters";
import type { SpeechTexts } from "../repeats/speechTexts";
import { excerpt, paragraphName } from "../repeats/excerpt";
import { foldedSpan } from "../repeats/matchText";
import type { RepeatedPhrase } from "../repeats/phrases";
import type { SpeechRule, Finding } from "../types";

/** One formulation again and again within a minute or two of speaking. */
export const repeatedPhrase: SpeechRule = {
  code: "wording/repeated-phrase",
  level: "info",
  early: true,
  scope: "speech",
  *check(speech, context) {
    const { texts, phrases } = yield* repeatsOf(speech, context);
    for (const phrase of phrases) yield findingOf(texts, phrase);
  },
};

/** Other places that a finding points to. */
const MOST_RELATED = 20;

/** Stands on the second place: the first is no repetition yet. */
function findingOf(draft: SpeechTexts, { phrase, members }: RepeatedPhrase): Finding {
  const [first, second] = [members[0]!, members[1]!];
  const place = paragraphName(draft, first.block, second.block);
  const within = Math.round(members.at(-1)!.offset - first.offset + phrase.length);
  const times = members.length;
  return {
    span: sourceSpan(draft, second),
    message: localized(
      `与${place.zh}前文重复：“${excerpt(phrase)}”在 ${within} 字内用了 ${times} 次，可换个说法。`,
      `Repeats ${place.en}: “${excerpt(phrase)}” stands ${times} times within ${within} characters.`,
    ),
    related: members
      .filter((member) => member !== second)
      .slice(0, MOST_RELATED)
      .map((member) => ({
        span: sourceSpan(draft, member),
        message: localized("同一说法", "The same wording"),
      })),
  };
}

const sourceSpan = (draft: SpeechTexts, { block, first, end }: Member): Span =>
  sourceOf(draft.blocks[block]!, foldedSpan(draft.texts[block]!, first, end));
