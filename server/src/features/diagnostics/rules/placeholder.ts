import type { Draft } from "../../../speech/model";
import { fold } from "../../../text/fold";
import { localized } from "../../../text/localized";
import { slice, type Span } from "../../../text/span";
import { draftPlaceholders } from "../draftPlaceholders";
import type { Finding, DraftRule } from "../types";

/**
 * ×, XX, 某某, ____, 【】, （待核） left in. A template holds a hundred of them, so the draft gets one finding that
 * stands at the first and names the rest; it moves on as they are filled.
 */
export const placeholder: DraftRule = {
  code: "text/placeholder",
  level: "warning",
  scope: "draft",
  check: ({ draft }) => findings(draft),
};

function findings(draft: Draft): readonly Finding[] {
  const found = draftPlaceholders(draft);
  const [first, ...rest] = found;
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
  const kinds = [...new Set(found.map(said))];
  const shown = kinds.slice(0, 4).map((kind) => `“${kind}”`);
  const more = kinds.length > shown.length;
  return [
    {
      span: first,
      message: localized(
        `全文有 ${found.length} 处占位符没有填：${shown.join("")}${more ? "等" : ""}。`,
        `${found.length} places in this draft are not filled in: ${shown.join(", ")}${more ? ", …" : ""}.`,
      ),
      related: rest.map((span) => ({
        span,
        message: localized(`“${said(span)}”没有填`, `“${said(span)}” is not filled in`),
      })),
    },
  ];
}
