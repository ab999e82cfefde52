// The Corpus view and the ways from a draft into the corpus, by keys alone.
import { strict as assert } from "node:assert";
import * as path from "node:path";
import { suite, suiteSetup, suiteTeardown, teardown, test } from "mocha";
import * as vscode from "vscode";
import { docxFile, p } from "../../support/docxFile.js";
import { gbk } from "../../support/gbk.js";
import { ui } from "../support/bridge.js";
import { closeAll, draft, statusBar, workspaceFolder } from "../support/drafts.js";
import { until } from "../support/wait.js";

const ROWS = ".pane-body .monaco-list-row";
const PICKS = ".quick-input-list .monaco-list-row";
const OPENING = "在全区工作会议上的讲话\n\n同志们：\n\n";

const speech = (title: string, words: string): string =>
  `${title}\n\n同志们：\n\n今天开个短会。\n\n一、提高认识\n\n${words}\n\n二、抓好落实\n\n要一件一件抓落实。\n`;
const FILES: Record<string, Uint8Array> = {
  "部署/春播.txt": Buffer.from(speech("在全区2025年春播工作部署会上的讲话", "要唱好春播备耕四季歌。")),
  "部署/秋收.txt": gbk(speech("在全区2026年秋收工作部署会上的讲话", "要打好颗粒归仓攻坚仗。")),
  "夜校.docx": docxFile(
    ["在乡村夜校开班式上的致辞", "各位乡亲：", "一、办好夜校", "要点亮田间夜校读书灯。"]
      .map((text) => p(text))
      .join(""),
  ),
  "坏掉的.docx": Buffer.from("不是文档"),
};
const folder = (): vscode.Uri => vscode.Uri.joinPath(workspaceFolder(), "corpus", "视图 测试");

const rows = (): Promise<string[]> => ui("texts", ROWS);
const has = (text: string) => (all: string[]) => all.some((row) => row.includes(text));
const selectedText = (): string => {
  const editor = vscode.window.activeTextEditor;
  return editor ? editor.document.getText(editor.selection) : "";
};

const basename = (): string => path.posix.basename(vscode.window.activeTextEditor?.document.uri.path ?? "");
/** A jump leaves the cursor before what it leads to. */
const afterCursor = (): string => {
  const editor = vscode.window.activeTextEditor;
  const end = editor?.document.lineAt(editor.selection.active).range.end;
  return editor && end ? editor.document.getText(new vscode.Range(editor.selection.active, end)) : "";
};

