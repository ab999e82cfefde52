import { bylineAt } from "./byline";
import type { Extent } from "./boundaries";
import { findPlainHeadings, isHeadingLine } from "./headings";
import { findSentenceHeadings } from "./sentenceHeadings";
import type { BlockKind } from "../model";
import { headsNotes, isFootnote } from "../lines/notes";
import { isKicker, titleKey } from "../lines/title";
import type { Unit } from "../lines/line";

/** What each unit of one speech is; index 0 is `extent.first`. */
export function assignRoles(units: readonly Unit[], extent: Extent): readonly BlockKind[] {
  const own = units.slice(extent.first, extent.last + 1);
  const title = extent.title.map((i) => i - extent.first);
  const roles: BlockKind[] = own.map(({ furniture }) => (furniture ? "furniture" : "body"));
  for (const i of title) roles[i] = "title";
  own.forEach((unit, i) => {
    if (unit.head === "byline") roles[i] = "byline";
    if (unit.head === "below" && unit.info.shape === "salutation") roles[i] = "salutation";
  });
  markRepeatedTitles(own, title, roles);
  markHead(own, title, roles);
  markBehind(own, title, roles);
  markTail(own, roles);
  const markNumbered = (): void =>
    own.forEach((_, i) => {
      if (roles[i] === "body" && isHeadingLine(own, i, roles)) roles[i] = "heading";
    });
  markNumbered();
  own.forEach(({ info }, i) => {
    if (roles[i] === "body" && AUTHOR_NOTE.test(info.text)) roles[i] = "byline";
  });
  for (const i of findPlainHeadings(own, roles)) roles[i] = "heading";
  for (const i of findSentenceHeadings(own, roles)) roles[i] = "heading";
  // （一）发展基础。 heads them.
  markNumbered();
  return roles;
}

/** （作者为…） behind the body. */
const AUTHOR_NOTE = /^[（(【[](?:本文)?作者(?:系|为|是|单位|[：:])/;

/** The same title once more above the title, as web copies have it. */
function markRepeatedTitles(own: readonly Unit[], title: readonly number[], roles: BlockKind[]): void {
  if (title.length === 0) return;
  const keys = new Set(title.map((i) => titleKey(own[i]!.info.text)));
  for (let i = 0; i < Math.min(title[0]!, HEAD); i++) {
    if (roles[i] === "body" && own[i]!.info.shape === "titleish" && keys.has(titleKey(own[i]!.info.text)))
      roles[i] = "furniture";
  }
}

/** A short line without a sentence, with people addressed close below it: what a page left between. */
function isAboveSalutation(own: readonly Unit[], at: number): boolean {
  if (own[at]!.info.marker) return false;
  const salutation = own.findIndex(({ info }, i) => i > at && info.shape === "salutation");
  if (salutation < 0 || salutation > at + BETWEEN) return false;
  return own
    .slice(at, salutation)
    .every(({ info }) => info.width <= LABEL && info.end !== "final" && !info.inner);
}

/** Such lines, and their width. */
const BETWEEN = 3;
const LABEL = 16;

/** Width of a line above the title that says nothing. */
const SHORT = 10;
/** Units looked at for what stands around the title. */
const HEAD = 14;

/** Byline, notes, further title lines and the salutation, up to the first prose. */
function markHead(own: readonly Unit[], title: readonly number[], roles: BlockKind[]): void {
  let salutation = -1;
  for (let i = 0; i < Math.min(own.length, HEAD); i++) {
    if (roles[i] !== "body") continue;
    const { info } = own[i]!;
    if (info.shape === "salutation") {
      roles[i] = "salutation";
      salutation = i;
      continue;
    }
    const byline = salutation < 0 ? bylineAt(own, i) : undefined;
    if (byline) {
      for (let k = i; k < byline.end; k++) if (roles[k] === "body") roles[k] = "byline";
      continue;
    }
    const above = title.length > 0 && i < title[0]!;
    if (info.shape !== "titleish" || info.marker) {
      // Something above the title does not keep the salutation under it from being one.
      if (!above && !isAboveSalutation(own, i)) break;
      // An account's name, below what a page says of itself.
      if (info.width <= SHORT && roles[i - 1] === "furniture") roles[i] = "furniture";
      continue;
    }
    // Lines before the title: site and column names.
    if (above) roles[i] = isKicker(info.text) ? "byline" : "furniture";
    else if (!isAboveSalutation(own, i)) break;
  }
  // A second title line before a salutation or byline: a subtitle.
  const end = own.findIndex((_, i) => i < HEAD && (roles[i] === "salutation" || roles[i] === "byline"));
  for (let i = (title[0] ?? own.length) + 1; i < end; i++) {
    if (roles[i] === "body" && own[i]!.info.shape === "titleish") roles[i] = "byline";
  }
}

/** Byline lines behind a title that is printed behind its body. */
function markBehind(own: readonly Unit[], title: readonly number[], roles: BlockKind[]): void {
  const last = title.at(-1) ?? own.length;
  if (!own.some((_, i) => i < last && roles[i] === "body")) return;
  const rest = own.map((_, i) => i).filter((i) => i > last && roles[i] === "body");
  const isByline = ({ info }: Unit): boolean =>
    info.shape === "name" || info.shape === "post" || info.shape === "note";
  if (rest.every((i) => isByline(own[i]!))) for (const i of rest) roles[i] = "byline";
}

/** Glossary, notes, signature. */
function markTail(own: readonly Unit[], roles: BlockKind[]): void {
  const half = Math.floor(own.length * 0.4);
  const notes = own.findIndex(({ info }, i) => i > half && roles[i] === "body" && headsNotes(info.text));
  if (notes >= 0) for (let i = notes; i < own.length; i++) if (roles[i] === "body") roles[i] = "note";
  let i = own.length - 1;
  while (i >= 0 && roles[i] !== "body") i--;
  for (; i > 0 && roles[i] === "body" && isFootnote(own[i]!.info.text); i--) roles[i] = "note";
  markSignature(own, roles, i);
}

/** Organisation or name, then a date, at the very end; one of them alone where the head names nobody. */
function markSignature(own: readonly Unit[], roles: BlockKind[], end: number): void {
  let first = end + 1;
  let dated = false;
  while (first > 1 && end - first < 3) {
    const { info } = own[first - 1]!;
    if (
      roles[first - 1] !== "body" ||
      (info.shape !== "name" && info.shape !== "post" && info.shape !== "note")
    )
      break;
    if (info.shape === "note" && AUTHOR_NOTE.test(info.text)) break;
    dated ||= info.shape === "note";
    first--;
  }
  const alone = first === end && !roles.includes("byline") && own[end - 1]?.info.end === "final";
  if (!dated && first > end - 1 && !alone) return;
  for (let i = first; i <= end; i++) roles[i] = "signature";
}
