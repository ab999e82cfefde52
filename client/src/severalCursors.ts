import { CompletionList, Range, SnippetString, window, type CompletionItem, type TextDocument } from "vscode";
import type { Items } from "./completionItems";
import { sharedEnd } from "./pure/mirrored";

/**
 * Our items replace the characters that a phrase begins with, so that VS Code ranks them. Mirrored tab stops and
 * several cursors stand behind different text: there an item is cut to what all of them have before them, else
 * VS Code would write the phrase's beginning twice at the others.
 */
export function fitToCursors(items: Items, document: TextDocument): Items {
  const editor = window.activeTextEditor;
  if (!items || editor?.document !== document || editor.selections.length < 2) return items;
  const shared = sharedEnd(
    editor.selections.map(({ active }) =>
      document.getText(new Range(active.line, 0, active.line, active.character)),
    ),
  );
  const fit = (all: CompletionItem[]): CompletionItem[] => all.flatMap((item) => cut(item, shared, document));
  return Array.isArray(items) ? fit(items) : new CompletionList(fit(items.items), items.isIncomplete);
}

/** Nothing where an item cannot be cut. */
function cut(item: CompletionItem, shared: number, document: TextDocument): CompletionItem[] {
  const { range, insertText, filterText } = item;
  if (!(range instanceof Range) || range.isEmpty) return [item];
  const excess = range.end.character - range.start.character - shared;
  if (excess <= 0) return [item];
  const covered = document.getText(new Range(range.start, range.start.translate(0, excess)));
  const text = insertText instanceof SnippetString ? insertText.value : insertText;
  if (text?.startsWith(covered) !== true) return [];
  const rest = text.slice(excess);
  item.range = new Range(range.start.translate(0, excess), range.end);
  item.insertText = insertText instanceof SnippetString ? new SnippetString(rest) : rest;
  if (filterText?.startsWith(covered) === true) item.filterText = filterText.slice(excess);
  return [item];
}
