import type { Draft } from "../../../speech/model";
import { fold } from "../../../text/fold";
import { localized } from "../../../text/localized";
import { slice, type Span } from "../../../text/span";
import { placesToFillIn } from "../placesToFillIn";
import type { Finding, OutlineRule } from "../types";

/**
 * ×, XX, 某某, ____, 【】, （待核） left in. A template holds a hundred of them, so the draft gets one finding that
 * stands at the first and names the rest; it moves on as they are filled.
 */
export const placeholder: OutlineRule = {
  code: "text/placeholder",
  level: "warning",
  scope: "outline",
  check(speech, { draft }) {
    return speech === draft.speeches[0] ? findings(draft) : [];
  },
};

function findings(draft: Draft): readonly Finding[] {
  const places = placesToFillIn(draft);
  const [first, ...rest] = places;
  if (!first) return [];
  const said = (span: Span): string => fold(slice(draft.text, span)).text;
  if (rest.length === 0) {
    const what = said(first);
    return [
      {
        span: first,
        message: localized(`占位符“${what}”还没有填。`, `Placeholder “${what}” is not filled in.`),
      },
    ];
  }
  const kinds = [...new Set(places.map(said))];
  const shown = kinds.slice(0, 4).map((kind) => `“${kind}”`);
  const more = kinds.length > shown.length;
  return [
    {
      span: first,
      message: localized(
        `全文有 ${places.length} 处占位符没有填：${shown.join("")}${more ? "等" : ""}。`,
        `${places.length} places in this draft are not filled in: ${shown.join(", ")}${more ? ", …" : ""}.`,
      ),
      related: rest.map((span) => ({
        span,
        message: localized(`“${said(span)}”没有填`, `“${said(span)}” is not filled in`),
      })),
    },
  ];
}
