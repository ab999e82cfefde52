import type { Draft } from "../../speech/model";
import type { Span } from "../../text/span";
import { outline, type OutlineNode } from "./symbols";

/** Length of a section, shown above its heading. */
interface Lens {
  /** Source span of the heading. */
  readonly span: Span;
  readonly characters: number;
  /** Spoken minutes at the speaking rate. */
  readonly minutes: number;
  /** Of the whole speech, at its title. */
  readonly total: boolean;
}

/** One lens for each title and heading that has a body of its own line. `speakingRate` in syllables per minute. */
export function lenses(draft: Draft, speakingRate: number): readonly Lens[] {
  const out: Lens[] = [];
  const visit = (node: OutlineNode): void => {
    if (node.kind === "title" || node.kind === "heading" || node.kind === "run-in")
      out.push({
        span: node.selection,
        characters: node.characters,
        minutes: node.minutes,
        total: node.kind === "title",
      });
    node.children.forEach(visit);
  };
  outline(draft, speakingRate).forEach(visit);
  return out;
}
