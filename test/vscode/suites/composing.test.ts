// The moments of a sentence at which completion must speak or be silent, through a real input method.
import { strict as assert } from "node:assert";
import { suite, suiteSetup, suiteTeardown, teardown, test } from "mocha";
import * as vscode from "vscode";
import { ui, type Row } from "../support/bridge.js";
import {
  accept,
  closeAll,
  draft,
  lineOf,
  offered,
  row,
  withSetting,
  workspaceFolder,
} from "../support/drafts.js";
import { stays, until } from "../support/wait.js";

const OPENING = "在全市法院2027年工作部署会上的讲话\n\n同志们：\n\n";
const folder = (): vscode.Uri => vscode.Uri.joinPath(workspaceFolder(), "corpus", "输入 测试");
/** Another court's figures, ten times over: what must not find its way into this draft. */
const speech = (n: number): string =>
  `在全市法院第${n}次新闻通气会上的讲话\n\n同志们：\n\n武汉市中级人民法院发布37项便民举措。` +
  `第${n}件事，要以水为媒、以河为脉，绘就渠水长流图景。\n\n一、抓好宣传\n\n武汉市中级人民法院发布37项工作规程。` +
  `要点亮巷口夜灯工程，让群众夜里走得安心。\n`;

const listed = async (what: string): Promise<Row[]> =>
  until(
    what,
    () => ui("popup"),
    (rows) => rows.length > 0,
  );
const noList = (ms = 900): Promise<void> =>
  stays(
    "no list",
    () => ui("popup"),
    (rows) => rows.length === 0,
    ms,
  );
const noGhost = (ms = 900): Promise<void> =>
  stays(
    "no ghost text",
    () => ui("ghost"),
    (text) => text === "",
    ms,
  );
const lineIs = (editor: vscode.TextEditor, text: string): Promise<string> =>
  until(
    `the line is ${text}`,
    () => lineOf(editor),
    (line) => line === text,
  );

