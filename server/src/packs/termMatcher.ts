/** Finds the wordings of terms in a text, all of them in one walk. */
import { span, type Span } from "../text/span";
import { isInForce } from "./dates";
import type { Term } from "./model";
import { PrefixTable } from "./prefixTable";

/** Where a wording stands that a term speaks of. Folded offsets. */
export interface TermHit {
  readonly span: Span;
  readonly term: Term;
}

/** In one text; whoever has more looks at the first ones. */
const MOST_HITS = 1000;

/** What is looked for: a wording that is reported, or one that shields what stands in it. */
interface Needle {
  readonly term: Term;
  readonly shields: boolean;
}

export class TermMatcher {
  private readonly table: PrefixTable<Needle>;

  constructor(terms: readonly Term[]) {
    this.table = new PrefixTable(terms.flatMap(needlesOf));
  }

  /**
   * Hits of terms in force in the order of the text, none inside another's. What stands in a permitted form or an
   * exception of a term is none of that term.
   * @param text folded @param date of the draft
   */
  hits(text: string, date: string): readonly TermHit[] {
    if (this.table.longest === 0) return [];
    const hits: TermHit[] = [];
    const shields = new Map<Term, Span[]>();
    for (let at = 0; at < text.length; at++)
      for (const { text: wording, value } of this.table.standingAt(text, at)) {
        const { term, shields: isShield } = value;
        const here = span(at, at + wording.length);
        if (isShield) {
          const known = shields.get(term);
          if (known) known.push(here);
          else shields.set(term, [here]);
        }
        if (!isShield && hits.length < MOST_HITS && isInForce(term, date)) hits.push({ span: here, term });
      }
    return withoutInner(
      hits.filter((hit) => !shields.get(hit.term)?.some((shield) => holds(shield, hit.span))),
    );
  }
}

function needlesOf(term: Term): readonly (readonly [string, Needle])[] {
  const { text, kind, variants, except } = term;
  const [found, permitted] = kind === "preferred" ? [variants, [text]] : [[text], variants];
  return [
    ...found.map((wording) => [wording, { term, shields: false }] as const),
    ...[...permitted, ...except].map((wording) => [wording, { term, shields: true }] as const),
  ];
}

const holds = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** Of hits that touch each other's text the longest, and of those the first. @param hits in the order of their starts */
function withoutInner(hits: readonly TermHit[]): readonly TermHit[] {
  const kept: TermHit[] = [];
  for (const hit of hits) {
    const last = kept.at(-1);
    if (!last || hit.span.start >= last.span.end) kept.push(hit);
    else if (length(hit) > length(last)) kept[kept.length - 1] = hit;
  }
  return kept;
}

const length = ({ span: { start, end } }: TermHit): number => end - start;
