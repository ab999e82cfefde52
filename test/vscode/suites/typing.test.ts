// Typing as a drafter does: pinyin into an IME, Han out of it, the list by itself.
import { strict as assert } from "node:assert";
import { suite, suiteSetup, teardown, test } from "mocha";
import * as vscode from "vscode";
import { ui, type Row } from "../support/bridge.js";
import { accept, closeAll, draft, lineOf, offered, row } from "../support/drafts.js";
import { stays, until } from "../support/wait.js";

const OPENING = "在全市检察机关座谈会上的讲话\n\n同志们：\n\n";
/** A set phrase of the bundled seeds. */
const WHOLE = "高质效办好每一个案件";
const offersWhole = (one: Row): boolean => one.label === "办好每一个案件";
/** However far an item goes: what is shown is what must be inserted. */
const offersMore = (one: Row): boolean => one.label.startsWith("办好每一个");

suite("Typing Chinese", () => {
  suiteSetup("the seeds are indexed", async () => {
    const editor = await draft(`${OPENING}今后要高质效<|>`);
    await until(
      "the seeds' phrase is known",
      () => offered(editor.document, editor.selection.active),
      (labels) => labels.some((label) => label.includes("办好每一个案件")),
      60_000,
    );
    await closeAll();
  });
  teardown(closeAll);

  test("at the end of a line the list opens by itself", async () => {
    const editor = await draft(`${OPENING}今后要坚持<|>`);
    await ui("ime", "gaozhixiao", "高质效");
    const found = await row(WHOLE, offersWhole);
    assert.ok(found.description, "the source is shown");
    await accept(offersWhole);
    await until(
      "exactly the phrase is inserted",
      () => lineOf(editor),
      (line) => line === `今后要坚持${WHOLE}`,
    );
  });

  test("in mid-line the list opens, and what follows stays", async () => {
    const editor = await draft(`${OPENING}我们要<|>并且长期坚持下去。`);
    await ui("ime", "gaozhixiao", "高质效");
    const { label } = await accept(offersMore);
    await until(
      "the rest stays",
      () => lineOf(editor),
      (line) => line === `我们要高质效${label}并且长期坚持下去。`,
    );
  });

  test("before a full-width comma the list opens, and the comma stays", async () => {
    const editor = await draft(`${OPENING}我们要<|>，以实际行动回应期待。`);
    await ui("ime", "gaozhixiao", "高质效");
    const { label } = await accept(offersMore);
    await until(
      "the comma stays",
      () => lineOf(editor),
      (line) => line === `我们要高质效${label}，以实际行动回应期待。`,
    );
  });

  test("a phrase of the workspace's corpus folder is offered with its source", async () => {
    const editor = await draft(`${OPENING}下一步，要深入实施<|>`);
    await ui("ime", "qingshui", "清水");
    const wanted = (one: Row): boolean => one.label.startsWith("绿岸提升");
    const found = await row("清水绿岸提升行动", wanted);
    assert.ok(found.description, "the source is shown");
    const { label } = await accept(wanted);
    await until(
      "it is inserted",
      () => lineOf(editor),
      (line) => line === `下一步，要深入实施清水${label}`,
    );
  });

  test("a figure of another speech is a blank to fill in", async () => {
    const editor = await draft(`${OPENING}全年共发放<|>`);
    await ui("ime", "huhe", "护河");
    const wanted = (one: Row): boolean => one.label.startsWith("倡议书__份");
    const { label } = await accept(wanted);
    const rest = label.slice("倡议书__".length);
    await until(
      "the blank is empty",
      () => lineOf(editor),
      (line) => line === `全年共发放护河倡议书${rest}`,
    );
    await ui("type", "65");
    await until(
      "what is typed goes into the blank",
      () => lineOf(editor),
      (line) => line === `全年共发放护河倡议书65${rest}`,
    );
  });

  test("while composing there is no list, and Escape leaves the text alone", async () => {
    const editor = await draft(`${OPENING}今后要坚持<|>`);
    await ui("compose", "gaozhixiao");
    await stays(
      "no list while composing",
      () => ui("popup"),
      (rows) => rows.length === 0,
    );
    await ui("commit", "高质效");
    await row("the phrase after the commit", offersMore);
    await ui("press", "Escape");
    await until(
      "the list is closed",
      () => ui("popup"),
      (rows) => rows.length === 0,
    );
    assert.equal(lineOf(editor), "今后要坚持高质效");
  });

  test("Enter starts a new line and accepts nothing", async () => {
    const editor = await draft(`${OPENING}今后要坚持<|>`);
    await ui("ime", "gaozhixiao", "高质效");
    await row("the phrase", offersMore);
    await ui("press", "Enter");
    await until(
      "the cursor is on a new line",
      () => editor.selection.active.line,
      (line) => line === 5,
    );
    assert.equal(editor.document.lineAt(4).text, "今后要坚持高质效");
  });

  test("Alt+/ asks for the list, for IMEs that swallow Ctrl+Space", async () => {
    await draft(`${OPENING}今后要坚持高质效<|>`);
    await stays(
      "nothing opens unasked",
      () => ui("popup"),
      (rows) => rows.length === 0,
      500,
    );
    await ui("press", "Alt+/");
    await row("the phrase", offersMore);
  });

  for (const [ending, name] of [
    ["txt", "plain text"],
    ["md", "Markdown"],
  ] as const) {
    test(`in ${name} the list opens after a Han commit, in mid-line too`, async () => {
      const editor = await draft(`${OPENING}我们要<|>，以实际行动回应期待。`, ending);
      await ui("ime", "gaozhixiao", "高质效");
      const { label } = await accept(offersMore);
      await until(
        "the phrase is inserted",
        () => lineOf(editor),
        (line) => line === `我们要高质效${label}，以实际行动回应期待。`,
      );
    });
  }

  test("an English text gets no Chinese phrase", async () => {
    const editor = await draft("# Release notes\n\nThis release fixes three bugs and <|>", "md");
    await ui("type", "gzl");
    await stays(
      "no Han on the list",
      () => ui("popup"),
      (rows) => !rows.some((one) => /\p{Script=Han}/u.test(one.label)),
    );
    assert.equal(lineOf(editor), "This release fixes three bugs and gzl");
  });

  test("an untitled draft is served, too", async () => {
    const document = await vscode.workspace.openTextDocument({
      language: "speech",
      content: `${OPENING}今后要坚持高质效`,
    });
    const end = document.positionAt(document.getText().length);
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(end, end) });
    await until(
      "the phrase is offered",
      () => offered(document, end),
      (labels) => labels.some((label) => label.includes("办好每一个案件")),
    );
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });
});