suite("Composing", () => {
  suiteSetup(async () => {
    for (let n = 1; n <= 10; n++)
      await vscode.workspace.fs.writeFile(
        vscode.Uri.joinPath(folder(), `第${n}次.txt`),
        Buffer.from(speech(n)),
      );
    const editor = await draft(`${OPENING}要点亮巷口<|>`);
    await until(
      "the ten files are known",
      () => offered(editor.document, editor.selection.active),
      (labels) => labels.some((label) => label.includes("夜灯")),
      60_000,
    );
    await closeAll();
  });
  suiteTeardown(() => vscode.workspace.fs.delete(folder(), { recursive: true }));
  teardown(closeAll);

  for (const [ending, name] of [
    ["speech", "a speech"],
    ["md", "Markdown"],
  ] as const) {
    test(`after a full-width comma the list opens, in ${name}`, async () => {
      const editor = await draft(`${OPENING}要以水为媒、以河为脉<|>`, ending);
      await ui("commit", "，");
      const { label } = await accept((one) => one.label.startsWith("绘就渠水"));
      await lineIs(editor, `要以水为媒、以河为脉，${label}`);
    });

    test(`at the end of a line the list opens, in ${name}`, async () => {
      const editor = await draft(`${OPENING}要点亮<|>`, ending);
      await ui("ime", "xiangkou", "巷口");
      const { label } = await accept((one) => one.label.startsWith("夜灯工程"));
      await lineIs(editor, `要点亮巷口${label}`);
    });
  }

  test("initials in mid-line bring up a phrase, which takes the letters' place", async () => {
    const editor = await draft(`${OPENING}要推动经济<|>，让群众得实惠。`);
    await ui("type", "gzl");
    const { label } = await accept((one) => one.label.startsWith("高质量"));
    await lineIs(editor, `要推动经济${label}，让群众得实惠。`);
  });

  test("a list follows as more is committed, and goes when nothing fits", async () => {
    const editor = await draft(`${OPENING}要点亮<|>`);
    await ui("ime", "xiang", "巷");
    await row("what follows the first commit", (one) => one.label.startsWith("口夜灯"));
    await ui("ime", "kou", "口");
    await row("what follows the second", (one) => one.label.startsWith("夜灯"));
    await ui("ime", "yedeng", "夜灯");
    await row("what follows the third", (one) => one.label.startsWith("工程"));
    await ui("ime", "xishuai", "蟋蟀");
    // The list goes when the composition begins, before anything is committed.
    await until(
      "the words are committed",
      () => lineOf(editor),
      (line) => line === "要点亮巷口夜灯蟋蟀",
    );
    await until(
      "no list is there",
      () => ui("popup"),
      (rows) => rows.length === 0,
    );
  });

  test("where nothing is likely, nothing is shown", async () => {
    const editor = await draft(`${OPENING}昨天晚上我梦见<|>`);
    await ui("ime", "xishuaiputao", "蟋蟀葡萄");
    await Promise.all([noList(1200), noGhost(1200)]);
    assert.equal(lineOf(editor), "昨天晚上我梦见蟋蟀葡萄");
  });

  test("both tab stops of a mirrored name have a list, and both take the phrase", async () => {
    const editor = await draft(`${OPENING}<|>`);
    await editor.insertSnippet(new vscode.SnippetString("要点亮${1:工程}，建好${1:工程}。"));
    await until(
      "both are selected",
      () => editor.selections.length,
      (n) => n === 2,
    );
    await ui("ime", "xiangkou", "巷口");
    const { label } = await accept((one) => one.label.startsWith("夜灯工程"));
    await lineIs(editor, `要点亮巷口${label}，建好巷口${label}。`);
  });

  test("a figure and a place of another court's speeches are neither listed nor greyed in", async () => {
    await withSetting("profile", { place: "临江市", organisation: "临江市中级人民法院" }, async () => {
      const editor = await draft(`${OPENING}今年，我院<|>`);
      await ui("ime", "fabu", "发布");
      const foreign = /武汉|37/;
      await stays(
        "nothing of theirs",
        async () => [...(await ui("popup")).map((one) => one.label), await ui("ghost")],
        (texts) => !texts.some((text) => foreign.test(text)),
        1500,
      );
      const all = await offered(editor.document, editor.selection.active);
      assert.ok(!all.some((label) => foreign.test(label)), all.join(" / "));
      await closeAll();
    });
  });

  test("a fixed formulation is offered whole and first, with its source; ghost text agrees", async () => {
    const editor = await draft(`${OPENING}要增强“四个意识”<|>`);
    await ui("commit", "、");
    const [first] = await listed("the formulation");
    assert.equal(first?.label, "坚定“四个自信”、做到“两个维护”");
    assert.ok(first.description, "the source is shown");
    const ghost = await until("the ghost text", () => ui("ghost"));
    assert.equal(ghost, first.label);
    await ui("press", "Tab");
    await lineIs(editor, "要增强“四个意识”、坚定“四个自信”、做到“两个维护”");
  });

  test("while composing there is no list and no ghost text, and Tab leaves the text alone; one Tab takes the ghost afterwards", async () => {
    const editor = await draft(`${OPENING}要高质效<|>`);
    await ui("compose", "ban");
    await Promise.all([noList(), noGhost()]);
    const composing = lineOf(editor);
    await ui("press", "Alt+/"); // some input methods let it through
    await ui("imeKey", "Tab");
    await noList(400);
    await stays(
      "Tab is the input method's",
      () => Promise.resolve(lineOf(editor)),
      (line) => line === composing,
      400,
    );
    await ui("compose", "banhao");
    await ui("commit", "办好");
    const ghost = await until("the ghost text", () => ui("ghost"));
    await ui("press", "Tab");
    await lineIs(editor, `要高质效办好${ghost}`);
  });

  test("ghost text alone, the list closed, is taken by one Tab", async () => {
    const editor = await draft(`${OPENING}要高质效<|>`);
    await withSetting("completion.enabled", true, async () => {
      await ui("ime", "banhao", "办好");
      await listed("the list");
      const ghost = await until("the ghost text", () => ui("ghost"));
      await ui("press", "Escape");
      await until(
        "the list is closed",
        () => ui("popup"),
        (rows) => rows.length === 0,
      );
      assert.equal(await until("the ghost text stays", () => ui("ghost")), ghost);
      await ui("press", "Tab");
      await lineIs(editor, `要高质效办好${ghost}`);
    });
  });

  test("on a new empty line nothing is greyed in, and Tab indents", async () => {
    const editor = await draft(`${OPENING}要高质效办好每一个案件。<|>`);
    await ui("press", "Enter");
    await until(
      "a new line",
      () => editor.selection.active.line,
      (line) => line === 5,
    );
    await Promise.all([noList(700), noGhost(700)]);
    await ui("press", "Tab");
    await until(
      "it is indented",
      () => lineOf(editor),
      (line) => /^[ \t]+$/.test(line),
    );
  });
});
