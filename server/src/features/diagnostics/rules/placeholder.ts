import type { Draft } from "../../../speech/model";
import { localized } from "../../../text/localized";
import { draftPlaceholders } from "../draftPlaceholders";
import type { DraftRule, Finding } from "../types";

/**
 * ×, XX, 某某, ____, 【】, （待核） left in. A template holds a hundred of them, so the draft gets one finding that
 * stands at the first and names the rest; it moves on as they are filled.
 */
export const placeholder: DraftRule = {
  code: "text/placeholder",
  level: "warning",
  fatal: true,
  scope: "draft",
  check: ({ draft }) => findings(draft),
};

/** Places that the finding names beside its own: each has to be sent, and nobody reads more before filling some in. */
const MOST_NAMED = 200;

function findings(draft: Draft): readonly Finding[] {
  const found = draftPlaceholders(draft);
  const [first, ...rest] = found;
  if (!first) return [];
  const { span } = first;
  if (rest.length === 0) {
    const message = localized(
      `占位符“${first.text}”还没有填。`,
      `Placeholder “${first.text}” is not filled in.`,
    );
    return [{ span, message }];
  }
  const kinds = [...new Set(found.map(({ text }) => text))];
  const shown = kinds.slice(0, 4).map((kind) => `“${kind}”`);
  const more = kinds.length > shown.length;
  const named = rest.slice(0, MOST_NAMED);
  const [listedZh, listedEn] =
    rest.length > named.length
      ? [`（以下列出前 ${named.length + 1} 处）`, ` The first ${named.length + 1} are listed.`]
      : ["", ""];
  return [
    {
      span,
      message: localized(
        `全文有 ${found.length} 处占位符没有填：${shown.join("")}${more ? "等" : ""}。${listedZh}`,
        `${found.length} places in this draft are not filled in: ${shown.join(", ")}${more ? ", …" : ""}.${listedEn}`,
      ),
      related: named.map(({ span, text }) => ({
        span,
        message: localized(`“${text}”没有填`, `“${text}” is not filled in`),
      })),
    },
  ];
}
