import type { DocumentOnTypeFormattingParams, TextEdit } from "vscode-languageserver";
import { marker } from "../../features/completion/sources/marker";
import { requestFor } from "../../features/completion/types";
import { cleanPaste } from "../../features/editing/cleanPaste";
import { renumber } from "../../features/editing/renumber";
import type { CleanedPaste, CleanPasteParams } from "../../protocol";
import { toRange, toTextEdits } from "../convert";
import type { OpenDocument } from "../session/documents";
import type { Session } from "../session/session";

/** After Enter: the next marker of the series, where `outline.continueMarkers` asks for it. */
export async function continueMarkers(
  { draft, text, uri }: OpenDocument,
  session: Session,
  { position }: DocumentOnTypeFormattingParams,
): Promise<TextEdit[]> {
  const { snapshot } = session;
  const settings = await session.settings.of(uri);
  if (!settings.outline.continueMarkers) return [];
  const request = requestFor({
    draft,
    offset: text.offsetAt(position),
    snapshot,
    settings,
    explicit: true,
  });
  const [next] = marker.provide(request);
  return next ? [{ range: toRange(text, next.replace), newText: next.newText }] : [];
}

/** Before a save: the numbers put right, where `outline.fixOnSave` asks for it. Undo takes them back. */
export async function fixOnSave(document: OpenDocument, session: Session): Promise<TextEdit[]> {
  const { draft, text, uri } = document;
  const settings = await session.settings.of(uri);
  if (!settings.outline.fixOnSave || session.snapshots.isOnlyRead(document)) return [];
  return toTextEdits(text, renumber(draft));
}

/** What is pasted instead of what the clipboard holds; null where that is fine as it is. */
export async function cleanedPaste({ text, html }: CleanPasteParams): Promise<CleanedPaste | null> {
  const cleaned = await cleanPaste({ text, ...(html !== undefined && { html }) });
  return cleaned === undefined ? null : { text: cleaned };
}
