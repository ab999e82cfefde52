// The outline of a draft, as VS Code shows it.
import { strict as assert } from "node:assert";
import { suite, suiteSetup, suiteTeardown, test } from "mocha";
import * as vscode from "vscode";
import { ui } from "../support/bridge.js";
import { closeAll, open, workspaceFolder } from "../support/drafts.js";
import { until } from "../support/wait.js";

suite("Outline", () => {
  let editor: vscode.TextEditor;
  suiteSetup(async () => {
    editor = await open(vscode.Uri.joinPath(workspaceFolder(), "outline.speech"));
  });
  suiteTeardown(closeAll);

  test("headings stand under their parents", async () => {
    const symbols = await until(
      "there is an outline",
      () =>
        vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
          "vscode.executeDocumentSymbolProvider",
          editor.document.uri,
        ),
      (all) => (all?.length ?? 0) > 0,
    );
    const paths = flatten(symbols ?? []);
    const second = paths.find((path) => path.at(-1)?.includes("加强纪律建设"));
    assert.ok(second, `（二） is in ${JSON.stringify(paths)}`);
    assert.ok(second.at(-2)?.includes("提高认识"), `（二） stands under 一、: ${JSON.stringify(second)}`);
    for (const name of ["提高认识", "突出重点", "压实责任"]) {
      assert.ok(
        paths.some((path) => path.at(-1)?.includes(name)),
        `${name} is in ${JSON.stringify(paths)}`,
      );
    }
    const inside = (all: vscode.DocumentSymbol[]): void => {
      for (const one of all) {
        assert.ok(one.range.contains(one.selectionRange), one.name);
        inside(one.children);
      }
    };
    inside(symbols ?? []);
  });

  test("the Outline view lists them", async () => {
    await vscode.commands.executeCommand("outline.focus");
    const rows = await until(
      "the view is filled",
      () => ui("texts", ".outline-tree .monaco-list-row"),
      (all) => all.some((text) => text.includes("突出重点")),
    );
    assert.ok(
      rows.some((text) => text.includes("加强理论学习")),
      rows.join(" / "),
    );
  });

  test("breadcrumbs follow the cursor", async () => {
    const heading = editor.document.getText().indexOf("把规矩挺在前面");
    editor = await open(editor.document.uri, heading);
    await until(
      "the breadcrumbs name the section",
      () => ui("texts", ".breadcrumbs-control .monaco-breadcrumb-item"),
      (items) =>
        items.some((text) => text.includes("提高认识")) &&
        items.some((text) => text.includes("加强纪律建设")),
    );
  });

  test("a section folds away", async () => {
    const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      "vscode.executeFoldingRangeProvider",
      editor.document.uri,
    );
    const line = (text: string): number =>
      editor.document.positionAt(editor.document.getText().indexOf(text)).line;
    const section = ranges.find((range) => range.start === line("一、提高认识"));
    assert.ok(section, `一、 folds: ${JSON.stringify(ranges)}`);
    assert.ok(section.end >= line("要把规矩挺在前面") && section.end < line("二、突出重点"));

    editor = await open(editor.document.uri, editor.document.getText().indexOf("一、提高认识"));
    const shown = (text: string) => async (): Promise<boolean> =>
      (await ui("texts", ".editor-group-container.active .view-line")).some((one) => one.includes(text));
    assert.ok(await shown("学以致用")(), "the body shows");
    await vscode.commands.executeCommand("editor.fold");
    await until("the body is folded away", shown("学以致用"), (visible) => !visible);
    assert.ok(await shown("二、突出重点")(), "the next heading stays");
    await vscode.commands.executeCommand("editor.unfoldAll");
    await until("the body is back", shown("学以致用"));
  });
});

/** The names from the root to each symbol. */
function flatten(symbols: vscode.DocumentSymbol[], above: string[] = []): string[][] {
  return symbols.flatMap((one) => [[...above, one.name], ...flatten(one.children, [...above, one.name])]);
}
