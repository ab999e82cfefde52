// What the status bar counts and leads to: the selection, a silenced draft, the speaking rate, word suggestions.
import { strict as assert } from "node:assert";
import { suite, teardown, test } from "mocha";
import * as vscode from "vscode";
import { ui } from "../support/bridge.js";
import { closeAll, draft, open, statusBar, untilCodes, workspaceFolder } from "../support/drafts.js";
import { until } from "../support/wait.js";

const PICKS = ".quick-input-list .monaco-list-row";
const GAP = `在全区水利工作会上的讲话

同志们：

一、筑牢堤防，守住底线

要把险工险段一处一处查清楚。

三、畅通沟渠，管好用水

要把支渠毛渠一条一条疏通好。
`;
const has = (part: string) => (all: string[]) => all.some((one) => one.includes(part));
const ours = async (): Promise<string> => (await statusBar()).find((text) => /speeches/.test(text)) ?? "";

/** Runs a command and takes a row of its list; `done`: when the command is. */
async function pick(command: string, row: string): Promise<{ done: Thenable<unknown> }> {
  const done = vscode.commands.executeCommand(command);
  await until(`the choice ${row}`, () => ui("texts", PICKS), has(row));
  await ui("clickText", PICKS, row);
  return { done };
}

suite("Status bar", () => {
  teardown(closeAll);

  test("counts what is selected while something is", async () => {
    const file = vscode.Uri.joinPath(workspaceFolder(), "outline.speech");
    const editor = await open(file);
    const figures = /\d+ characters · \d.*/;
    const [whole] = figures.exec(await until("the draft's figures", ours, (text) => figures.test(text))) ?? [
      "",
    ];
    const heading = "一、提高认识，把牢正确方向";
    const at = editor.document.getText().indexOf(heading);
    editor.selection = new vscode.Selection(
      editor.document.positionAt(at),
      editor.document.positionAt(at + heading.length),
    );
    await until("its characters and minutes", ours, (text) =>
      text.includes(`${heading.length} characters selected · 0.1 min`),
    );
    const first = editor.document.positionAt(0);
    editor.selection = new vscode.Selection(first, first);
    await until("the draft's again", ours, (text) => text.endsWith(whole));
  });

  test("a draft is silenced in the menu of stages, and speaks again when another stage is chosen", async () => {
    const { uri } = (await draft(GAP)).document;
    await untilCodes(uri, ["outline/numbering"]);
    await pick("speechDrafter.setStage", "Silenced");
    await untilCodes(uri, []);
    await until("the status bar says so", ours, (text) => text.includes("Silenced"));
    const other = (await draft(GAP)).document.uri;
    await untilCodes(other, ["outline/numbering"]);
    await open(uri);
    await pick("speechDrafter.setStage", "Review");
    await untilCodes(uri, ["outline/numbering"]);
    await until("the status bar, too", ours, (text) => !text.includes("Silenced"));
    assert.equal(
      vscode.workspace.getConfiguration("speechDrafter").inspect("stage")?.workspaceValue,
      undefined,
      "no setting was changed",
    );
  });

  test("the command silences a draft, and once more gives it its findings back", async () => {
    const { uri } = (await draft(GAP)).document;
    await untilCodes(uri, ["outline/numbering"]);
    await vscode.commands.executeCommand("speechDrafter.silenceDraft");
    await untilCodes(uri, []);
    await vscode.commands.executeCommand("speechDrafter.silenceDraft");
    await untilCodes(uri, ["outline/numbering"]);
  });

  test("a silenced draft stays so when the server starts anew", async () => {
    const { uri } = (await draft(GAP)).document;
    await untilCodes(uri, ["outline/numbering"]);
    await vscode.commands.executeCommand("speechDrafter.silenceDraft");
    await untilCodes(uri, []);
    await vscode.commands.executeCommand("speechDrafter.restartServer");
    const other = (await draft(GAP)).document.uri;
    await untilCodes(other, ["outline/numbering"]);
    await untilCodes(uri, []);
    await open(uri);
    await vscode.commands.executeCommand("speechDrafter.silenceDraft");
    await untilCodes(uri, ["outline/numbering"]);
  });

  test("the speaking rate is set by a name, and by a draft whose minutes are known", async () => {
    const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration("speechDrafter");
    const rate = (): unknown => settings().get("speakingRate");
    try {
      await open(vscode.Uri.joinPath(workspaceFolder(), "outline.speech"));
      await until("the draft is counted", ours, (text) => /\d+ characters · \d/.test(text));
      await pick("speechDrafter.setSpeakingRate", "Solemn");
      await until("150", rate, (now) => now === 150);

      const { done } = await pick("speechDrafter.setSpeakingRate", "From This Draft…");
      await until("the question", () => ui("texts", ".quick-input-message"), has("How many minutes"));
      await ui("type", "0");
      await until(
        "a nought is refused",
        () => ui("texts", ".quick-input-message"),
        has("at 60 to 400 syllables"),
      );
      await ui("press", "Backspace");
      await ui("type", "3");
      await ui("press", "Enter");
      await done;
      assert.deepEqual(await ui("notifications"), []);
      const found = await until("a rate of its own", rate, (now) => now !== 150);
      // some 240 syllables
      assert.ok(typeof found === "number" && found > 70 && found < 90, String(found));
      await until("the figures follow", ours, (text) => text.includes("3 min"));
    } finally {
      await settings().update("speakingRate", undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  test("word suggestions are turned off in plain text, for the workspace, and nowhere else", async () => {
    const value = (languageId: string): unknown =>
      vscode.workspace.getConfiguration("editor", { languageId }).get("wordBasedSuggestions");
    const markdown = value("markdown");
    await draft("周末去河边走走，看看水位。\n", "txt");
    assert.notEqual(value("plaintext"), "off");
    try {
      await pick("speechDrafter.showActions", "Turn Off Word Suggestions in Plain Text");
      await until(
        "they are off",
        () => value("plaintext"),
        (now) => now === "off",
      );
      assert.equal(value("markdown"), markdown);
      assert.deepEqual(await ui("notifications"), []);
      const done = vscode.commands.executeCommand("speechDrafter.showActions");
      const rows = await until("the actions", () => ui("texts", PICKS), has("New Speech Draft"));
      assert.ok(!has("Turn Off Word Suggestions")(rows), "there is nothing left to turn off");
      await ui("press", "Escape");
      await done;
    } finally {
      await vscode.workspace
        .getConfiguration("editor", { languageId: "plaintext" })
        .update("wordBasedSuggestions", undefined, vscode.ConfigurationTarget.Workspace, true);
    }
  });
});
