// Whatever is typed behind an open list stands there after the list's key, too.
import { suite, suiteSetup, suiteTeardown, teardown, test } from "mocha";
import * as vscode from "vscode";
import { ui, type Row } from "../support/bridge.js";
import { closeAll, draft, lineOf, offered, workspaceFolder } from "../support/drafts.js";
import { stays, until } from "../support/wait.js";

const OPENING = "在全县茶产业工作推进会上的讲话\n\n同志们：\n\n";
const folder = (): vscode.Uri => vscode.Uri.joinPath(workspaceFolder(), "corpus", "茶园 例会");
/** Ten speeches that go on alike, in several ways, each with figures of its own. */
const speech = (n: number): string =>
  `在全县茶园管护第${n}次例会上的讲话\n\n同志们：\n\n第${n}季度，各镇村调处茶事纠纷${n + 30}件，回访茶农${n + 200}户。` +
  `要以茶为媒、以山为脉，绘就云岭茶乡新景。要建好云雾茶园示范基地，` +
  `管好云雾茶园灌溉水渠。GDP核算、茶园管护要一并抓好。\n`;

/** A list and how it opens: the paragraph up to the cursor, and what is done there. */
interface Kind {
  readonly name: string;
  readonly ending: string;
  readonly before: string;
  readonly open: () => Promise<unknown>;
  /** What stands before the cursor then. */
  readonly standing: string;
  /** How an item of it begins. */
  readonly offers: string;
}

const commit = (text: string) => () => ui("commit", text);
const continuations = (ending: string): Kind => ({
  name: `continuations in .${ending}`,
  ending,
  before: "我们要建好云雾",
  open: commit("茶园"),
  standing: "我们要建好云雾茶园",
  offers: "示范基地",
});
const CALLED_FOR: Kind = {
  ...continuations("speech"),
  name: "continuations that were called for",
  before: "我们要建好云雾茶园",
  open: () => ui("press", "Alt+/"),
};
const BLANKS: Kind = {
  name: "figures to fill in",
  ending: "speech",
  before: "今年共调处茶事",
  open: commit("纠纷"),
  standing: "今年共调处茶事纠纷",
  offers: "__件",
};
const INITIALS: Kind = {
  name: "phrases by initials",
  ending: "speech",
  before: "要推动经济",
  open: () => ui("type", "gzl"),
  standing: "要推动经济gzl",
  offers: "工作力度",
};
const KINDS: readonly Kind[] = [
  ...["speech", "md", "txt"].map(continuations),
  CALLED_FOR,
  BLANKS,
  INITIALS,
  {
    name: "what follows a comma",
    ending: "speech",
    before: "要以茶为媒、以山为脉",
    open: commit("，"),
    standing: "要以茶为媒、以山为脉，",
    offers: "绘就云岭",
  },
  {
    name: "the next marker",
    ending: "speech",
    before: "要抓三件事：一是建园子",
    open: commit("；"),
    standing: "要抓三件事：一是建园子；",
    offers: "二是",
  },
  {
    name: "snippets",
    ending: "speech",
    before: "",
    open: commit("老师们"),
    standing: "老师们",
    offers: "称谓",
  },
];

/** With which hand: as keys, or as an input method commits it. */
type Typed = readonly [hand: "type" | "commit", text: string];
const FIGURE: Typed = ["type", "600"];
/** Each kind of list meets the figure and two of these. */
const OTHERS: readonly Typed[] = [
  ["type", "3.5"],
  ["commit", "６００"],
  ["type", "GDP"],
  ["commit", "，"],
  ["type", "%"],
  ["commit", "蟋蟀"],
  ["type", "0x1"],
  ["commit", "（"],
  ["type", " "],
  ["commit", "——"],
  ["type", "-5"],
];

const popupIs = (what: string, good: (rows: Row[]) => boolean): Promise<Row[]> =>
  until(what, () => ui("popup"), good);
/** Nothing of ours is listed; VS Code may list words of its own. */
const isClosed = (rows: Row[]): boolean => rows.every(({ description }) => description === "");
const closed = (): Promise<Row[]> => popupIs("the list is closed", isClosed);

/** Opens the list in a new draft. */
async function opened(kind: Kind, behind = ""): Promise<{ editor: vscode.TextEditor; rows: Row[] }> {
  const editor = await draft(`${OPENING}${kind.before}<|>${behind}`, kind.ending);
  await kind.open();
  const rows = await popupIs(`the list offers ${kind.offers}`, (all) =>
    all.some(({ label }) => label.startsWith(kind.offers)),
  );
  return { editor, rows };
}

async function focus(index: number): Promise<void> {
  for (let at = 1; at <= index; at++) {
    await ui("press", "ArrowDown");
    await popupIs(`row ${at} is focused`, (rows) => rows[at]?.focused === true);
  }
}

const lineBegins = (editor: vscode.TextEditor, text: string): Promise<string> =>
  until(
    `the line begins with ${text}`,
    () => lineOf(editor),
    (line) => line.startsWith(text),
  );

