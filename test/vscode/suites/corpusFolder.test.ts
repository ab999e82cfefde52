// A team's folder is chosen, read, stopped and read on, as a person does it on the screen.
import { strict as assert } from "node:assert";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { suite, suiteSetup, suiteTeardown, teardown, test } from "mocha";
import * as vscode from "vscode";
import { ui } from "../support/bridge.js";
import { closeAll, draft, offered, statusBar } from "../support/drafts.js";
import { makeMixedFolder } from "../support/mixedFolder.js";
import { until } from "../support/wait.js";

const ROWS = ".pane-body .monaco-list-row";
const TOASTS = ".notifications-toasts .notification-list-item, .notifications-center .notification-list-item";
const BUTTONS = ".notification-list-item .monaco-button";
const OPENING = "在全镇工作会议上的讲话\n\n同志们：\n\n";
/** Long enough to be stopped while it is read. */
const SPEECHES = 400;
/** Reading millions of characters on a machine that others load. */
const PATIENCE = 90_000;

const has = (text: string) => (all: string[]) => all.some((one) => one.includes(text));
const rows = (): Promise<string[]> => ui("texts", ROWS);
const ours = async (): Promise<string> =>
  (await statusBar()).find((text) => /speeches|Starting/.test(text)) ?? "";

suite("Choosing a corpus folder", () => {
  let folder = "";
  let before: string[] | undefined;

  suiteSetup(async () => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), "speech-folder-")));
    makeMixedFolder(folder, SPEECHES);
    const settings = vscode.workspace.getConfiguration("speechDrafter");
    before = settings.inspect<string[]>("corpus.folders")?.workspaceValue;
    const editor = await draft(`${OPENING}要深入实施清水<|>`);
    await until(
      "the folder in use is indexed",
      () => offered(editor.document, editor.selection.active),
      (labels) => labels.some((label) => label.includes("绿岸提升")),
    );
    await closeAll();
  });
  suiteTeardown(async () => {
    await vscode.workspace
      .getConfiguration("speechDrafter")
      .update("corpus.folders", before, vscode.ConfigurationTarget.Workspace);
    await vscode.commands.executeCommand("notifications.clearAll");
    await vscode.commands.executeCommand("workbench.view.explorer");
    rmSync(folder, { recursive: true, force: true });
  });
  teardown(closeAll);

  test("it is chosen; its reading shows, is stopped, and goes on to the end", async function () {
    this.timeout(3 * PATIENCE);
    await vscode.commands.executeCommand("workbench.view.explorer");
    await draft(`${OPENING}<|>`);
    await vscode.commands.executeCommand("speechDrafter.useAsCorpusFolder", vscode.Uri.file(folder));
    const settings = vscode.workspace.getConfiguration("speechDrafter");
    assert.ok(settings.get<string[]>("corpus.folders")?.some((one) => one.startsWith(folder)));

    await until("the Corpus view comes up, with what is known so far", rows, has("Bundled examples"));
    await until("the status item says that it learns", ours, (text) => text.includes("learning"), PATIENCE);
    await until("the progress stands in the status bar", statusBar, has("建立索引"), PATIENCE);
    // What a click on it does; its figures go on, and a mouse would miss it now and then.
    await vscode.commands.executeCommand("notifications.showList");
    await until(
      "the progress with its figures",
      () => ui("texts", TOASTS),
      (all) => all.some((t) => /\d+\/\d+/.test(t)),
    );
    await until(
      "the status item says that it is stopped",
      async () => {
        // The list draws its rows anew with every figure: a click may fall on a button that has just gone.
        if ((await ui("count", BUTTONS)) > 0)
          await ui("clickMoving", BUTTONS, "Cancel").catch(() => undefined);
        return ours();
      },
      (text) => text.includes("stopped"),
    );
    await until(
      "what that means is told",
      () => ui("notifications"),
      has("Reading of the corpus was stopped"),
    );
    const editor = await draft(`${OPENING}要深入实施清水<|>`);
    assert.ok(
      (await offered(editor.document, editor.selection.active)).some((label) => label.includes("绿岸提升")),
      "what was known before serves on",
    );
    await vscode.commands.executeCommand("notifications.focusFirstToast");
    await ui("clickText", BUTTONS, "Go On");
    await until(
      "everything is read",
      ours,
      (text) => /4\d\d speeches/.test(text) && !/learning|stopped/.test(text),
      PATIENCE,
    );
  });

  test("the Corpus view has its speeches of every format, and the skipped files with reasons", async () => {
    await draft(`${OPENING}<|>`);
    await vscode.commands.executeCommand("speechDrafter.corpus.focus");
    await until("the folder", rows, has(path.basename(folder)));
    await until("the skipped files", rows, has("Skipped files"));
    await ui("clickText", ROWS, "Skipped files");
    for (const name of ["旧稿.doc", "空白.txt", "断了.docx"]) await until(name, rows, has(name));
    await ui("clickText", ROWS, "旧稿.doc");
    await until("the reason, no garbage", () => ui("notifications"), has("旧稿.doc is not in the corpus"));
    assert.equal(vscode.window.activeTextEditor?.document.uri.path.endsWith(".doc"), false);
    await vscode.commands.executeCommand("notifications.clearAll");
  });

  test("its phrases are offered from a GBK file, a Word file and a web page", async () => {
    for (const [typed, wanted] of [
      ["愿渡船灯火", "照亮求学路"],
      ["愿茶山新芽", "换来好光景"],
    ] as const) {
      const editor = await draft(`${OPENING}${typed}<|>`);
      await until(
        wanted,
        () => offered(editor.document, editor.selection.active),
        (labels) => labels.some((label) => label.startsWith(wanted.slice(0, 2))),
      );
    }
  });
});
