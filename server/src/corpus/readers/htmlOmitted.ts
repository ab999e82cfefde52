import { countHan } from "../../text/chars";
import type { HtmlLine } from "./htmlLine";

/** Share of a line's letters inside links from which it is made of links: dates may stand beside them. */
const LINKED = 0.7;
/** So many links side by side are a menu or a list of news; fewer may be of a text. */
const RUN = 3;

/**
 * Marks the lines that are of the page and not of what is written on it: those in elements for navigation, and runs
 * of links; and captions. Prose is never among them, and a page is never left without text.
 */
export function markOmitted(lines: readonly HtmlLine[]): void {
  const written = lines.filter(({ text }) => text.trim() !== "");
  const omitted = new Set(written.filter((line) => line.navigation && !isProse(line.text)));
  let run: HtmlLine[] = [];
  const endRun = (): void => {
    if (run.reduce((sum, { links }) => sum + links, 0) >= RUN) for (const line of run) omitted.add(line);
    run = [];
  };
  for (const line of written) {
    if (isLinks(line)) run.push(line);
    else endRun();
  }
  endRun();
  const captions = written.filter((line) => line.caption && !isProse(line.text) && countHan(line.text) > 0);
  if (written.every((line) => omitted.has(line) || countHan(line.text) === 0)) return;
  for (const line of captions) line.omitted = "caption";
  written.forEach((line, i) => {
    // It is above something, or it is all that the page calls a title.
    if (line.kicker && !isProse(line.text) && written.slice(i + 1).some(({ kicker }) => !kicker))
      line.omitted = "before-title";
  });
  for (const line of omitted) line.omitted = "links";
}

const isLinks = (line: HtmlLine): boolean =>
  line.links > 0 && line.linked >= line.letters * LINKED && !isProse(line.text);

export const isProse = (text: string): boolean => text.length >= 60 && /[。！？；]/.test(text);
