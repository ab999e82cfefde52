import type { PackSnapshot } from "../packs/snapshot";
import { TermMatcher } from "../packs/termMatcher";
import { memoized } from "../text/memo";

/** All terms of the packs in one matcher: found in drafts, and kept out of what is offered. */
export const termsOf = memoized(({ terms }: PackSnapshot) => new TermMatcher(terms));
