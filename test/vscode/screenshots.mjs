// npm run screenshots: pictures of the main views, taken from the running extension, for the README and the walkthrough.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { downloads, projectRoot, temporaryFolder, testFolder } from "./host/paths.mjs";
import { shrinkPng } from "./host/png.mjs";
import { buildProject, installPackages } from "./host/project.mjs";
import { makeSample } from "./host/sample.mjs";

const PICTURES = path.join(projectRoot, "client", "media", "screenshots");
const MAX_BYTES = 200 * 1024;
/** What stood on the screen when a view did not come. */
const FAILURE = path.join(downloads, "failure.png");
const MARK = ".editor-instance .squiggly-warning";
/** Long enough for a loaded machine; conditions are polled. */
const TIMEOUT_MS = 30_000;

installPackages();
buildProject();
const { startInBrowser } = await import("./host/vscode.mjs"); // needs the installed packages

const temporary = temporaryFolder();
process.once("exit", temporary.remove);
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]))
  process.once(signal, () => process.exit(130));

const workspace = path.join(temporary.path, "讲稿示例");
const draft = await makeSample(workspace);
await mkdir(PICTURES, { recursive: true });
const vscode = await startInBrowser({
  folder: temporary.path,
  workspace,
  installed: [projectRoot, path.join(testFolder, "opener")],
  pictures: PICTURES,
  language: "zh-cn",
  settings: {
    "editor.fontSize": 16,
    "editor.minimap.enabled": false,
    "editor.stickyScroll.enabled": false,
    "workbench.colorTheme": "Default Light Modern",
    // A drafter's own folder, as the pictures are to show it.
    "speechDrafter.corpus.folders": [path.join(workspace, "seeds")],
    "speechDrafter.corpus.includeSeeds": false,
  },
});
try {
  await takeAll(vscode.page, (verb, ...args) => vscode.input(verb, args));
} finally {
  await vscode.end();
}

/**
 * @param {import("playwright-core").Page} page
 * @param {(verb: string, ...args: unknown[]) => Promise<any>} ui
 */
async function takeAll(page, ui) {
  /** @param {string} name */
  const picture = async (name) => {
    const file = await ui("screenshot", name);
    const { length } = await shrink(file);
    console.log(`${path.relative(projectRoot, file)} (${Math.round(length / 1024)} KB)`);
    if (length > MAX_BYTES) throw new Error(`${file} is larger than ${MAX_BYTES / 1024} KB.`);
    const errors = await ui("notifications");
    if (errors.length > 0) throw new Error(`A message stands in the picture: ${errors.join(" / ")}`);
  };
  const lines = (await readFile(draft, "utf8")).split(/\r?\n/);

  await until("the outline", async () => (await ui("count", ".outline-tree .monaco-list-row")) > 3);
  await until("the index and the figures in the status bar", async () =>
    (await ui("texts", ".statusbar-item")).some((/** @type {string} */ text) =>
      /[1-9]\d* 篇.*\d 字/.test(text),
    ),
  );
  await heighten(page);
  await until("the warning", () => page.locator('[aria-label*="Warnings: 1"]').count());
  await picture("outline");

  const fault = lines.findIndex((line) => line.startsWith("四、"));
  await goToLine(ui, fault);
  await until("the mark", () => ui("count", MARK));
  await ui("press", "Alt+Enter");
  await until("the fixes", () => ui("count", ".action-widget .monaco-list-row.action"));
  await picture("fix");
  await ui("press", "Escape");
  await page.locator(MARK).first().hover({ force: true }); // a mark lies under its text
  await until("the hover", () => ui("count", ".monaco-hover .hover-contents"));
  await picture("warning");
  await page.mouse.move(5, 5);

  const heading = lines.findIndex((line) => line.startsWith("一、"));
  await goToLine(
    ui,
    lines.findIndex((line, at) => at > heading && line.trim() !== ""),
  );
  await ui("press", "End"); // of the line on the screen
  await ui("press", "End"); // of the paragraph
  await ui("ime", "yaogaozhixiao", "要高质效");
  await until("the list", async () => (await ui("popup")).length > 0);
  await delay(500); // the list grows to its full width once its rows are laid out
  await picture("completion");
  await ui("press", "Escape");

  await phraseHover(ui, page, picture);
  await corpusView(ui, page, picture);

  await ui("press", "Control+b"); // the side bar makes room
  await ui("press", "F1");
  await page.keyboard.type("Welcome: Open Walkthrough");
  await until("the command", () => ui("count", ".quick-input-list .monaco-list-row.focused"));
  await ui("press", "Enter");
  await until("the walkthroughs", async () =>
    (await ui("texts", ".quick-input-list .monaco-list-row")).some((/** @type {string} */ text) =>
      /讲稿/.test(text),
    ),
  );
  await ui("clickText", ".quick-input-list .monaco-list-row", "讲稿");
  await until("the walkthrough", () => ui("count", ".gettingStartedDetailsContent .step-title"));
  await delay(500); // the steps slide in
  await picture("walkthrough");
}

