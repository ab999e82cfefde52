// Edits that are asked for by a save or a paste.
import { suite, teardown, test } from "mocha";
import * as vscode from "vscode";
import { ui } from "../support/bridge.js";
import { closeAll, draft, takeAction } from "../support/drafts.js";
import { until } from "../support/wait.js";

const FAULTY = `在全区水利工作会上的讲话

同志们：

一、筑牢堤防，守住底线

要把险工险段一处一处查清楚。

三、畅通沟渠，管好用水

要把支渠毛渠一条一条疏通好。
`;
/** As a page has it: each line ends where the column did. */
const WRAPPED = `各级河长要把巡河当成日常功课,既要看水面清不清,
也要看岸线齐不齐,更要看群众满意不满意。发现问题当
场交办,一时解决不了的列出清单,明确专人限期整改,
整改到位一个销号一个。区河长办要每月通报一次进展,
对推诿扯皮的要点名道姓,对久拖不决的要追究责任。`;
const WHOLE = WRAPPED.replaceAll("\n", "").replaceAll(",", "，");

suite("Edits by a save or a paste", () => {
  teardown(closeAll);

  test("what can be mended is mended on save where editor.codeActionsOnSave asks for it; one undo", async () => {
    const settings = () => vscode.workspace.getConfiguration("editor", { languageId: "speech" });
    const set = (value: unknown) =>
      settings().update("codeActionsOnSave", value, vscode.ConfigurationTarget.Workspace, true);
    await set({ "source.fixAll.speechDrafter": "explicit" });
    try {
      const editor = await draft(FAULTY);
      await ui("commit", "大家辛苦了。");
      const typed = `${FAULTY}大家辛苦了。`;
      await until("it is typed", () => editor.document.getText() === typed);
      await vscode.commands.executeCommand("workbench.action.files.save");
      await until(
        "the number is right",
        () => editor.document.getText(),
        (text) => text === typed.replace("三、", "二、"),
      );
      await vscode.commands.executeCommand("undo");
      await until(
        "one undo takes it back",
        () => editor.document.getText(),
        (text) => text === typed,
      );
    } finally {
      await set(undefined);
    }
  });

  for (const [what, html] of [
    ["plain text", undefined],
    ["a page", `<p>${WRAPPED.replaceAll("\n", "<br>")}</p>`],
  ] as const) {
    test(`${what} is pasted as it is, and cleaned where that is chosen; one undo`, async () => {
      const editor = await draft("在全区河长制工作会上的讲话\n\n同志们：\n\n<|>");
      const before = editor.document.getText();
      await ui("copy", WRAPPED, html);
      await ui("press", "Control+v");
      await until(
        "it is pasted as it was copied",
        () => editor.document.getText(),
        (text) => text === before + WRAPPED,
      );
      await until("the choice of pastes", () => ui("count", ".post-edit-widget"));
      await vscode.commands.executeCommand("editor.changePasteType");
      await takeAction("Paste cleaned");
      await until(
        "it is cleaned",
        () => editor.document.getText(),
        (text) => text.trimEnd() === before + WHOLE,
      );
      await vscode.commands.executeCommand("undo");
      await until(
        "one undo takes all of it back",
        () => editor.document.getText(),
        (text) => text === before,
      );
    });
  }

  test("what needs no cleaning is pasted without a question", async () => {
    const editor = await draft("在全区河长制工作会上的讲话\n\n同志们：\n\n<|>");
    await ui("copy", "要把巡河当成日常功课。");
    await ui("press", "Control+v");
    await until(
      "it is pasted",
      () => editor.document.getText(),
      (text) => text.endsWith("要把巡河当成日常功课。"),
    );
    await until(
      "no question",
      () => ui("count", ".post-edit-widget"),
      (n) => n === 0,
    );
  });
});