/** Presses the list's key, and waits until the line is as it should be when nothing more happens to it. */
async function afterTab(editor: vscode.TextEditor, good: (line: string) => boolean): Promise<void> {
  await ui("press", "Tab");
  let line = lineOf(editor);
  let since = Date.now();
  await until("the line is at rest", () => {
    if (lineOf(editor) !== line) since = Date.now();
    line = lineOf(editor);
    return Date.now() - since > 250;
  });
  await until("the key has taken nothing away", () => lineOf(editor), good, 5000);
}

suite("An open list", () => {
  suiteSetup(async () => {
    for (let n = 1; n <= 10; n++)
      await vscode.workspace.fs.writeFile(
        vscode.Uri.joinPath(folder(), `例会 ${n}.txt`),
        Buffer.from(speech(n)),
      );
    const editor = await draft(`${OPENING}我们要建好云雾茶园<|>`);
    await until(
      "the ten files are known",
      () => offered(editor.document, editor.selection.active),
      (labels) => labels.some((label) => label.startsWith("示范基地")),
      60_000,
    );
    await closeAll();
  });
  suiteTeardown(() => vscode.workspace.fs.delete(folder(), { recursive: true }));
  teardown(closeAll);

  KINDS.forEach((kind, k) => {
    const typed = [FIGURE, ...[0, 1].map((n) => OTHERS[(2 * k + n) % OTHERS.length]!)];
    test(`of ${kind.name}: its key takes nothing away of ${typed.map(([, text]) => text).join(" ")}`, async () => {
      for (const [n, [hand, text]] of typed.entries()) {
        const { editor, rows } = await opened(kind);
        await focus(n % rows.length);
        await ui(hand, text);
        await lineBegins(editor, kind.standing + text);
        await afterTab(
          editor,
          (line) =>
            line.startsWith(kind.standing + text) ||
            (kind === INITIALS && line.startsWith(kind.before) && line.endsWith(text)),
        );
      }
    });

    test(`of ${kind.name} closes when a figure is typed`, async () => {
      const { editor } = await opened(kind);
      await ui(...FIGURE);
      await closed();
      await lineBegins(editor, `${kind.standing}600`);
    });

    test(`of ${kind.name} closes when a composition begins`, async () => {
      const { editor } = await opened(kind);
      await ui("compose", "x");
      await closed();
      await ui("compose", "xishuai");
      await stays("it stays closed", () => ui("popup"), isClosed, 300);
      await ui("commit", "蟋蟀");
      await lineBegins(editor, `${kind.standing}蟋蟀`);
    });
  });

  test("comes back after a composition that it has something for", async () => {
    const { editor } = await opened(continuations("md"));
    await ui("compose", "sh");
    await closed();
    await ui("compose", "shifan");
    await ui("commit", "示范");
    await popupIs("the list", (rows) => rows.some(({ label }) => label.startsWith("基地")));
    await lineBegins(editor, "我们要建好云雾茶园示范");
  });

  test("of initials stays while more of them are typed", async () => {
    const { editor } = await opened(INITIALS);
    await ui("type", "fz");
    await popupIs("the longer phrase", (rows) => rows[0]?.label === "高质量发展");
    await afterTab(editor, (line) => line === "要推动经济高质量发展");
  });

  test("leaves a figure alone that the cursor moves into", async () => {
    for (const kind of [continuations("speech"), BLANKS, continuations("md")]) {
      const { editor } = await opened(kind, "600亩");
      await ui("press", "ArrowRight");
      await afterTab(editor, (line) => line.startsWith(`${kind.standing}6`) && line.endsWith("00亩"));
    }
  });

  test("closes when the cursor moves into a figure", async () => {
    await opened(continuations("speech"), "600亩");
    await ui("press", "ArrowRight");
    await closed();
  });

  test("takes nothing away at any of several cursors", async () => {
    const editor = await draft(`${OPENING}<|>`);
    await editor.insertSnippet(new vscode.SnippetString("要建好${1:工程}，管好${1:工程}。"));
    await until(
      "both are selected",
      () => editor.selections.length,
      (n) => n === 2,
    );
    await ui("commit", "云雾");
    await ui("commit", "茶园");
    await popupIs("the list", (rows) => rows.length > 0);
    await ui(...FIGURE);
    await lineBegins(editor, "要建好云雾茶园600，管好云雾茶园600。");
    await afterTab(editor, (line) => /^要建好云雾茶园600.*，管好云雾茶园600.*。$/.test(line));
  });

  test("gives way to undo: what was typed stands as it was typed", async () => {
    const { editor } = await opened(BLANKS);
    await ui("press", "6");
    await ui("press", "Tab");
    await until("the line is as typed", async () => {
      if (lineOf(editor) === `${BLANKS.standing}6`) return true;
      await ui("press", "Control+z");
      return false;
    });
  });

  test("and ghost text: its key takes nothing away, either", async () => {
    for (const [hand, text] of [FIGURE, ["commit", "６００"], ["commit", "，"], ["type", "%"]] as const) {
      const { editor } = await opened(CALLED_FOR);
      // Behind the row that VS Code selects by itself it is only where it is sure.
      await ui("press", "ArrowDown");
      await until("the ghost text", () => ui("ghost"));
      await ui("press", "Escape");
      await closed();
      await ui(hand, text);
      await lineBegins(editor, `${CALLED_FOR.standing}${text}`);
      await afterTab(editor, (line) => line.startsWith(`${CALLED_FOR.standing}${text}`));
    }
  });
});
