// Drafts on the screen, ready for keys.
import * as path from "node:path";
import * as vscode from "vscode";
import { ui, type Row } from "./bridge.js";
import { until } from "./wait.js";

/** Where the cursor stands in a test's text. */
const CURSOR = "<|>";
/** Each suite is a bundle with its own copy of this module, and a name once used keeps its old text. */
const run = Date.now().toString(36);
let count = 0;

/** The temporary copy of the fixtures that the window has open. */
export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error("The window has no folder open.");
  return folder.uri;
}

/** Writes a new file into the workspace and opens it with the cursor at the mark; keys go to it when this returns. */
export async function draft(marked: string, ending = "speech"): Promise<vscode.TextEditor> {
  const at = marked.indexOf(CURSOR);
  const text = marked.replace(CURSOR, "");
  const file = vscode.Uri.joinPath(workspaceFolder(), "drafts", `草稿 ${run}-${++count}.${ending}`);
  await vscode.workspace.fs.writeFile(file, Buffer.from(text));
  return open(file, at < 0 ? text.length : at);
}

/** Opens a file of the workspace with the cursor at an offset. */
export async function open(file: vscode.Uri, offset = 0): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(file);
  const position = document.positionAt(offset);
  const selection = new vscode.Range(position, position);
  const editor = await vscode.window.showTextDocument(document, { selection, preview: false });
  // the page learns of all this later than the extension host does
  const place = `Ln ${position.line + 1}, Col ${position.character + 1}`;
  await until("the editor has the focus", () => ui("editorFocused"));
  await until(`the cursor is at ${place}`, async () => (await statusBar()).includes(place));
  const name = path.posix.basename(file.path);
  await until(`${name} is the active editor`, async () =>
    (await ui("texts", ".editor-group-container.active .tab.active .label-name")).includes(name),
  );
  return editor;
}

/** The line on which the cursor stands. */
export function lineOf(editor: vscode.TextEditor): string {
  return editor.document.lineAt(editor.selection.active.line).text;
}

/** Closes all editors; drafts lie in a temporary workspace, so nothing is asked. */
export async function closeAll(): Promise<void> {
  await ui("press", "Escape");
  for (const document of vscode.workspace.textDocuments) if (document.isDirty) await document.save();
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  await until("all editors are closed", () => vscode.window.visibleTextEditors.length === 0);
}

export async function statusBar(): Promise<string[]> {
  return ui("texts", ".statusbar-item");
}

/** Waits for a row of the completion list. */
export async function row(what: string, wanted: (row: Row) => boolean): Promise<Row> {
  const rows = await until(
    `the list offers ${what}`,
    () => ui("popup"),
    (list) => list.some(wanted),
  );
  return rows.find(wanted)!;
}

/** Moves down the list to a row and accepts it, as a drafter does. */
export async function accept(wanted: (row: Row) => boolean): Promise<Row> {
  await row("the row to accept", wanted);
  for (let step = 0; step < 12; step++) {
    const focused = (await ui("popup")).find((one) => one.focused);
    if (focused && wanted(focused)) {
      await ui("press", "Tab");
      return focused;
    }
    await ui("press", "ArrowDown");
    await until(
      "another row is focused",
      () => ui("popup"),
      (rows) => rows.find((one) => one.focused)?.label !== focused?.label,
    );
  }
  throw new Error("The row cannot be reached.");
}

/** Milliseconds after which nobody waits for the menu any longer. */
const ASKED_AGAIN = 3_000;

/** Rows of the menu of fixes, and of the one of pastes. */
const ACTIONS = ".action-widget .monaco-list-row.action";

/** Opens the menu of fixes by its second key and takes one, by keys alone. */
export async function takeFix(title: string): Promise<void> {
  let asked = 0;
  await until(
    `the fix ${title} is on the screen`,
    async () => {
      const shown = await ui("texts", ACTIONS);
      // VS Code gives a list up that new findings overtake: whoever sees none presses the key again.
      if (shown.length === 0 && Date.now() - asked > ASKED_AGAIN) {
        asked = Date.now();
        await ui("press", "Alt+Enter"); // for IMEs that swallow Ctrl+.
      }
      return shown;
    },
    (all) => all.some((text) => text.includes(title)),
  );
  await takeAction(title);
}

/** Moves down an open menu of fixes or pastes and takes one. */
export async function takeAction(title: string): Promise<void> {
  const titles = await until(
    `${title} is on the screen`,
    () => ui("texts", ACTIONS),
    (all) => all.some((text) => text.includes(title)),
  );
  for (let step = 0; step < titles.length; step++) {
    const [focused = ""] = await until(
      "a row is focused",
      () => ui("texts", `${ACTIONS}.focused`),
      ({ length }) => length > 0,
    );
    if (focused.includes(title)) {
      await ui("press", "Enter");
      return;
    }
    await ui("press", "ArrowDown");
  }
  throw new Error(`${title} cannot be reached among ${titles.join(" / ")}.`);
}

/** Labels that a provider call would list at a position, whatever the screen shows. */
export async function offered(document: vscode.TextDocument, position: vscode.Position): Promise<string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    position,
  );
  return list.items.map((item) => (typeof item.label === "string" ? item.label : item.label.label));
}

/** Our findings on a document; others' (spelling, Markdown) do not count. */
export function findings(
  uri: vscode.Uri,
): { code: string; text: string; severity: vscode.DiagnosticSeverity; range: vscode.Range }[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter((one) => one.source === "speech-drafter")
    .map((one) => ({
      code: String(typeof one.code === "object" ? one.code.value : one.code),
      text: one.message,
      severity: one.severity,
      range: one.range,
    }));
}

/** Waits until the findings' codes are exactly these. */
export async function untilCodes(uri: vscode.Uri, codes: string[]): Promise<void> {
  const wanted = JSON.stringify([...codes].sort());
  await until(
    `the findings are ${wanted}`,
    () =>
      findings(uri)
        .map((one) => one.code)
        .sort(),
    (seen) => JSON.stringify(seen) === wanted,
  );
}

/** Sets a setting for the run of `work`, then takes it back. */
export async function withSetting(key: string, value: unknown, work: () => Promise<void>): Promise<void> {
  const settings = vscode.workspace.getConfiguration("speechDrafter");
  const before = settings.inspect(key)?.workspaceValue;
  await settings.update(key, value, vscode.ConfigurationTarget.Workspace);
  try {
    await work();
  } finally {
    await vscode.workspace
      .getConfiguration("speechDrafter")
      .update(key, before, vscode.ConfigurationTarget.Workspace);
  }
}
