// Enter, Tab, and the marker of the next line.
import { strict as assert } from "node:assert";
import { suite, teardown, test } from "mocha";
import { ui, type Row } from "../support/bridge.js";
import { accept, closeAll, draft, lineOf, row, withSetting } from "../support/drafts.js";
import { stays, until } from "../support/wait.js";

/** Two headings with their text: what comes next is 三、, and both headings are framed alike. */
const BEGUN = `在全区水利工作会上的讲话

同志们：

一、在筑牢堤防上下功夫

要把险工险段一处一处查清楚，汛前全部整治到位。

二、在畅通沟渠上下功夫

要把支渠毛渠一条一条疏通好，让水流到田间地头。<|>`;

const isThird = ({ label }: Row): boolean => label === "三、";
const isFrame = ({ label }: Row): boolean => label.startsWith("在") && label.includes("下功夫");
const none = (rows: Row[]): boolean => rows.length === 0;

suite("Lines and their markers", () => {
  teardown(closeAll);

  test("after Enter no list opens by itself, and Tab indents", async () => {
    const editor = await draft(BEGUN);
    for (const key of ["Enter", "Enter"]) {
      await ui("press", key);
      await stays("no list", () => ui("popup"), none, 600);
    }
    await ui("press", "Tab");
    await until(
      "the line is indented",
      () => lineOf(editor),
      (line) => line !== "" && line.trim() === "",
    );
    assert.match(editor.document.lineAt(editor.selection.active.line - 2).text, /田间地头。$/);
  });

  test("Alt+/ on the new line offers the marker first; Tab takes it, and the frame of the heading follows", async () => {
    const editor = await draft(BEGUN);
    await ui("press", "Enter");
    await ui("press", "Enter");
    await ui("press", "Alt+/"); // at once, as a quick hand does
    await row("the marker", isThird);
    const [first] = await ui("popup");
    assert.ok(first && isThird(first) && first.focused, JSON.stringify(first));
    await ui("press", "Tab");
    await until(
      "the marker",
      () => lineOf(editor),
      (line) => line === "三、",
    );
    await accept(isFrame);
    await until(
      "the frame, empty",
      () => lineOf(editor),
      (line) => line === "三、在上下功夫",
    );
    await ui("commit", "管好闸门");
    await until(
      "what is typed stands in it",
      () => lineOf(editor),
      (line) => line === "三、在管好闸门上下功夫",
    );
  });

  test("the frame follows a typed 、, too", async () => {
    const editor = await draft(`${BEGUN.replace("<|>", "")}\n\n三<|>`);
    await ui("commit", "、");
    await accept(isFrame);
    await until(
      "the frame",
      () => lineOf(editor),
      (line) => line === "三、在上下功夫",
    );
  });

  test("where the setting asks for it, Enter writes the marker, and one undo takes it back", async () => {
    await withSetting("outline.continueMarkers", true, async () => {
      const editor = await draft(BEGUN);
      await ui("press", "Enter");
      await until(
        "the marker",
        () => lineOf(editor),
        (line) => line === "三、",
      );
      await ui("press", "Control+z");
      await until(
        "the marker is gone",
        () => editor.document.getText().includes("三、"),
        (there) => !there,
      );
    });
  });
});
