// What stands around the text: status bar, commands, contributions.
import { strict as assert } from "node:assert";
import { suite, suiteSetup, teardown, test } from "mocha";
import * as vscode from "vscode";
import { ui } from "../support/bridge.js";
import { closeAll, draft, open, statusBar, workspaceFolder } from "../support/drafts.js";
import { until } from "../support/wait.js";

/** Parts of the manifest that these tests read. */
interface Manifest {
  contributes: { commands: { command: string }[]; walkthroughs: { id: string; steps: unknown[] }[] };
}

suite("Window", () => {
  let extension: vscode.Extension<unknown>;
  suiteSetup(async () => {
    const found = vscode.extensions.getExtension("speech-drafter.speech-drafter");
    assert.ok(found, "the extension is there");
    extension = found;
    await extension.activate();
  });
  teardown(closeAll);

  test("every command of the manifest is there", async () => {
    const known = new Set(await vscode.commands.getCommands(true));
    const { commands } = (extension.packageJSON as Manifest).contributes;
    assert.ok(commands.length > 0);
    const missing = commands.map(({ command }) => command).filter((command) => !known.has(command));
    assert.deepEqual(missing, []);
  });

  test("the status bar shows the draft's characters and minutes and follows the typing", async () => {
    await open(vscode.Uri.joinPath(workspaceFolder(), "outline.speech"));
    const figures = (items: string[]): string | undefined =>
      items.find((text) => /\d.*(字|char)/i.test(text));
    const before = await until("the figures show", async () => figures(await statusBar()));
    assert.match(before ?? "", /分|min/);
    await draft("在座谈会上的讲话\n\n同志们：\n\n谢谢大家<|>");
    const short = await until(
      "they are the new draft's",
      async () => figures(await statusBar()),
      (now) => now !== before,
    );
    await ui("ime", "zhudajiagongzuoshunli", "祝大家工作顺利");
    await until(
      "they follow the typing",
      async () => figures(await statusBar()),
      (now) => now !== short,
    );
  });

  test("the status item tells everything in words to a screen reader, and opens the menu of actions", async () => {
    await open(vscode.Uri.joinPath(workspaceFolder(), "outline.speech"));
    const item = '.statusbar-item [aria-label*="Corpus: "]';
    await until(
      "its label",
      () => ui("count", item),
      (n) => n === 1,
    );
    await ui("click", item);
    const rows = await until(
      "the actions",
      () => ui("texts", ".quick-input-list .monaco-list-row"),
      (all) => all.some((text) => text.includes("Next Placeholder")),
    );
    for (const action of ["New Draft", "Take Back What Was Accepted…", "Renumber", "Set Stage…"])
      assert.ok(
        rows.some((text) => text.includes(action)),
        `${action} in ${rows.join(" / ")}`,
      );
    await ui("press", "Escape");
  });

  test("an English file shows none of them", async () => {
    await draft("# Notes\n\nNothing to see here.\n", "md");
    await until("the item is gone", statusBar, (items) => !items.some((text) => /\d.*字/.test(text)));
  });

  test("the walkthrough has its four steps", () => {
    const [walkthrough] = (extension.packageJSON as Manifest).contributes.walkthroughs;
    assert.equal(walkthrough?.steps.length, 4);
  });

  test("Markdown's own outline and ours do not stand twice", async () => {
    const editor = await draft("# 工作笔记\n\n## 第一部分\n\n今天学习了会议精神。\n", "md");
    const symbols = await until(
      "there is an outline",
      () =>
        vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
          "vscode.executeDocumentSymbolProvider",
          editor.document.uri,
        ),
      (all) => (all?.length ?? 0) > 0,
    );
    const names = allNames(symbols ?? []);
    for (const heading of ["工作笔记", "第一部分"]) {
      assert.equal(names.filter((name) => name.includes(heading)).length, 1, names.join(" / "));
    }
  });

  test("no error message has come up", async () => {
    assert.deepEqual(await ui("notifications"), []);
  });
});

function allNames(symbols: vscode.DocumentSymbol[]): string[] {
  return symbols.flatMap((one) => [one.name, ...allNames(one.children)]);
}
