/** Whether what packs offer agrees with what packs forbid. */
import { localized } from "../text/localized";
import { isInForce } from "./dates";
import { TermMatcher } from "./termMatcher";
import type { PackProblem, Phrase, Term } from "./model";

/**
 * A replacement that is itself not to be used, at its term; a formulation that holds what is not to be used, with both
 * places. Said of today: what is only history by now may stand beside it.
 */
export function checkWordings(
  phrases: readonly Phrase[],
  terms: readonly Term[],
  today: string,
): readonly PackProblem[] {
  const matcher = new TermMatcher(terms);
  const problems: PackProblem[] = [];
  for (const term of terms)
    for (const wording of term.kind === "preferred" ? [term.text] : term.replacedBy) {
      const [hit] = matcher.hits(wording, today);
      if (!hit) continue;
      const said = wording.slice(hit.span.start, hit.span.end);
      problems.push({
        code: "pack/conflict",
        level: "warning",
        at: term.at,
        other: hit.term.at,
        message: localized(
          `建议的“${wording}”里有不宜使用的“${said}”（包${hit.term.pack.id}，${placeOf(hit.term)}）。`,
          `The replacement “${wording}” holds “${said}”, which pack ${hit.term.pack.id} advises against (${placeOf(hit.term)}).`,
        ),
      });
    }
  for (const phrase of phrases) {
    const [hit] = matcher.hits(phrase.text, today);
    if (!hit || !isCurrent(phrase, today)) continue;
    const said = phrase.text.slice(hit.span.start, hit.span.end);
    problems.push({
      code: "pack/conflict",
      level: "warning",
      at: phrase.at,
      other: hit.term.at,
      message: localized(
        `提法（包${phrase.pack.id}）里有不宜使用的“${said}”（包${hit.term.pack.id}，${placeOf(hit.term)}），不会提供。`,
        `The phrase of pack ${phrase.pack.id} holds “${said}”, which pack ${hit.term.pack.id} advises against (${placeOf(hit.term)}): it is not offered.`,
      ),
    });
  }
  return problems;
}

const isCurrent = ({ validUntil }: Phrase, today: string): boolean =>
  isInForce(validUntil === undefined ? {} : { validUntil }, today);

const placeOf = ({ at }: Term): string => `${at.file}:${at.firstLine}`;
