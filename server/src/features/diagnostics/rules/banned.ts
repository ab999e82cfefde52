import type { Exception, Severity, Term } from "../../../packs/model";
import type { TermHit } from "../../../packs/termMatcher";
import type { Paragraph } from "../../../speech/model";
import { localized, type Localized } from "../../../text/localized";
import { slice } from "../../../text/span";
import { termsOf } from "../../packTerms";
import type { Stage } from "../../settings/settings";
import { isQuoted, isTitle, tellsHistory } from "../surroundings";
import { isInsideWord } from "../wordEdges";
import type { ParagraphContext, ParagraphFinding, ParagraphRule } from "../types";

/**
 * Wording that a pack advises against: what is not said (any more), and what is said in other words. Which, and how
 * grave it is, stands in the pack's terms.
 */
export const banned: ParagraphRule = {
  code: "wording/banned",
  level: "warning",
  scope: "paragraph",
  check(paragraph, context) {
    const { text } = paragraph.folded;
    return termsOf(context.packs)
      .hits(text, context.date)
      .filter((hit) => !isInsideWord(text, hit.span) && !isExcepted(hit, paragraph, context))
      .map((hit) => finding(text, hit, context.settings.stage));
  },
};

function isExcepted(
  { term, span }: TermHit,
  { folded, sentences }: Paragraph,
  context: ParagraphContext,
): boolean {
  const { text } = folded;
  const stands: Record<Exception, () => boolean> = {
    quotation: () => isQuoted(text, span),
    title: () => context.kind === "title" || isTitle(text, span),
    history: () => {
      const sentence = sentences.find((one) => one.span.start <= span.start && span.start < one.span.end);
      return sentence !== undefined && tellsHistory(slice(text, sentence.span), context.date);
    },
  };
  return term.exceptIn.some((exception) => stands[exception]());
}

const LEVELS: Record<Severity, (stage: Stage) => "error" | "warning" | "info"> = {
  fatal: (stage) => (stage === "final" ? "error" : "warning"),
  should: () => "warning",
  prefer: () => "info",
};

function finding(text: string, { term, span }: TermHit, stage: Stage): ParagraphFinding {
  const wanted = term.kind === "preferred" ? [term.text] : term.replacedBy;
  return {
    span,
    message: messageOf(slice(text, span), term, wanted),
    level: LEVELS[term.severity](stage),
    fixes: wanted.map((newText) => ({
      title: localized(`改为“${newText}”`, `Replace with “${newText}”`),
      changes: [{ span, newText }],
      ...(wanted.length === 1 && { preferred: true }),
    })),
  };
}

const SAID: Record<Term["kind"], Localized> = {
  preferred: localized("宜用规范说法", "another wording is preferred"),
  banned: localized("不宜使用", "is not to be used"),
  outdated: localized("已不再这样表述", "is not worded so any more"),
};

/** What, instead of it, why, and who says so. */
function messageOf(said: string, { kind, note, source, pack }: Term, wanted: readonly string[]): Localized {
  const what = SAID[kind];
  const listed = wanted.map((each) => `“${each}”`);
  const from = [pack.name, source === undefined ? undefined : localized(source, source)].filter(
    (part) => part !== undefined,
  );
  return localized(
    `“${said}”${what.zh}${listed.length > 0 ? `，应为${listed.join("或")}` : ""}。${note === undefined ? "" : `${note.replace(/。$/u, "")}。`}（${from.map(({ zh }) => zh).join("，")}）`,
    `“${said}” ${what.en}${listed.length > 0 ? `: write ${listed.join(" or ")}` : ""}. ${note === undefined ? "" : `${note} `}(${from.map(({ en }) => en).join(", ")})`,
  );
}