/**
 * What the corpus has of the phrase that was just typed.
 * @param {(verb: string, ...args: unknown[]) => Promise<any>} ui
 * @param {import("playwright-core").Page} page
 * @param {(name: string) => Promise<void>} picture
 */
async function phraseHover(ui, page, picture) {
  await ui("ime", "banhao", "办好每一个案件。");
  await ui("press", "Escape");
  const line = page
    .locator(".monaco-editor .view-line")
    .filter({ hasText: "要高质效办好每一个案件。", visible: true });
  const box = await line.last().boundingBox();
  if (!box) throw new Error("The phrase is not on the screen.");
  await page.mouse.move(box.x + 60, box.y + 8); // among the first words of the line on the screen
  await until("the hover with places of the corpus", async () =>
    (await ui("texts", ".monaco-hover .hover-contents")).some((/** @type {string} */ text) =>
      /语料中/.test(text),
    ),
  );
  await delay(300); // the hover fades in
  await picture("hover");
  await page.mouse.move(5, 5);
}

/**
 * @param {(verb: string, ...args: unknown[]) => Promise<any>} ui
 * @param {import("playwright-core").Page} page
 * @param {(name: string) => Promise<void>} picture
 */
async function corpusView(ui, page, picture) {
  await ui("press", "F1");
  await page.keyboard.type("Focus on 语料 View");
  await until("the command", () => ui("count", ".quick-input-list .monaco-list-row.focused"));
  await ui("press", "Enter");
  const rows = ".pane-body .monaco-list-row";
  await until("the speeches", async () =>
    (await ui("texts", rows)).some((/** @type {string} */ text) => text.includes("检察机关")),
  );
  await ui("clickText", rows, "检察机关");
  await delay(500); // the editor opens
  await picture("corpus");
}

/** @param {string} file */
async function shrink(file) {
  const png = shrinkPng(await readFile(file));
  await writeFile(file, png);
  return png;
}

/**
 * Gives the Outline view most of the side bar, as one does by dragging its upper edge.
 * @param {import("playwright-core").Page} page
 */
async function heighten(page) {
  const header = await page.locator(".pane-header", { hasText: "Outline" }).boundingBox();
  if (!header) throw new Error("There is no Outline view.");
  await page.mouse.move(header.x + 150, header.y);
  await page.mouse.down();
  await page.mouse.move(header.x + 150, 190, { steps: 5 });
  await page.mouse.up();
}

/**
 * Through "Go to Line", as by hand.
 * @param {(verb: string, ...args: unknown[]) => Promise<any>} ui
 * @param {number} line from 0
 */
async function goToLine(ui, line) {
  await ui("press", "Control+g");
  await until("Go to Line", () => ui("count", ".quick-input-widget input"));
  await ui("type", String(line + 1));
  await ui("press", "Enter");
  await until("the cursor", async () =>
    (await ui("texts", ".statusbar-item")).some((/** @type {string} */ text) =>
      text.startsWith(`Ln ${line + 1},`),
    ),
  );
}

/**
 * @param {string} what
 * @param {() => Promise<unknown>} read
 */
async function until(what, read) {
  const end = Date.now() + TIMEOUT_MS;
  while (!(await read())) {
    if (Date.now() > end) {
      await vscode.input("screenshot", [FAILURE]);
      throw new Error(`Waited in vain for ${what}: see ${FAILURE}.`);
    }
    await delay(50);
  }
}
