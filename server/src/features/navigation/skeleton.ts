import type { CorpusHeading } from "../../corpus/lookup";
import { fold } from "../../text/fold";
import { escapeSnippet } from "../escapeSnippet";
import { slotsIn, type Slot } from "../names/slots";

/** Stands where something is to be filled in: what is left of it the placeholder rule finds. */
const BLANK = "××";

/**
 * The headings of a speech as a snippet to be filled: every figure, date and name is a tab stop of its own, and one
 * name that comes back is one stop. Text under each heading is left out; the last stop is where it begins.
 */
export function skeleton(headings: readonly CorpusHeading[], names: readonly string[] = []): string {
  const stops = new Stops(names);
  const parts = headings.filter(({ kind }) => KEPT.has(kind)).map((heading) => lineOf(heading, stops));
  const first = headings.findIndex(({ kind }) => kind === "heading" || kind === "run-in");
  const opening = headings.slice(0, first < 0 ? headings.length : first).filter(({ kind }) => KEPT.has(kind));
  // Between what addresses the hall and the first heading the draft begins.
  parts.splice(opening.length, 0, "$0");
  return `${parts.join("\n\n")}\n`;
}

const KEPT: ReadonlySet<string> = new Set(["title", "salutation", "heading", "run-in"]);

function lineOf({ name, kind, marker }: CorpusHeading, stops: Stops): string {
  const number = escapeSnippet(name.slice(0, marker));
  const text = fold(name.slice(marker)).text;
  const tail = kind === "salutation" && !/[：:！!]$/.test(text) ? "：" : "";
  return number + stops.fill(text) + tail;
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

  private stop(text: string, { span, kind }: Slot): string {
    const name = text.slice(span.start, span.end);
    const known = kind === "name" ? this.byName.get(name) : undefined;
    if (known !== undefined) return `\${${known}:${BLANK}}`;
    const number = this.next++;
    if (kind === "name") this.byName.set(name, number);
    return `\${${number}:${BLANK}}`;
  }
}
