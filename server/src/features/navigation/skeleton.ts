import type { CorpusHeading } from "../../corpus/lookup";
import { fold } from "../../text/fold";
import { escapeSnippet } from "../escapeSnippet";
import { slotsIn, type Slot } from "../names/slots";

/** Stands where something is to be filled in: what is left of it the placeholder rule finds. */
const BLANK = "××";

/**
 * The headings of a speech as a snippet to be filled, with its last words: every figure, date and name is a tab stop of
 * its own, and one name that comes back is one stop. Text under each heading is left out; the last stop is where it
 * begins.
 */
export function skeleton(headings: readonly CorpusHeading[], names: readonly string[] = []): string {
  const stops = new Stops(names);
  const parts = headings.filter(({ kind }) => KEPT.has(kind)).map((heading) => lineOf(heading, stops));
  const first = headings.findIndex(({ kind }) => KEPT.has(kind) && !FRONT.has(kind));
  const opening = headings.slice(0, first < 0 ? headings.length : first).filter(({ kind }) => KEPT.has(kind));
  // Between what addresses the hall and the first heading the draft begins.
  parts.splice(opening.length, 0, "$0");
  return `${parts.join("\n\n")}\n`;
}

const FRONT: ReadonlySet<string> = new Set(["title", "salutation"]);
const KEPT: ReadonlySet<string> = new Set([...FRONT, "heading", "run-in", "closing", "thanks"]);

function lineOf({ name, kind, marker }: CorpusHeading, stops: Stops): string {
  const number = escapeSnippet(name.slice(0, marker));
  const text = fold(name.slice(marker)).text;
  return number + stops.fill(text) + tailOf(kind, text, stops);
}

/** What a heading's name leaves off; the call behind 同志们， is the drafter's own. */
function tailOf(kind: string, text: string, stops: Stops): string {
  if (kind === "closing") return `，${stops.blank()}！`;
  if (/[：！]$/.test(text)) return "";
  return kind === "salutation" ? "：" : kind === "thanks" ? "！" : "";
}

/** Numbers the tab stops of one snippet. */
class Stops {
  private next = 1;
  private readonly byName = new Map<string, number>();

  constructor(private readonly names: readonly string[]) {}

  fill(text: string): string {
    let out = "";
    let at = 0;
    for (const slot of slotsIn(text, this.names)) {
      out += escapeSnippet(text.slice(at, slot.span.start)) + this.stop(text, slot);
      at = slot.span.end;
    }
    return out + escapeSnippet(text.slice(at));
  }

  /** A stop for words that no other speech could lend. */
  blank(): string {
    return `\${${this.next++}:${BLANK}}`;
  }

  private stop(text: string, { span, kind }: Slot): string {
    const name = text.slice(span.start, span.end);
    const known = kind === "name" ? this.byName.get(name) : undefined;
    if (known !== undefined) return `\${${known}:${BLANK}}`;
    if (kind === "name") this.byName.set(name, this.next);
    return this.blank();
  }
}
