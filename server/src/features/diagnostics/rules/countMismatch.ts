import type { Draft, Speech } from "../../../speech/model";
import { sourceOf } from "../../../speech/structure";
import { localized } from "../../../text/localized";
import { numeralLike } from "../../../text/numerals";
import { slice, type Span } from "../../../text/span";
import { listFinder, promisesOf, type Listing, type PlacedPromise } from "../../outline/listings";
import type { Finding, SpeechRule } from "../types";

/**
 * 我讲三点意见, then four of them. Only a promise whose list is certain counts: where none begins soon after,
 * or where another reading would keep the promise, nothing is said.
 */
export const countMismatch: SpeechRule = {
  code: "outline/count-mismatch",
  level: "warning",
  scope: "speech",
  check(speech, { draft }) {
    const promises = promisesOf(speech);
    const lists = promises.map(listFinder(speech));
    const isKept = keptByAnother(promises, lists);
    return promises.flatMap((promise, i) => {
      const list = lists[i];
      if (!list || list.count === promise.count || isKept(i, list)) return [];
      const found = finding(draft.text, speech, promise, list);
      const waits = unfinished(draft, speech, promise, list);
      return [waits ? { ...found, waits } : found];
    });
  },
};

/** A list that the text ends with may still get the items it lacks; those that it has too many stay too many. */
function unfinished(
  draft: Draft,
  { span }: Speech,
  promise: PlacedPromise,
  { isClosed, count, start }: Listing,
): Span | undefined {
  const mayGrow = !isClosed && span.end === draft.text.length && count < promise.count;
  return mayGrow ? { start, end: span.end } : undefined;
}

/**
 * Two promises before one list: 中央提出五项要求。…下面，我讲三点意见。 The last one is meant, unless it announces
 * nothing and an earlier one fits. Tells of a promise, by its index, whether its list is another one's.
 */
function keptByAnother(
  promises: readonly PlacedPromise[],
  lists: readonly (Listing | undefined)[],
): (index: number, list: Listing) => boolean {
  const last = new Map<number, number>();
  const first = new Map<string, number>();
  lists.forEach((list, i) => {
    if (!list) return;
    last.set(list.start, i);
    const key = `${list.start} ${promises[i]!.count}`;
    if (!first.has(key)) first.set(key, i);
  });
  return (index, { start, count }) =>
    last.get(start)! > index ||
    (!promises[index]!.tells && (first.get(`${start} ${count}`) ?? index) < index);
}

function finding(text: string, speech: Speech, promise: PlacedPromise, list: Listing): Finding {
  const block = speech.blocks[promise.block]!;
  const numeral = sourceOf(block, promise.numeral);
  const span = sourceOf(block, promise.span);
  const said = block.paragraph.folded.text.slice(promise.span.start, promise.span.end - 1);
  const right = countLike(slice(text, numeral), list.count);
  const first = list.items[0]!;
  const last = list.items.at(-1)!;
  return {
    span,
    message: localized(
      `前面说“${said}”，后面列了 ${list.count} 项。`,
      `“${said}” promises ${promise.count}, but ${list.count} follow.`,
    ),
    related: [
      { span: first, message: localized("第一项在这里", "The first is here") },
      { span: last, message: localized("最后一项在这里", "The last is here") },
    ],
    fixes: [
      {
        title: localized(`改为“${right}”`, `Change the number to “${right}”`),
        changes: [{ span: numeral, newText: right }],
        preferred: true,
        // An item may have been left out as well.
        doubtful: true,
      },
    ],
  };
}

/** In the digits of the original; two of something is 两. */
function countLike(original: string, count: number): string {
  const numeral = numeralLike(original, count) ?? String(count);
  return numeral === "二" ? "两" : numeral;
}