suite("Corpus view", () => {
  suiteSetup(async () => {
    for (const [name, bytes] of Object.entries(FILES))
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder(), ...name.split("/")), bytes);
    await draft(`${OPENING}<|>`);
    await until(
      "the last of the files is known",
      () =>
        vscode.commands.executeCommand<vscode.SymbolInformation[] | undefined>(
          "vscode.executeWorkspaceSymbolProvider",
          "办好夜校",
        ),
      (all) => (all?.length ?? 0) > 0,
    );
    await closeAll();
  });
  suiteTeardown(async () => {
    await vscode.commands.executeCommand("workbench.view.explorer");
    await vscode.workspace.fs.delete(folder(), { recursive: true });
  });
  teardown(closeAll);

  test("lists speeches by folder, and skipped files with the reason", async () => {
    await vscode.commands.executeCommand("speechDrafter.corpus.focus");
    await until("the speeches", rows, has("春播工作部署会"));
    const all = await rows();
    for (const text of ["视图 测试", "乡村夜校开班式", "2026", "Bundled examples"])
      assert.ok(has(text)(all), `${text} in ${all.join(" / ")}`);
    await until("the skipped files", rows, has("Skipped files"));
    // the view remembers what was open
    if (!has("坏掉的.docx")(await rows())) await ui("clickText", ROWS, "Skipped files");
    await until("the skipped file", rows, has("坏掉的.docx"));
  });

  test("groups by kind and by year", async () => {
    await vscode.commands.executeCommand("speechDrafter.corpus.focus");
    for (const [choice, group] of [
      ["By Kind", "致辞"],
      ["By Year", "2026"],
      ["By Folder", "视图 测试"],
    ] as const) {
      const done = vscode.commands.executeCommand("speechDrafter.groupCorpus");
      await until("the choices", () => ui("texts", PICKS), has(choice));
      await ui("clickText", PICKS, choice);
      await done;
      await until(`the group ${group}`, rows, has(group));
    }
  });

  test("a speech opens at its title by a click; the next key leaves a file out, and that is taken back", async () => {
    await vscode.commands.executeCommand("speechDrafter.corpus.focus");
    await until("the speech", rows, has("春播工作部署会"));
    await ui("clickText", ROWS, "春播工作部署会");
    await until(
      "the title is selected",
      selectedText,
      (text) => text === "在全区2025年春播工作部署会上的讲话",
    );
    await vscode.commands.executeCommand("speechDrafter.corpus.focus");
    await until(
      "the row has the focus",
      () => ui("texts", ".monaco-list.element-focused .monaco-list-row.focused"),
      has("春播工作部署会"),
    );
    await ui("press", "Delete");
    await until("it is gone", rows, (all) => all.length > 0 && !has("春播工作部署会")(all));
    const settings = vscode.workspace.getConfiguration("speechDrafter");
    assert.deepEqual(settings.get<string[]>("corpus.exclude")?.slice(-1), ["视图 测试/部署/春播.txt"]);
    await vscode.commands.executeCommand("notifications.focusFirstToast");
    await ui("clickText", ".notification-list-item .monaco-button", "Undo");
    await until("it is back", rows, has("春播工作部署会"));
    await vscode.commands.executeCommand("notifications.clearAll");
  });

  for (const [what, words, name, ending] of [
    ["a UTF-8 file", "唱好春播备耕四季歌", "春播", ".txt"],
    ["a GBK file", "打好颗粒归仓攻坚仗", "在全区2026年秋收工作部署会上的讲话", ""],
    ["a Word file", "点亮田间夜校读书灯", "在乡村夜校开班式上的致辞", ""],
  ] as const) {
    test(`F12 on a phrase opens it in ${what}`, async () => {
      await draft(`${OPENING}我们${words.slice(0, 4)}<|>${words.slice(4)}，不松劲。`);
      await ui("press", "F12");
      await until(
        "the phrase",
        () => [basename(), afterCursor()] as const,
        ([file, text]) => file === name + ending && text.startsWith(words),
      );
      const { uri } = vscode.window.activeTextEditor!.document;
      if (uri.scheme !== "speech-corpus" || !what.includes("GBK")) return;
      await vscode.commands.executeCommand("speechDrafter.openOriginal");
      await until(
        "the original",
        () => vscode.window.activeTextEditor?.document.uri.scheme,
        (scheme) => scheme === "file",
      );
      assert.match(vscode.window.activeTextEditor!.document.getText(), /打好颗粒归仓攻坚仗/);
    });
  }

  test("F12 goes by what is selected", async () => {
    const editor = await draft(`${OPENING}要唱好春播备耕四季歌。<|>`);
    const start = editor.document.getText().indexOf("春播备耕");
    editor.selection = new vscode.Selection(
      editor.document.positionAt(start),
      editor.document.positionAt(start + 4),
    );
    await until("the words are selected", statusBar, has("(4 selected)"));
    await ui("press", "F12");
    await until(
      "the selected words, not the whole phrase",
      () => [basename(), afterCursor()] as const,
      ([file, text]) => file === "春播.txt" && text.startsWith("春播备耕"),
    );
  });

  test("the search box shows hits in their sentences; Enter opens one", async () => {
    await draft(`${OPENING}<|>`);
    const done = vscode.commands.executeCommand("speechDrafter.searchCorpus", "颗粒归仓");
    await until("the hit", () => ui("texts", PICKS), has("要打好颗粒归仓攻坚仗。"));
    await ui("press", "ArrowDown");
    await ui("press", "Enter");
    await done;
    await until("the place", selectedText, (text) => text === "颗粒归仓");
  });

  test("exemplars: the same occasion first; a draft from an outline has its tab stops", async () => {
    await draft("在全区2027年春播工作部署会上的讲话\n<|>");
    const done = vscode.commands.executeCommand("speechDrafter.findExemplars");
    const picks = await until("the list", () => ui("texts", PICKS), has("春播工作部署会"));
    const at = (text: string): number => picks.findIndex((row) => row.includes(text));
    assert.ok(
      at("2025年春播工作部署会") < at("秋收工作部署会") && at("秋收工作部署会") > 0,
      picks.join(" / "),
    );
    await ui("press", "Escape");
    await done;

    const picking = vscode.commands.executeCommand("speechDrafter.newDraftFromOutline");
    await until("the speeches", () => ui("texts", PICKS), has("秋收工作部署会"));
    await ui("clickText", PICKS, "秋收工作部署会");
    await until("the two places", () => ui("texts", PICKS), has("A New Draft"));
    await ui("clickText", PICKS, "A New Draft");
    await picking;
    const document = await until(
      "the new draft",
      () => vscode.window.activeTextEditor?.document,
      (one) => one?.isUntitled === true,
    );
    assert.equal(
      document!.getText(),
      "在全区××年秋收工作部署会上的讲话\n\n同志们：\n\n\n\n一、提高认识\n\n二、抓好落实\n",
    );
    assert.equal(selectedText(), "××");
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });

  test("an outline goes below the title of the draft that is open", async () => {
    const editor = await draft("在全区2027年秋收工作部署会上的讲话\n\n<|>");
    const done = vscode.commands.executeCommand("speechDrafter.newDraftFromOutline");
    await until("the speeches", () => ui("texts", PICKS), has("2026年秋收工作部署会"));
    await ui("clickText", PICKS, "2026年秋收工作部署会");
    await until("the two places", () => ui("texts", PICKS), has("Continue the Open Draft"));
    await ui("clickText", PICKS, "Continue the Open Draft");
    await done;
    await until(
      "the outline below the title",
      () => editor.document.getText(),
      (text) =>
        text.startsWith(
          "在全区2027年秋收工作部署会上的讲话\n\n同志们：\n\n\n\n一、提高认识\n\n二、抓好落实\n",
        ),
    );
    assert.equal(vscode.window.activeTextEditor?.document, editor.document);
    assert.equal(editor.selection.active.line, 4, "the cursor stands where the text begins");
  });

  test("a hover tells where the corpus has the phrase", async () => {
    const editor = await draft(`${OPENING}要唱好春播备耕<|>四季歌。`);
    const hovers = await until(
      "the hover",
      () =>
        vscode.commands.executeCommand<vscode.Hover[]>(
          "vscode.executeHoverProvider",
          editor.document.uri,
          editor.selection.active,
        ),
      (all) => all.length > 0,
    );
    const texts = hovers.flatMap(({ contents }) =>
      contents.map((one) => (one instanceof vscode.MarkdownString ? one.value : "")),
    );
    assert.ok(
      texts.some((text) => text.includes("语料中 1 处，见于 1 篇") && text.includes("春播工作部署会")),
      texts.join("\n"),
    );
  });
});
