// Warnings come, their fixes work, they go.
import { strict as assert } from "node:assert";
import { suite, teardown, test } from "mocha";
import * as vscode from "vscode";
import { ui } from "../support/bridge.js";
import { closeAll, draft, findings, open, takeFix, untilCodes, withSetting } from "../support/drafts.js";
import { stays, until } from "../support/wait.js";

/** A draft without a fault; each test breaks it at one place. */
const DRAFT = `在全区工作部署会上的讲话

同志们：

今天召开这次会议，主要任务是部署今年重点工作。

一、提高认识，把准工作方向

要把学习摆在首位，做到学以致用。

二、突出重点，办好民生实事

要盯住群众最关心的事，一件一件办到位。

三、压实责任，推动任务落实

各单位会后要列出清单，逐项对账。

谢谢大家！
`;
const GAP = DRAFT.replace("三、压实", "四、压实");

suite("Findings", () => {
  teardown(closeAll);

  test("a gap in the numbering is marked; the fix closes it; the mark goes", async () => {
    const editor = await draft(GAP.replace("四、压实", "<|>四、压实"));
    const { uri } = editor.document;
    await untilCodes(uri, ["outline/numbering"]);
    const [gap] = findings(uri);
    assert.equal(gap?.severity, vscode.DiagnosticSeverity.Warning);
    assert.match(editor.document.lineAt(gap.range.start.line).text, /^四、/);
    assert.match(gap.text, /\p{Script=Han}/u, "the message is in the language that is set");
    await until("it is underlined", () => ui("count", ".editor-group-container.active .squiggly-warning"));

    await takeFix("三");
    await until(
      "the number is right",
      () => editor.document.getText(),
      (text) => text === DRAFT,
    );
    await untilCodes(uri, []);
    await until(
      "the mark is gone",
      () => ui("count", ".editor-group-container.active .squiggly-warning"),
      (n) => n === 0,
    );

    await vscode.commands.executeCommand("undo");
    await until(
      "one undo takes the fix back",
      () => editor.document.getText(),
      (text) => text === GAP,
    );
    await untilCodes(uri, ["outline/numbering"]);
  });

  test("a fault typed by hand is found when the typing pauses", async () => {
    const editor = await draft(DRAFT.replace("做到学以致用", "做到<|>学以致用"));
    await stays(
      "a clean draft has no finding",
      () => Promise.resolve(findings(editor.document.uri)),
      (all) => all.length === 0,
    );
    await ui("commit", "××");
    await untilCodes(editor.document.uri, ["text/placeholder"]);
    await ui("press", "Backspace");
    await ui("press", "Backspace");
    await untilCodes(editor.document.uri, []);
  });

  test("a finding is ignored here with the cursor right behind it, as after typing", async () => {
    const editor = await draft(GAP.replace("四、压实", "四、<|>压实"));
    const { uri } = editor.document;
    await untilCodes(uri, ["outline/numbering"]);
    await takeFix("忽略此处");
    await untilCodes(uri, []);
  });

  test("what was accepted with a reason is taken back from a list", async () => {
    const editor = await draft(GAP.replace("四、压实", "四、<|>压实"));
    const { uri } = editor.document;
    await untilCodes(uri, ["outline/numbering"]);
    await takeFix("注明理由");
    await until("the question", () => ui("count", ".quick-input-widget input"));
    await ui("commit", "照原文件的序号");
    await ui("press", "Enter");
    await untilCodes(uri, []);
    const done = vscode.commands.executeCommand("speechDrafter.takeBackAccepted");
    const picks = ".quick-input-list .monaco-list-row";
    const [only = "", ...others] = await until(
      "the list of what was accepted",
      () => ui("texts", picks),
      (all) => all.length > 0,
    );
    assert.deepEqual(others, []);
    for (const part of ["四、", "outline/numbering", "Reason: 照原文件的序号"])
      assert.ok(only.includes(part), `${part} in ${only}`);
    await ui("press", "Enter");
    await done;
    await untilCodes(uri, ["outline/numbering"]);
    assert.match(editor.document.getText(editor.selection), /^四、/);
  });

  test("placeholders are walked while the draft is being written, though none is reported", async () => {
    await withSetting("stage", "draft", async () => {
      const editor = await draft(
        `<|>${DRAFT.replace("学以致用", "××，做到____").replace("会后要", "会后【时限】内要")}`,
      );
      const selected = (): string => editor.document.getText(editor.selection);
      for (const wanted of ["××", "____", "【时限】", "××"]) {
        await vscode.commands.executeCommand("speechDrafter.nextPlaceholder");
        await until(`${wanted} is selected`, selected, (text) => text === wanted);
      }
      assert.deepEqual(findings(editor.document.uri), []);
    });
  });

  test("plain text that is no speech has no findings; a speech has", async () => {
    const notes = await draft("周末要买的东西：米、油、面，大约××元，记得带上购物袋。\n", "txt");
    const speech = await draft(GAP, "txt");
    await untilCodes(speech.document.uri, ["outline/numbering"]);
    assert.deepEqual(findings(notes.document.uri), []);
  });

  test("a rule's level changes without a restart", async () => {
    const editor = await draft(GAP);
    const { uri } = editor.document;
    await untilCodes(uri, ["outline/numbering"]);
    await withSetting("rules", { "outline/numbering": "error" }, async () => {
      await until(
        "it is an error",
        () => findings(uri)[0]?.severity,
        (level) => level === vscode.DiagnosticSeverity.Error,
      );
    });
    await withSetting("rules", { "outline/numbering": "off" }, () => untilCodes(uri, []));
    await untilCodes(uri, ["outline/numbering"]);
  });

  test("the language of messages changes without a restart", async () => {
    const editor = await draft(GAP);
    const { uri } = editor.document;
    await untilCodes(uri, ["outline/numbering"]);
    await withSetting("locale", "en", () =>
      until(
        "it is in English",
        () => findings(uri)[0]?.text,
        (text) => /^[A-Z]/.test(text ?? ""),
      ).then(() => undefined),
    );
    await until(
      "it is in Chinese again",
      () => findings(uri)[0]?.text,
      (text) => /^\p{Script=Han}/u.test(text ?? ""),
    );
    await open(uri); // the tab is still the same one
  });
});
