// The corpus folder and the settings around it, while the window stays open.
import { suite, suiteTeardown, teardown, test } from "mocha";
import * as vscode from "vscode";
import { ui } from "../support/bridge.js";
import {
  closeAll,
  draft,
  findings,
  offered,
  open,
  row,
  untilCodes,
  withSetting,
  workspaceFolder,
} from "../support/drafts.js";
import { stays, until } from "../support/wait.js";

const OPENING = "在全区政务服务工作会上的讲话\n\n同志们：\n\n";
const SPEECH = `在全区政务服务工作会上的讲话

同志们：

今天我们召开会议，研究部署暖心护航专项服务。

一、认清意义，增强做好服务的自觉

开展暖心护航专项服务，是群众所盼、企业所需。去年，三个镇街先行开展暖心护航专项服务，办结事项四百余件。

二、明确任务，把服务送到家门口

要持续开展暖心护航专项服务，把窗口搬到企业、搬到村组。要定期公布开展暖心护航专项服务的进展，接受群众评判。

同志们，服务没有最好，只有更好。让我们一起努力！
`;
const PACK = {
  "pack.json": {
    layout: 1,
    name: "river",
    version: "1.0.0",
    displayName: { zh: "河长制", en: "Rivers" },
    description: { zh: "河长制用语。", en: "On rivers." },
    language: "zh-CN",
    dates: { updated: "2026-11-01" },
    snippets: [{ file: "river.code-snippets", place: "paragraph" }],
  },
  "river.code-snippets": {
    巡河开场: { prefix: ["巡河开场", "xhkc"], body: "今天沿河走了一趟。$0", description: "巡河" },
  },
};
const file = (): vscode.Uri => vscode.Uri.joinPath(workspaceFolder(), "corpus", "新 讲话.txt");
const knows = (labels: string[]): boolean => labels.some((label) => label.includes("护航专项服务"));

suite("Corpus", () => {
  teardown(closeAll);
  suiteTeardown(() => vscode.workspace.fs.delete(file()).then(undefined, () => undefined));

  test("a file that the corpus folder gains is offered, one that it loses is not", async () => {
    const editor = await draft(`${OPENING}要开展暖心<|>`);
    const ask = (): Promise<string[]> => offered(editor.document, editor.selection.active);
    await stays("the phrase is unknown at first", ask, (labels) => !knows(labels), 300);
    await vscode.workspace.fs.writeFile(file(), Buffer.from(SPEECH));
    await until("the phrase is known", ask, knows);

    const second = await draft(`${OPENING}要开展<|>`);
    await ui("ime", "nuanxin", "暖心");
    await row("暖心护航专项服务", (one) => one.label.includes("护航专项服务"));
    await ui("press", "Escape");

    await vscode.workspace.fs.delete(file());
    await until(
      "the phrase is forgotten",
      () => offered(second.document, second.selection.active),
      (labels) => !knows(labels),
    );
  });

  test("the folders' setting takes effect without a restart", async () => {
    const editor = await draft(`${OPENING}要深入实施清水<|>`);
    const ask = (): Promise<string[]> => offered(editor.document, editor.selection.active);
    const river = (labels: string[]): boolean => labels.some((label) => label.includes("绿岸提升"));
    await until("the folder's phrase is known", ask, river);
    await withSetting("corpus.folders", [], () =>
      until("it is forgotten", ask, (labels) => !river(labels)).then(() => undefined),
    );
    await until("it is known again", ask, river);
  });

  test("a file of the corpus that is only looked at has no findings and offers nothing of itself; a draft of it has", async () => {
    const own = vscode.Uri.joinPath(workspaceFolder(), "corpus", "旧稿 编号.txt");
    const text = SPEECH.replace("二、明确", "三、明确");
    await vscode.workspace.fs.writeFile(own, Buffer.from(text));
    try {
      const reader = await draft(`${OPENING}要开展暖心<|>`);
      await until("it is known", () => offered(reader.document, reader.selection.active), knows);
      const at = text.indexOf("暖心护航专项服务，把窗口") + "暖心".length;
      const editor = await open(own, at);
      await stays(
        "no finding, no list, no ghost",
        async () => [findings(own).length, (await ui("popup")).length, await ui("ghost")] as const,
        ([found, rows, ghost]) => found === 0 && rows === 0 && ghost === "",
        2_000,
      );
      await ui("type", " ");
      await ui("press", "Backspace");
      await untilCodes(own, ["outline/numbering"]);
      await editor.document.save();
    } finally {
      await closeAll();
      await vscode.workspace.fs.delete(own);
    }
  });

  test("a folder that is missing does no harm", async () => {
    const editor = await draft(`${OPENING}要深入实施清水<|>`);
    await withSetting("corpus.folders", ["corpus", "没有 这个 文件夹"], () =>
      until(
        "the other folder still serves",
        () => offered(editor.document, editor.selection.active),
        (labels) => labels.some((label) => label.includes("绿岸提升")),
      ).then(() => undefined),
    );
  });

  test("a pack that comes into the workspace is seen, and forgotten when it goes", async () => {
    const editor = await draft(`${OPENING}巡河<|>`);
    const ask = (): Promise<string[]> => offered(editor.document, editor.selection.active);
    const isKnown = (labels: string[]): boolean => labels.some((label) => label.includes("巡河开场"));
    await stays("it is unknown at first", ask, (labels) => !isKnown(labels), 300);
    const own = vscode.Uri.joinPath(workspaceFolder(), ".speech");
    for (const [name, content] of Object.entries(PACK))
      await vscode.workspace.fs.writeFile(
        vscode.Uri.joinPath(own, "packs", "river", name),
        Buffer.from(JSON.stringify(content)),
      );
    await until("its snippet", ask, isKnown);
    await vscode.workspace.fs.delete(own, { recursive: true });
    await until("it is gone", ask, (labels) => !isKnown(labels));
  });

  test("completion is switched off and on without a restart", async () => {
    await withSetting("completion.enabled", false, async () => {
      await draft(`${OPENING}要坚持<|>`);
      await ui("ime", "gaozhixiao", "高质效");
      await stays(
        "no list",
        () => ui("popup"),
        (rows) => rows.length === 0,
      );
      await closeAll();
    });
    await draft(`${OPENING}要坚持<|>`);
    await ui("ime", "gaozhixiao", "高质效");
    await row("the phrase", (one) => one.label.startsWith("办好每一个"));
  });
});
