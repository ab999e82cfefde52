import { countsInWords, familyOf, type MarkerFamily, type MarkerStyle } from "../../../speech/markerStyles";
import type { Series, SeriesItem, Speech } from "../../../speech/model";
import { localized } from "../../../text/localized";
import { markerLike, writtenMarker } from "../writtenMarkers";
import type { Finding, Fix, SpeechRule } from "../types";
import type { TextChange } from "../../../text/span";

/** 一要…二要…三是: markers of two families count in one list. The rarer ones are reported, in one finding a list. */
export const mixedMarkers: SpeechRule = {
  code: "outline/mixed-markers",
  level: "warning",
  scope: "speech",
  early: true,
  check(speech, { draft }) {
    return speech.series.flatMap((series) => findings(draft.text, speech, series));
  },
};

function findings(text: string, speech: Speech, series: Series): readonly Finding[] {
  const usual = usualFamily(series);
  if (usual === undefined) return [];
  const odd = series.items.filter((item, i) => !fits(item, i, series, usual));
  const [first, ...rest] = odd;
  const models = series.items.filter(({ marker }) => familyOf(marker.style) === usual);
  const model = models.find(({ marker }) => !countsInWords(marker.style)) ?? models[0];
  if (!first || !model) return [];
  const fix = fixFor(text, odd, models);
  const own = writtenMarker(speech, first);
  const other = writtenMarker(speech, model);
  return [
    {
      span: first.span,
      message: localized(
        `同一组里用了两种序号：这里是“${own}”，其他是“${other}”一类。`,
        `Two kinds of markers in one list: “${own}” here, “${other}” and the like elsewhere.`,
      ),
      related: [
        { span: model.span, message: localized("本组通用的写法", "The kind this list uses") },
        ...rest.map(({ span }) => ({ span, message: localized("这里也不同", "Another odd one") })),
      ],
      ...(fix && { fixes: [fix] }),
    },
  ];
}

/** The family of most items; of the earlier ones where they are as many. Undefined where there is but one. */
function usualFamily({ items }: Series): MarkerFamily | undefined {
  const counts = new Map<MarkerFamily, number>();
  for (const [i, { marker }] of items.entries()) {
    if (isOpenToAny(marker.style, i, items.length)) continue;
    const family = familyOf(marker.style);
    counts.set(family, (counts.get(family) ?? 0) + 1);
  }
  if (counts.size < 2) return undefined;
  return [...counts].reduce((best, other) => (other[1] > best[1] ? other : best))[0];
}

/** 首先 may open and 最后 may close a list of any other kind: 首先，…二是…三是…. */
function fits({ marker }: SeriesItem, index: number, { items }: Series, usual: MarkerFamily): boolean {
  if (familyOf(marker.style) === usual) return true;
  return isOpenToAny(marker.style, index, items.length);
}

const isOpenToAny = (style: MarkerStyle, index: number, count: number): boolean =>
  countsInWords(style) && (index === 0 || index === count - 1);

function fixFor(text: string, odd: readonly SeriesItem[], models: readonly SeriesItem[]): Fix | undefined {
  const changes: TextChange[] = [];
  const written = markerLike(text, models);
  for (const item of odd) {
    const change = written(item);
    if (!change) return undefined;
    changes.push(change);
  }
  const only = changes.length === 1 ? changes[0]!.newText : undefined;
  return {
    title:
      only === undefined
        ? localized(
            `统一本组序号（${changes.length} 处）`,
            `Make the markers of this list alike (${changes.length} places)`,
          )
        : localized(`改为“${only}”`, `Change to “${only}”`),
    changes,
    preferred: true,
  };
}
