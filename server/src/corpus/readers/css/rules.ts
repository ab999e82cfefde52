import type { Attributes } from "../htmlElements";
import { declarationsOf, type Declarations } from "./declarations";
import { matches, selectorsOf, type Compound } from "./selector";
import { rulesOf } from "./sheet";

/** One element of a selector, with those it stands in before it. */
interface Step {
  readonly number: number;
  readonly compound: Compound;
  /** Number of the step for the element around; -1 for none. */
  readonly before: number;
  /** The element around is the very next. */
  readonly child: boolean;
  /** Where it is the last of a selector. */
  readonly rule?: MatchedRule;
}

export interface MatchedRule {
  readonly declarations: Declarations;
  readonly specificity: number;
  readonly order: number;
}

/** Elements of selectors that are kept, and comparisons that are made in a page: no page that is read comes near. */
const MOST_STEPS = 20_000;
const MOST_CHECKS = 20_000_000;

/**
 * The rules of a page's style sheets. It walks along with the parser: for each step of a selector it is counted how
 * many of the elements at hand stand for it, so that no element ever looks back at all those around it.
 */
export class StyleRules {
  private readonly steps = new Map<string, Step[]>();
  private count = 0;
  /** For each step, the open elements that match it. */
  private readonly open: number[] = [];
  /** For each open element, the steps that it matches. */
  private readonly matched: (readonly number[])[] = [];
  private checks = 0;

  constructor(sheets: readonly string[]) {
    let order = 0;
    for (const sheet of sheets)
      for (const { selectors, declarations: text } of rulesOf(sheet)) {
        const declarations = declarationsOf(text);
        if (declarations.size === 0) continue;
        for (const { steps, specificity } of selectorsOf(selectors)) {
          if (this.count + steps.length > MOST_STEPS) return;
          this.add(steps, { declarations, specificity, order: order++ });
        }
      }
  }

  get isEmpty(): boolean {
    return this.count === 0;
  }

  /** Takes an element in and returns the rules for it, the weakest first. */
  enter(name: string, attributes: Attributes): readonly MatchedRule[] {
    const classes = new Set(attributes["class"]?.slice(0, LONGEST_CLASSES).split(/\s+/));
    const own: number[] = [];
    const rules: MatchedRule[] = [];
    for (const key of [`#${attributes["id"] ?? ""}`, ...[...classes].map((one) => `.${one}`), name, "*"])
      for (const step of this.steps.get(key) ?? []) {
        if (++this.checks > MOST_CHECKS) break;
        if (!this.standsRight(step) || !matches(step.compound, name, attributes, classes)) continue;
        own.push(step.number);
        if (step.rule) rules.push(step.rule);
      }
    for (const step of own) this.open[step]!++;
    this.matched.push(own);
    return rules.sort((a, b) => a.specificity - b.specificity || a.order - b.order);
  }

  leave(): void {
    for (const step of this.matched.pop() ?? []) this.open[step]!--;
  }

  private standsRight({ before, child }: Step): boolean {
    if (before < 0) return true;
    return child ? this.matched.at(-1)?.includes(before) === true : this.open[before]! > 0;
  }

  private add(
    compounds: readonly { readonly compound: Compound; readonly child: boolean }[],
    rule: MatchedRule,
  ): void {
    compounds.forEach(({ compound, child }, i) => {
      const number = this.count++;
      const last = i === compounds.length - 1;
      const step: Step = {
        number,
        compound,
        child,
        before: i === 0 ? -1 : number - 1,
        ...(last && { rule }),
      };
      const key = keyOf(compound);
      const known = this.steps.get(key);
      if (known) known.push(step);
      else this.steps.set(key, [step]);
      this.open.push(0);
    });
  }
}

/** UTF-16 units of a class attribute that are looked at. */
const LONGEST_CLASSES = 2_000;

/** By what a step is looked up: what tells most of an element. */
function keyOf({ id, classes, tag }: Compound): string {
  if (id !== undefined) return `#${id}`;
  return classes.length > 0 ? `.${classes[0]!}` : (tag ?? "*");
}
