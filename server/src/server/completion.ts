import {
  CompletionList,
  MarkupKind,
  type CompletionItem,
  type CompletionParams,
  type InlineCompletionItem,
  type InlineCompletionParams,
} from "vscode-languageserver";
import { complete } from "../features/completion/complete";
import { inlineCompletion as bestContinuation } from "../features/completion/inline";
import type { CompletionRequest, Suggestion } from "../features/completion/types";
import { isChinese } from "../features/gate";
import { toCompletionItem, toRange } from "./convert";
import type { OpenDocument } from "./documents";
import type { Session } from "./session";

/** A pause longer than this since the last change makes a request one that somebody asked for, in ms. */
const EXPLICIT_AFTER = 400;

interface Asked {
  readonly uri: string;
  readonly version: number;
  readonly offset: number;
}

/** The last list of each session: what `resolve` looks items up in, what tells a repeated request. */
interface LastList {
  readonly asked: Asked;
  readonly id: number;
  readonly suggestions: readonly Suggestion[];
}

const lastLists = new WeakMap<Session, LastList>();

/** VS Code asks in the same way whether it was typed or called for: a call comes twice, or after a pause. */
function isExplicit(document: OpenDocument, offset: number, last: Asked | undefined): boolean {
  const again = last?.uri === document.uri && last.version === document.version && last.offset === offset;
  return again || document.lastChange === undefined || Date.now() - document.lastChange.time > EXPLICIT_AFTER;
}

export async function completion(
  document: OpenDocument,
  session: Session,
  { position }: CompletionParams,
): Promise<CompletionList | null> {
  const { draft, text, uri, version } = document;
  const { snapshot } = session;
  const offset = cursorAt(document, text.offsetAt(position));
  const settings = await session.settings.of(uri);
  if (!settings.completion.enabled || !isServed(document)) return null;
  const last = lastLists.get(session);
  const request = { draft, offset, snapshot, settings, explicit: isExplicit(document, offset, last?.asked) };
  const suggestions = complete(session.withDraftIndex(document, request));
  const id = (last?.id ?? 0) + 1;
  lastLists.set(session, { asked: { uri, version, offset }, id, suggestions });
  const locale = session.locale(settings);
  return {
    isIncomplete: true,
    items: suggestions.map((s, rank) => toCompletionItem(text, s, rank, locale, { list: id, rank })),
  };
}

export async function resolveCompletion(item: CompletionItem, session: Session): Promise<CompletionItem> {
  const data = item.data as { list: number; rank: number } | undefined;
  const last = lastLists.get(session);
  if (!data || !last || data.list !== last.id) return item;
  const settings = await session.settings.of(last.asked.uri);
  const value = last.suggestions[data.rank]?.resolve?.();
  // Plain text: corpus wording never reaches Markdown here.
  if (value) item.documentation = { kind: MarkupKind.PlainText, value: value[session.locale(settings)] };
  return item;
}

export async function inlineCompletion(
  document: OpenDocument,
  session: Session,
  { position, context }: InlineCompletionParams,
): Promise<InlineCompletionItem[] | null> {
  const { draft, text, uri } = document;
  const { snapshot } = session;
  const offset = cursorAt(document, text.offsetAt(position));
  const settings = await session.settings.of(uri);
  if (!settings.completion.enabled || !settings.completion.ghostText || !isServed(document)) return null;
  const selected = context.selectedCompletionInfo;
  const request: CompletionRequest = { draft, offset, snapshot, settings, explicit: false };
  const best = bestContinuation(
    session.withDraftIndex(document, request),
    selected && {
      replace: { start: text.offsetAt(selected.range.start), end: text.offsetAt(selected.range.end) },
      text: selected.text,
    },
  );
  return best ? [{ insertText: best.newText, range: toRange(text, best.replace) }] : [];
}

/** Phrases are offered in every speech, and in other texts where they are Chinese. */
const isServed = ({ languageId, draft }: OpenDocument): boolean =>
  languageId === "speech" || isChinese(draft.text);

/** Never inside a surrogate pair: an edit there would tear a character in two. */
function cursorAt({ draft }: OpenDocument, offset: number): number {
  const unit = draft.text.charCodeAt(offset);
  const before = draft.text.charCodeAt(offset - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && before >= 0xd800 && before <= 0xdbff ? offset - 1 : offset;
}
