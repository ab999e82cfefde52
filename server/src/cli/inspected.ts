import { TextDocument } from "vscode-languageserver-textdocument";
import { cutsOf } from "../corpus/cuts";
import { sourceOffset, type CorpusDocument } from "../corpus/documents";
import { isSkip, type SkipReason } from "../corpus/skip";
import { measureSpeech } from "../features/outline/measure";
import { isContent } from "../speech/blockKinds";
import type { Speech } from "../speech/model";
import type { Locale } from "../text/localized";
import type { JsonCut, JsonInspectedFile, JsonInspectedSpeech } from "./json";
import { filledLines } from "../text/filledLines";
import { type Cut, CUT_REASONS } from "../corpus/cut";

/** What has become of one file of a corpus. */
export function inspected(
  file: string,
  result: CorpusDocument | SkipReason,
  locale: Locale,
): JsonInspectedFile {
  if (isSkip(result))
    return {
      file,
      encoding: null,
      speeches: [],
      cut: [],
      skipped: result.reason[locale],
      code: result.code,
    };
  const source = TextDocument.create(result.uri, "speech", 0, result.source);
  const lineAt = (offset: number): number => source.positionAt(offset).line + 1;
  return {
    file,
    encoding: result.encoding,
    speeches: speechesOf(result, (offset) => lineAt(sourceOffset(result, offset))),
    cut: cutLines(result.source, cutsOf(result), lineAt, locale),
  };
}

type LineAt = (offset: number) => number;

function speechesOf(document: CorpusDocument, lineAt: LineAt): readonly JsonInspectedSpeech[] {
  return document.draft.speeches.flatMap((speech) => {
    const start = sourceOffset(document, speech.span.start);
    const meta = document.speeches.find((each) => each.start === start);
    if (!meta) return [];
    const { title, author = null, position = null, organisation = null, occasion = null } = meta;
    const { date = null, kind = null } = meta;
    const { characters } = measureSpeech(speech).total;
    const lines = linesOf(speech, lineAt);
    return [{ title, author, position, organisation, occasion, date, kind, lines, characters }];
  });
}

/** Lines that belong to the speech; blank ones between them part nothing, nor does what is cut inside a line. */
function linesOf({ blocks }: Speech, lineAt: LineAt): readonly (readonly [number, number])[] {
  const out: [number, number][] = [];
  let parted = true;
  for (const block of blocks) {
    const { kind, span, paragraph } = block;
    if (kind === "blank") continue;
    if (isContent(block)) {
      const first = lineAt(span.start);
      const last = lineAt(span.start + Math.max(0, paragraph.text.length - 1));
      const before = out.at(-1);
      if (before && (!parted || first <= before[1] + 1)) before[1] = Math.max(before[1], last);
      else out.push([first, last]);
    }
    parted = kind === "furniture";
  }
  return out;
}

/** Line by line; pieces of one line that were cut for one reason stand together. */
function cutLines(source: string, cuts: readonly Cut[], lineAt: LineAt, locale: Locale): readonly JsonCut[] {
  const out: JsonCut[] = [];
  for (const { start, end, code } of cuts) {
    for (const span of filledLines(source.slice(start, end))) {
      const line = lineAt(start + span.start);
      const text = source.slice(start + span.start, start + span.end).trim();
      const last = out.at(-1);
      if (last?.line === line && last.code === code)
        out[out.length - 1] = { ...last, text: `${last.text} ${text}` };
      else out.push({ line, text, reason: CUT_REASONS[code][locale], code });
    }
  }
  return out;
}
