/** What packs advise against, or hold valid no longer, is never offered, whatever the corpus says. */
import { isInForce } from "../../packs/dates";
import type { Term } from "../../packs/model";
import type { PackSnapshot } from "../../packs/snapshot";
import { TermMatcher } from "../../packs/termMatcher";
import { memoized } from "../../text/memo";
import { dateFor } from "../draftDate";
import { termsOf } from "../packTerms";
import { contextOf } from "./offers";
import type { CompletionRequest } from "./types";

/** Whether a text that is added at the cursor would end, or hold, such a wording. */
export function outdated({
  snapshot: { packs },
  cursor,
  draft,
}: CompletionRequest): (added: string) => boolean {
  if (packs.terms.length === 0 && packs.phrases.length === 0) return () => false;
  const date = dateFor(draft, packs);
  const before = contextOf(cursor?.before ?? "").slice(-LONGEST_BEFORE);
  const terms = termsOf(packs);
  const expired = expiredPhrases(packs, date);
  return (added) => {
    const text = before + added;
    const touches = ({ span }: { readonly span: { readonly end: number } }): boolean =>
      span.end > before.length;
    return terms.hits(text, date).some(touches) || expired.hits(text, date).some(touches);
  };
}

/** A wording that was begun further back is not prevented by not being completed. */
const LONGEST_BEFORE = 60;

const expiredAt = memoized<PackSnapshot, Map<string, TermMatcher>>(() => new Map());

function expiredPhrases(packs: PackSnapshot, date: string): TermMatcher {
  const byDate = expiredAt(packs);
  let matcher = byDate.get(date);
  if (!matcher) {
    const gone = packs.phrases.filter((phrase) => !isInForce(phrase, date));
    // Of several dates one draft has one: more of them are not kept.
    byDate.clear();
    byDate.set(date, (matcher = new TermMatcher(gone.map(asTerm))));
  }
  return matcher;
}

/** Without dates: it is out of force, and so always in force as what is not to be said. */
const asTerm = ({ text, pack, at }: PackSnapshot["phrases"][number]): Term => ({
  text,
  pack,
  at,
  kind: "outdated",
  replacedBy: [],
  severity: "should",
  variants: [],
  exceptIn: [],
  except: [],
});
