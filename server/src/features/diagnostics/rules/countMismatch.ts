import type { Speech } from "../../../speech/model";
import { sourceOf } from "../../../speech/structure";
import { localized } from "../../../text/localized";
import { formatHan } from "../../../text/numerals";
import { slice } from "../../../text/span";
import { listFor, type Listing } from "../listings";
import { promisesIn, type CountPromise } from "../promises";
import type { Finding, OutlineRule } from "../types";

/**
 * 我讲三点意见, then four of them. Only a promise whose list is certain counts: where none begins soon after,
 * or where another reading would keep the promise, nothing is said.
 */
export const countMismatch: OutlineRule = {
  code: "outline/count-mismatch",
  level: "warning",
  scope: "outline",
  check(speech, { draft }) {
    return promisesOf(speech).flatMap((promise, i, all) => {
      const list = listFor(speech, promise);
      if (!list || list.count === promise.count || isKeptByAnother(speech, promise, list, all, i)) return [];
      return [finding(draft.text, speech, promise, list)];
    });
  },
};

export interface PlacedPromise extends CountPromise {
  /** Index in `speech.blocks`. */
  readonly block: number;
}

function promisesOf(speech: Speech): readonly PlacedPromise[] {
  return speech.blocks.flatMap(({ kind, paragraph }, block) =>
    kind === "body" || kind === "heading" || kind === "salutation"
      ? promisesIn(paragraph).map((promise) => ({ ...promise, block }))
      : [],
  );
}

/**
 * Two promises before one list: 中央提出五项要求。…下面，我讲三点意见。 The last one is meant, unless it announces
 * nothing and an earlier one fits.
 */
function isKeptByAnother(
  speech: Speech,
  promise: PlacedPromise,
  list: Listing,
  all: readonly PlacedPromise[],
  index: number,
): boolean {
  const shares = (other: PlacedPromise): boolean =>
    other !== promise && listFor(speech, other)?.start === list.start;
  if (all.slice(index + 1).some(shares)) return true;
  return !promise.tells && all.slice(0, index).some((other) => shares(other) && other.count === list.count);
}

function finding(text: string, speech: Speech, promise: PlacedPromise, list: Listing): Finding {
  const block = speech.blocks[promise.block]!;
  const numeral = sourceOf(block, promise.numeral);
  const span = sourceOf(block, promise.span);
  const said = block.paragraph.folded.text.slice(promise.span.start, promise.span.end - 1);
  const right = numeralLike(slice(text, numeral), list.count);
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
      },
    ],
  };
}

/** In the digits of the original; two of something is 两. */
function numeralLike(original: string, count: number): string {
  if (/[0-9０-９]/.test(original)) return String(count);
  return count === 2 ? "两" : formatHan(count);
}
