import {
  commands,
  CompletionItemKind,
  Disposable,
  Range,
  window,
  workspace,
  type CompletionItem,
  type Position,
  type TextDocument,
  type TextDocumentContentChangeEvent,
} from "vscode";
import { itemsOf, type Provide } from "./completionItems";
import { homeOf, lostOf, type Inserted } from "./pure/insertedItem";
import { SECTION } from "./settings";

/** VS Code runs it when it has inserted one of our items. */
const COMMAND = `${SECTION}.itemInserted`;

/** Somebody may go on typing while what was lost is put back; each try knows of what was typed before it. */
const TRIES = 8;

interface Line {
  readonly document: TextDocument;
  readonly number: number;
  readonly text: string;
}

/** What our command is told. */
interface Taken extends Inserted {
  /** A marker: after 三、 the list for the heading opens, as it does when 、 is typed. */
  readonly opensList: boolean;
}

interface Changed {
  readonly version: number;
  readonly changes: readonly TextDocumentContentChangeEvent[];
  /** The line before it. */
  readonly line: Line;
}

/**
 * What follows when a completion item was inserted: the list that its text leads to; before that, what it took away is
 * put back that was typed behind its list. VS Code removes with an item's range all
 * that was typed since it was asked for: a key that comes before it has asked anew takes a figure or a mark away.
 */
export class InsertedItem {
  /** The line that completion was asked for in last, as it is. */
  private line: Line | undefined;
  /** The last change of that document. */
  private changed: Changed | undefined;

  /** Lets VS Code say of each item that `inner` gives when it has inserted it. */
  around(inner: Provide): Provide {
    return async (document, position, context, token, next) => {
      this.line = { document, number: position.line, text: document.lineAt(position).text };
      const items = await inner(document, position, context, token, next);
      for (const item of itemsOf(items)) tellOf(item, position);
      return items;
    };
  }

  follow(): Disposable {
    return Disposable.from(
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const line = this.line;
        if (line?.document !== document || contentChanges.length === 0) return;
        this.changed = { version: document.version, changes: contentChanges, line };
        const { number } = line;
        this.line =
          number < document.lineCount ? { document, number, text: document.lineAt(number).text } : undefined;
      }),
      commands.registerCommand(COMMAND, (taken: Taken) => this.follows(taken)),
    );
  }

  private async follows(taken: Taken): Promise<void> {
    await this.putBack(taken);
    if (taken.opensList) await commands.executeCommand("editor.action.triggerSuggest", { auto: true });
  }

  private async putBack(inserted: Inserted): Promise<void> {
    const changed = this.changed;
    const editor = window.activeTextEditor;
    if (!changed || !editor || editor.document !== changed.line.document) return;
    const { document } = editor;
    if (document.version !== changed.version) return;
    const { lost, offsets } = lossIn(changed, inserted);
    let isBack = lost === "";
    for (let tries = 0; !isBack && tries < TRIES; tries++) {
      isBack = await editor.edit(
        (edit) => offsets.forEach((at) => edit.insert(document.positionAt(at), lost)),
        { undoStopBefore: false, undoStopAfter: false },
      );
    }
  }
}

/** What the insertion of an item took away too much, and the offsets at which it belongs. */
function lossIn({ changes, line }: Changed, inserted: Inserted): { lost: string; offsets: number[] } {
  const change = changes.find(({ range }) => range.start.line === line.number && range.isSingleLine);
  if (!change) return { lost: "", offsets: [] };
  const { start, end } = change.range;
  const lost = lostOf(inserted, line.text.slice(start.character, end.character), change.text);
  // The same was typed at every cursor, and is lost where the item took the place of as much.
  const alike = changes.filter(({ rangeLength }) => rangeLength === change.rangeLength);
  return { lost, offsets: alike.map((one) => startAfter(one, changes) + homeOf(inserted, one.text)) };
}

function tellOf(item: CompletionItem, { character }: Position): void {
  const { range, filterText, kind } = item;
  if (!(range instanceof Range) || filterText === undefined) return;
  const taken: Taken = {
    filterText,
    before: character - range.start.character,
    after: range.end.character - character,
    opensList: kind === CompletionItemKind.Enum, // what the server gives markers as
  };
  item.command = { command: COMMAND, title: "", arguments: [taken] };
}

/** Offset at which the text of one change begins after all of them. */
function startAfter(
  { rangeOffset }: TextDocumentContentChangeEvent,
  changes: readonly TextDocumentContentChangeEvent[],
): number {
  return changes.reduce(
    (at, one) => (one.rangeOffset < rangeOffset ? at + one.text.length - one.rangeLength : at),
    rangeOffset,
  );
}
