// Whichever way leads to a place of the corpus: it stands on the screen, and its lines are wrapped.
import { suite, suiteSetup, suiteTeardown, teardown, test } from "mocha";
import * as vscode from "vscode";
import { docxFile, p } from "../../support/docxFile.js";
import { gbk } from "../../support/gbk.js";
import { ui } from "../support/bridge.js";
import { closeAll, draft, open, workspaceFolder } from "../support/drafts.js";
import { until } from "../support/wait.js";

const OPENING = "在全区工作会议上的讲话\n\n同志们：\n\n";
const PICKS = ".quick-input-list .monaco-list-row";
const LINES = ".editor-group-container.active .view-line";
/** Characters that the window has room for in one line: a paragraph that is not wrapped has many more. */
const WIDEST = 140;

/** A long speech, each paragraph in one line; the phrase stands far below. */
const paragraphs = (place: string, phrase: string): string[] => [
  `在全区${place}现场会上的讲话`,
  "同志们：",
  ...Array.from(
    { length: 60 },
    (_, n) => `第${n + 1}站看的是${place}。${`我们边走边看，看了${n + 2}处，问了${n + 5}户。`.repeat(12)}`,
  ),
  `${"路要一步一步走，事要一件一件办。".repeat(12)}${phrase}。${"大家回去以后好好想一想。".repeat(8)}`,
  ...Array.from({ length: 20 }, (_, n) => `会后第${n + 1}天回头看。`.repeat(20)),
];
const text = (place: string, phrase: string): string => `${paragraphs(place, phrase).join("\n\n")}\n`;

interface Case {
  readonly what: string;
  readonly file: string;
  readonly phrase: string;
  readonly bytes: (phrase: string) => Uint8Array;
}
const CASES: readonly Case[] = [
  {
    what: "a UTF-8 file",
    file: "梯田.txt",
    phrase: "让层层梯田叠出金色阶梯",
    bytes: (phrase) => Buffer.from(text("梯田", phrase)),
  },
  {
    what: "a GBK file",
    file: "竹海.txt",
    phrase: "让片片竹海涌起绿色浪潮",
    bytes: (phrase) => gbk(text("竹海", phrase)),
  },
  {
    what: "a Word file",
    file: "渔港.docx",
    phrase: "让座座渔港亮起归航灯火",
    bytes: (phrase) =>
      docxFile(
        paragraphs("渔港", phrase)
          .map((one) => p(one))
          .join(""),
      ),
  },
];
/** Nothing leads to it before it is opened by hand. */
const OPENED: Case = {
  what: "a file that is open",
  file: "驿站.txt",
  phrase: "让处处驿站备好热茶热饭",
  bytes: (phrase) => Buffer.from(text("驿站", phrase)),
};
const folder = (): vscode.Uri => vscode.Uri.joinPath(workspaceFolder(), "corpus", "看点");

/** The phrase is among the lines on the screen, and each of them ends at the window's edge. */
async function standsInView(phrase: string): Promise<void> {
  const shown = await until(
    `${phrase} is on the screen, wrapped`,
    () => ui("texts", LINES),
    (lines) => lines.join("").includes(phrase) && lines.every(({ length }) => length < WIDEST),
  );
  if (shown.length === 0) throw new Error("There is no line on the screen.");
  const editor = vscode.window.activeTextEditor;
  const inView = (): boolean =>
    editor?.visibleRanges.some((range) => range.contains(editor.selection.active)) === true;
  await until("the cursor is in view", inView);
}

async function search(phrase: string): Promise<void> {
  const done = vscode.commands.executeCommand("speechDrafter.searchCorpus", phrase);
  await until(
    "the hit",
    () => ui("texts", PICKS),
    (rows) => rows.some((row) => row.includes(phrase)),
  );
  await ui("press", "ArrowDown");
  await ui("press", "Enter");
  await done;
  await until("the hit is selected", () => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.getText(editor.selection) === phrase;
  });
}

suite("Places of the corpus", () => {
  suiteSetup(async () => {
    for (const { file, phrase, bytes } of [...CASES, OPENED])
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder(), file), bytes(phrase));
    await draft(`${OPENING}<|>`);
    for (const { phrase } of [...CASES, OPENED])
      await until(
        `${phrase} is known`,
        () =>
          vscode.commands.executeCommand<{ count: number }>("speechDrafter.server.searchCorpus", {
            query: phrase,
          }),
        ({ count }) => count > 0,
      );
    await closeAll();
  });
  suiteTeardown(() => vscode.workspace.fs.delete(folder(), { recursive: true }));
  teardown(closeAll);

  for (const { what, phrase } of CASES) {
    test(`a search opens its hit in ${what} in view and wrapped`, async () => {
      await draft(`${OPENING}<|>`);
      await search(phrase);
      await standsInView(phrase);
    });

    test(`F12 opens ${what} in view and wrapped`, async () => {
      await draft(`${OPENING}要${phrase.slice(0, 5)}<|>${phrase.slice(5)}。`);
      await ui("press", "F12");
      await until("the place", () => {
        const editor = vscode.window.activeTextEditor;
        return editor?.document.lineAt(editor.selection.active).text.includes(phrase) === true;
      });
      await standsInView(phrase);
    });
  }

  test("the original of what a GBK file says opens at the same place, in view and wrapped", async () => {
    const { file, phrase } = CASES[1]!;
    await draft(`${OPENING}<|>`);
    await search(phrase);
    await vscode.commands.executeCommand("speechDrafter.openOriginal");
    await until(
      "the original",
      () => vscode.window.activeTextEditor?.document.uri.path.endsWith(file) === true,
    );
    await standsInView(phrase);
  });

  test("a file that is on the screen already wraps as its reader has it, and shows the hit", async () => {
    const { file, phrase } = OPENED;
    await open(vscode.Uri.joinPath(folder(), file));
    const widths = async (): Promise<number> =>
      Math.max(...(await ui("texts", LINES)).map(({ length }) => length));
    await until("its lines are long", widths, (width) => width > WIDEST);
    await search(phrase);
    await until(
      "the hit is on the screen",
      () => ui("texts", LINES),
      (lines) => lines.some((line) => line.includes(phrase)),
    );
    await until("its lines are long still", widths, (width) => width > WIDEST);
  });
});
