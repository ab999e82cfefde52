import {
  FoldingRangeKind,
  SymbolKind,
  type CodeLens,
  type DocumentSymbol,
  type FoldingRange,
  type SelectionRange,
  type SelectionRangeParams,
} from "vscode-languageserver";
import { folds } from "../../features/outline/folding";
import { lenses } from "../../features/outline/lenses";
import { measureSpan } from "../../features/outline/measure";
import { selectionSpans } from "../../features/outline/selection";
import { statistics as figures } from "../../features/outline/statistics";
import { outline, type OutlineNode } from "../../features/outline/symbols";
import { isSpeech } from "../../features/gate";
import type { Measured, MeasureParams, Statistics } from "../../protocol";
import type { SectionKind } from "../../speech/model";
import { localized, type Locale } from "../../text/localized";
import { toRange, toSpan } from "../convert";
import type { OpenDocument } from "../session/documents";
import type { Session } from "../session/session";

const SYMBOL: Record<SectionKind, SymbolKind> = {
  title: SymbolKind.File,
  salutation: SymbolKind.Event,
  heading: SymbolKind.Module,
  "run-in": SymbolKind.Field,
  topic: SymbolKind.Field,
  closing: SymbolKind.Event,
  thanks: SymbolKind.Event,
  signature: SymbolKind.Event,
};

export async function documentSymbols(document: OpenDocument, session: Session): Promise<DocumentSymbol[]> {
  const { draft, text } = document;
  if (!isSpeech(document)) return [];
  const { settings, locale } = await reading(document, session);
  const convert = (node: OutlineNode): DocumentSymbol => ({
    name: node.name,
    detail: lengthText(node, locale),
    kind: SYMBOL[node.kind],
    range: toRange(text, node.span),
    selectionRange: toRange(text, node.selection),
    children: node.children.map(convert),
  });
  return outline(draft, settings.speakingRate).map(convert);
}

export function foldingRanges(document: OpenDocument): FoldingRange[] {
  const { draft, text } = document;
  if (!isSpeech(document)) return [];
  return folds(draft)
    .map(({ span, kind }) => ({
      startLine: text.positionAt(span.start).line,
      endLine: text.positionAt(span.end).line,
      ...(kind === "furniture" && { kind: FoldingRangeKind.Comment }),
    }))
    .filter(({ startLine, endLine }) => endLine > startLine);
}

export function selectionRanges(
  document: OpenDocument,
  _session: Session,
  { positions }: SelectionRangeParams,
): SelectionRange[] {
  const { draft, text } = document;
  return positions.map((position) => {
    const spans = selectionSpans(draft, text.offsetAt(position));
    const none: SelectionRange | undefined = undefined;
    const nested = spans.reduceRight<SelectionRange | undefined>(
      (parent, span) => ({ range: toRange(text, span), ...(parent && { parent }) }),
      none,
    );
    return nested ?? { range: { start: position, end: position } };
  });
}

export async function codeLenses(document: OpenDocument, session: Session): Promise<CodeLens[]> {
  const { draft, text } = document;
  const { settings, locale } = await reading(document, session);
  if (!settings.outline.codeLens || !isSpeech(document)) return [];
  return lenses(draft, settings.speakingRate).map((lens) => ({
    range: toRange(text, lens.span),
    command: { title: lensText(lens, locale), command: "" },
  }));
}

export async function statistics(document: OpenDocument, session: Session): Promise<Statistics> {
  const { settings } = await reading(document, session);
  const { characters, minutes, sections } = figures(document.draft, settings.speakingRate);
  return { characters, minutes, sections };
}

/** What is selected, as far as it is spoken. */
export async function measure(
  document: OpenDocument,
  session: Session,
  { range }: MeasureParams,
): Promise<Measured> {
  const { draft, text } = document;
  const { settings } = await reading(document, session);
  const { characters, syllables } = measureSpan(draft, toSpan(text, range));
  return { characters, minutes: syllables / settings.speakingRate };
}

async function reading({ uri }: OpenDocument, session: Session) {
  const settings = await session.settings.of(uri);
  return { settings, locale: session.client.locale(settings) };
}

interface Length {
  readonly characters: number;
  readonly minutes: number;
}

/** A salutation takes no time worth telling. */
function lengthText({ characters, minutes }: Length, locale: Locale): string {
  if (minutes < 0.1) return localized(`${characters}字`, `${characters} chars`)[locale];
  const time = minutes < 10 ? minutes.toFixed(1) : String(Math.round(minutes));
  return localized(`${characters}字 ${time}分钟`, `${characters} chars, ${time} min`)[locale];
}

function lensText(lens: Length & { readonly total: boolean }, locale: Locale): string {
  const length = lengthText(lens, locale);
  return lens.total ? localized(`全文 ${length}`, `In all ${length}`)[locale] : length;
}
