import {
  type CompletionList,
  MarkupKind,
  type CompletionItem,
  type CompletionParams,
  type InlineCompletionItem,
  type InlineCompletionParams,
} from "vscode-languageserver";
import { complete } from "../../features/completion/complete";
import { inlineCompletion as bestContinuation } from "../../features/completion/inline";
import { requestFor, type CompletionRequest } from "../../features/completion/types";
import { withFrontMatter } from "../../features/settings/frontMatter";
import { isServed } from "../../features/gate";
import type { Settings } from "../../features/settings/settings";
import type { Asked } from "../session/completionState";
import { toCompletionItem, toRange, toSpan } from "../convert";
import type { OpenDocument } from "../session/documents";
import type { Session } from "../session/session";

/** A pause longer than this since the last change makes a request one that somebody asked for, in ms. */
const EXPLICIT_AFTER = 400;

/** VS Code asks in the same way whether it was typed or called for: a call comes once more, or after a pause. */
function isExplicit(document: OpenDocument, offset: number, last: Asked | undefined): boolean {
  if (document.lastChange === undefined || Date.now() - document.lastChange.time > EXPLICIT_AFTER)
    return true;
  return last?.key === document.key && last.version === document.version && last.offset === offset;
}

export async function completion(
  document: OpenDocument,
  session: Session,
  { position }: CompletionParams,
): Promise<CompletionList | null> {
  const { draft, text, uri, key, version } = document;
  const { completion: state } = session;
  const snapshot = session.snapshotFor(document);
  const offset = wholeOffset(document, text.offsetAt(position));
  const settings = await settingsFor(document, session);
  if (!settings.completion.enabled || !isServed(document) || session.snapshots.isOnlyRead(document))
    return null;
  const explicit = isExplicit(document, offset, state.last?.asked);
  const asked = requestFor({ draft, offset, snapshot, settings, explicit, languageId: document.languageId });
  const before = beforeCursor(asked);
  state.notice(document, before);
  const suggestions = complete(known(asked, document, session)).filter(
    ({ isSnippet }) => !isSnippet || session.client.abilities.snippets,
  );
  const id = state.send({ uri, key, version, offset }, before, suggestions);
  const locale = session.client.locale(settings);
  return {
    isIncomplete: true,
    items: suggestions.map((s, rank) => toCompletionItem(text, s, rank, locale, { list: id, rank })),
  };
}

export async function resolveCompletion(item: CompletionItem, session: Session): Promise<CompletionItem> {
  const data = item.data as { list: number; rank: number } | undefined;
  const { last } = session.completion;
  if (!data || !last || data.list !== last.id) return item;
  const settings = await session.settings.of(last.asked.uri);
  const value = last.suggestions[data.rank]?.resolve?.();
  // Plain text: corpus wording never reaches Markdown here.
  if (value)
    item.documentation = { kind: MarkupKind.PlainText, value: value[session.client.locale(settings)] };
  return item;
}

export async function inlineCompletion(
  document: OpenDocument,
  session: Session,
  { position, context }: InlineCompletionParams,
): Promise<InlineCompletionItem[] | null> {
  const { draft, text } = document;
  const snapshot = session.snapshotFor(document);
  const offset = wholeOffset(document, text.offsetAt(position));
  const settings = await settingsFor(document, session);
  const { enabled, ghostText } = settings.completion;
  if (!enabled || !ghostText || !isServed(document) || session.snapshots.isOnlyRead(document)) return null;
  const selected = context.selectedCompletionInfo;
  const asked = requestFor({ draft, offset, snapshot, settings, explicit: false });
  session.completion.notice(document, beforeCursor(asked));
  const best = bestContinuation(
    known(asked, document, session),
    selected && {
      replace: toSpan(text, selected.range),
      text: selected.text,
    },
  );
  return best ? [{ insertText: best.newText, range: toRange(text, best.replace) }] : [];
}

/** Folded text of the cursor's paragraph up to the cursor. */
const beforeCursor = ({ cursor }: CompletionRequest): string => cursor?.before ?? "";

/** With all that the session knows of the draft and of its user. */
const known = (request: CompletionRequest, document: OpenDocument, session: Session): CompletionRequest => ({
  ...session.withDraftIndex(document, request),
  passedOver: session.completion.passedOver(document),
  calibration: session.completion.calibration,
});

/** Settings with what the draft says of itself; a client that knows no tab stops gets none. */
async function settingsFor({ uri, draft }: OpenDocument, session: Session): Promise<Settings> {
  const settings = withFrontMatter(await session.settings.of(uri), draft.text);
  if (session.client.abilities.snippets) return settings;
  return { ...settings, completion: { ...settings.completion, slots: false } };
}

/** Never inside a surrogate pair: an edit there would tear a character in two. */
function wholeOffset({ draft }: OpenDocument, offset: number): number {
  const unit = draft.text.charCodeAt(offset);
  const before = draft.text.charCodeAt(offset - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && before >= 0xd800 && before <= 0xdbff ? offset - 1 : offset;
}
