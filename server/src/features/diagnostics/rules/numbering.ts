import type { Speech } from "../../../speech/model";
import { localized, type Localized } from "../../../text/localized";
import { formatHan, numeralLike } from "../../../text/numerals";
import { slice, type TextChange } from "../../../text/span";
import { renumberSeries } from "../../editing/renumber";
import { slipsOf, type Slip } from "../slips";
import { writtenMarker } from "../writtenMarkers";
import type { Finding, SpeechRule } from "../types";

/** 一、二、四、: a number is left out, stands twice, comes too early, or was moved. One finding a slip, not one for each item after it. */
export const numbering: SpeechRule = {
  code: "outline/numbering",
  level: "warning",
  scope: "speech",
  early: true,
  *check(speech, { draft }) {
    const listed = new Set(speech.series.flatMap(({ items }) => items.map(({ block }) => block)));
    for (const series of speech.series) {
      const slips = slipsOf(series).filter((slip) => !isFilled(speech, listed, slip));
      // Every slip of a list is put right by the same edits.
      const changes = slips.length > 0 ? renumberSeries(draft.text, series) : [];
      for (const slip of slips) yield finding(draft.text, speech, slip, changes);
    }
  },
};

/** 7.2025年…, **15。** or 25\\. (Markdown's escape): the number is there, in a form that is no marker. */
function isFilled({ blocks }: Speech, listed: ReadonlySet<number>, slip: Slip): boolean {
  if (slip.kind === "moved") return false;
  const { item, previous, expected } = slip;
  if (!previous || item.marker.value <= expected || item.marker.value - expected > 9) return false;
  const between = blocks
    .slice(previous.block + 1, item.block)
    .filter((_, i) => !listed.has(previous.block + 1 + i))
    .map(({ paragraph }) => paragraph.folded.text);
  for (let value = expected; value < item.marker.value; value++) {
    const opening = new RegExp(`^[#*> ]*[（第]?(?:${value}|${formatHan(value)})[.。、，：）*\\\\]`);
    if (!between.some((text) => opening.test(text))) return false;
  }
  return true;
}

/** @param changes that number the whole list */
function finding(text: string, speech: Speech, slip: Slip, changes: readonly TextChange[]): Finding {
  const only = changes.length === 1;
  return {
    span: slip.item.span,
    ...(slip.kind === "moved" ? toldMoved(speech, slip) : toldWrong(text, speech, slip)),
    ...(changes.length > 0 && {
      fixes: [
        {
          title: only
            ? localized(`改为“${changes[0]!.newText}”`, `Change to “${changes[0]!.newText}”`)
            : localized("重排这一组序号", "Renumber this list"),
          changes,
          preferred: true,
        },
      ],
    }),
  };
}

type Told = Pick<Finding, "message" | "related">;

function toldMoved(speech: Speech, { item, beside, isBefore }: Slip & { readonly kind: "moved" }): Told {
  const [own, other] = [writtenMarker(speech, item), writtenMarker(speech, beside)];
  return {
    message: isBefore
      ? localized(
          `“${own}”排在了“${other}”前面：这一项移动过，序号没有跟着改。`,
          `“${own}” stands before “${other}”: it was moved, and the numbers were not.`,
        )
      : localized(
          `“${own}”排在了“${other}”后面：这一项移动过，序号没有跟着改。`,
          `“${own}” stands behind “${other}”: it was moved, and the numbers were not.`,
        ),
    related: [{ span: beside.span, message: localized(`“${other}”在这里`, `“${other}” is here`) }],
  };
}

function toldWrong(text: string, speech: Speech, slip: Slip & { readonly kind: "wrong" }): Told {
  const { item, expected, repeats, previous } = slip;
  const before = repeats ?? previous;
  const right = numeralLike(slice(text, item.numeral), expected) ?? String(expected);
  return {
    message: wrongMessage(writtenMarker(speech, item), right, slip),
    ...(before && {
      related: [
        {
          span: before.span,
          message: repeats
            ? localized("同一序号先在这里用过", "The same number stands here already")
            : localized("上一项在这里", "The item before is here"),
        },
      ],
    }),
  };
}

function wrongMessage(
  marker: string,
  right: string,
  { item, expected, repeats }: Slip & { readonly kind: "wrong" },
): Localized {
  if (repeats)
    return localized(
      `序号“${marker}”重复，这里应为“${right}”。`,
      `Number “${marker}” stands twice; “${right}” is due here.`,
    );
  if (item.marker.value > expected)
    return localized(
      `序号跳过了“${right}”：这里写的是“${marker}”。`,
      `Number “${right}” is left out: this is “${marker}”.`,
    );
  return localized(
    `序号“${marker}”次序不对，这里应为“${right}”。`,
    `Number “${marker}” is out of order; “${right}” is due here.`,
  );
}
