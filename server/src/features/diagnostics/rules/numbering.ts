import { statesNumber } from "../../../speech/markers";
import type { Series, SeriesItem, Speech } from "../../../speech/model";
import { localized, type Localized } from "../../../text/localized";
import { formatHan, numeralLike } from "../../../text/numerals";
import { slice, type TextChange } from "../../../text/span";
import { isLazy, renumberSeries, repeatsFirst } from "../../editing/renumber";
import { writtenMarker } from "../writtenMarkers";
import type { Finding, SpeechRule } from "../types";

/** 一、二、四、: a number is left out, stands twice or comes too early. One finding a slip, not one for each item after it. */
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

interface Slip {
  readonly item: SeriesItem;
  readonly expected: number;
  /** The item with the number that this one repeats. */
  readonly repeats: SeriesItem | undefined;
  readonly previous: SeriesItem | undefined;
}

/**
 * Items whose number does not follow. A number that is off by itself (一 二 四 四) is one slip; where the items after
 * it go on from it (一 二 四 五) it is one slip too, of those before it.
 */
function slipsOf(series: Series): readonly Slip[] {
  if (repeatsFirst(series) || isLazy(series)) return [];
  const items = series.items;
  const offsetOf = (i: number): number | undefined =>
    items[i] && statesNumber(items[i].marker) ? items[i].marker.value - (i + 1) : undefined;
  const out: Slip[] = [];
  const latest = new Map<number, SeriesItem>();
  // A list cut out of a longer one may begin anywhere: 其次，…第三，….
  let usual = items[0]!.marker.value - 1;
  for (let i = 1; i < items.length; i++) {
    const before = items[i - 1]!;
    if (statesNumber(before.marker)) latest.set(before.marker.value, before);
    const offset = offsetOf(i) ?? usual;
    if (offset === usual) continue;
    const item = items[i]!;
    const expected = i + 1 + usual;
    out.push({ item, expected, repeats: latest.get(item.marker.value), previous: before });
    if (offsetOf(i + 1) !== usual) usual = offset;
  }
  return out;
}

/** 7.2025年…, **15。** or 25\\. (Markdown's escape): the number is there, in a form that is no marker. */
function isFilled(
  { blocks }: Speech,
  listed: ReadonlySet<number>,
  { item, previous, expected }: Slip,
): boolean {
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
  const { item, expected, repeats, previous } = slip;
  const before = repeats ?? previous;
  const right = numeralLike(slice(text, item.numeral), expected) ?? String(expected);
  const only = changes.length === 1;
  return {
    span: item.span,
    message: messageOf(writtenMarker(speech, item), right, slip),
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

function messageOf(marker: string, right: string, { item, expected, repeats }: Slip): Localized {
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
