import { isContent } from "../speech/blockKinds";
import type { Speech } from "../speech/model";
import { describeLine } from "../speech/lines/lines";
import { titleKey } from "../speech/lines/title";
import type { Span } from "../text/span";
import { sourceOffset, type CorpusDocument } from "./documents";
import { filledLines } from "../text/filledLines";
import type { LineInfo } from "../speech/lines/line";
import type { CutCode, Cut } from "./cut";

/** All that was cut of a document, in the order of its source; lines that were cut whole without their breaks. */
export function cutsOf(document: CorpusDocument): readonly Cut[] {
  const titles = new Set(document.draft.speeches.flatMap(titleKeys));
  const lines = document.draft.speeches.flatMap((speech) => furnitureLines(document, speech, titles));
  return [...document.cuts, ...lines].sort((a, b) => a.start - b.start || a.end - b.end);
}

const titleKeys = ({ blocks }: Speech): readonly string[] =>
  blocks.filter(({ kind }) => kind === "title").map(({ paragraph }) => titleKey(paragraph.folded.text));

function furnitureLines(
  document: CorpusDocument,
  { blocks }: Speech,
  titles: ReadonlySet<string>,
): readonly Cut[] {
  const first = blocks.findIndex(isContent);
  const last = blocks.findLastIndex(isContent);
  return blocks.flatMap((block, i) => {
    if (block.kind !== "furniture") return [];
    const place = i < first ? "before-title" : i > last ? "after-end" : "page";
    return linesIn(document.text, block.span).map(({ start, end }) => ({
      start: sourceOffset(document, start),
      end: sourceOffset(document, end - 1) + 1,
      code: codeOf(describeLine(document.text.slice(start, end)), titles, place),
    }));
  });
}

const SIGNS: Readonly<Record<NonNullable<LineInfo["furniture"]>, CutCode>> = {
  meta: "publication",
  intro: "introduction",
  strong: "page",
  list: "links",
  item: "links",
  page: "page-number",
  mark: "page",
  caption: "caption",
  aside: "stage-direction",
  row: "publication",
  licence: "page",
  end: "after-end",
};

/** An agency's head or tail: no page says it of itself. */
const AGENCY = /^（?(?:据|来源|转自)?[：]?(?:新华社|中新社|人民日报|本报|人民网|央视)/;

function codeOf({ text, furniture }: LineInfo, titles: ReadonlySet<string>, place: CutCode): CutCode {
  if (furniture === "strong" && AGENCY.test(text)) return "publication";
  if (furniture !== undefined) return SIGNS[furniture];
  return titles.has(titleKey(text)) ? "repeated-title" : place;
}

/** Lines that hold anything, without their breaks. */
function linesIn(text: string, { start, end }: Span): readonly Span[] {
  return filledLines(text.slice(start, end)).map((line) => ({
    start: start + line.start,
    end: start + line.end,
  }));
}
