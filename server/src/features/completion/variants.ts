/**
 * Fixed formulations that begin alike and go on differently: which of them holds is no matter of frequency, so only
 * what they have in common is offered.
 */
import { LONGEST_ITEM } from "../../index/continuation/ends";
import { labelOf, templateOf, type Template } from "./template";

/** The offers with competing formulations cut to their common beginning, or left out where that is no clause. */
export function withoutVariants<T extends { readonly label: string; readonly template: Template }>(
  offers: readonly T[],
): readonly T[] {
  const out: T[] = [];
  for (const offer of offers) {
    const shared = commonClause(offer, offers);
    if (shared === undefined) out.push(offer);
    else if (shared !== "" && !out.some(({ label }) => label === shared)) {
      const template = templateOf(shared);
      out.push({ ...offer, template, label: labelOf(template) });
    }
  }
  return out;
}

/** Shorter beginnings are any phrase's. */
const LEAST = 4;

/** What a formulation shares with those that compete with it, up to the end of a clause; `undefined` without any. */
function commonClause(
  offer: { readonly label: string },
  all: readonly { label: string }[],
): string | undefined {
  if (!isFormulation(offer.label)) return undefined;
  let shared: number | undefined;
  for (const other of all) {
    if (other === offer || !isFormulation(other.label)) continue;
    const length = sharedLength(offer.label, other.label);
    if (length >= LEAST) shared = Math.min(shared ?? length, length);
  }
  return shared === undefined ? undefined : clausesIn(offer.label, shared);
}

const isFormulation = (text: string): boolean => text.length > LONGEST_ITEM || /[，；：、]./u.test(text);

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

/** The clauses of a text that end within its first `length` characters, without the last mark. */
function clausesIn(text: string, length: number): string {
  const end = Math.max(...["、", "，", "；", "："].map((mark) => text.lastIndexOf(mark, length)));
  return end <= 0 ? "" : text.slice(0, end);
}
