// A workspace that is not trusted: its settings may not point the index anywhere; the rest works.
import { strict as assert } from "node:assert";
import { suite, teardown, test } from "mocha";
import * as vscode from "vscode";
import { ui } from "../../support/bridge.js";
import {
  accept,
  closeAll,
  draft,
  lineOf,
  offered,
  open,
  untilCodes,
  workspaceFolder,
} from "../../support/drafts.js";
import { stays, until } from "../../support/wait.js";

const OPENING = "在全区工作会上的讲话\n\n同志们：\n\n";

suite("Restricted mode", () => {
  teardown(closeAll);

  test("the workspace is not trusted, and the extension runs", async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const extension = vscode.extensions.getExtension("speech-drafter.speech-drafter");
    assert.ok(extension);
    await extension.activate();
  });

  test("the bundled seeds serve; the workspace's corpus folders are not read", async () => {
    const editor = await draft(`${OPENING}要坚持高质效<|>`);
    await until(
      "the seeds' phrase is known",
      () => offered(editor.document, editor.selection.active),
      (labels) => labels.some((label) => label.includes("办好每一个案件")),
    );
    const other = await draft(`${OPENING}要深入实施清水<|>`);
    await stays(
      "the folder's phrase stays unknown",
      () => offered(other.document, other.selection.active),
      (labels) => !labels.some((label) => label.includes("绿岸提升行动")),
      1500,
    );
  });

  test("typing, outline and findings work", async () => {
    const editor = await draft(`${OPENING}要坚持<|>，久久为功。`);
    await ui("ime", "gaozhixiao", "高质效");
    const { label } = await accept((one) => one.label.startsWith("办好每一个"));
    await until(
      "the phrase is inserted",
      () => lineOf(editor),
      (line) => line === `要坚持高质效${label}，久久为功。`,
    );

    const outline = await open(vscode.Uri.joinPath(workspaceFolder(), "outline.speech"));
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      "vscode.executeDocumentSymbolProvider",
      outline.document.uri,
    );
    assert.ok(symbols.length > 0);

    const faulty = await draft(`${OPENING}一、提高认识\n\n要学好。\n\n三、狠抓落实\n\n要做好。\n`);
    await untilCodes(faulty.document.uri, ["outline/numbering"]);
  });
});
