// Scenes of what stands around the text: outline, findings, the corpus.
import { setTimeout as delay } from "node:timers/promises";

/** @typedef {import("./stage.mjs").Stage} Stage */

const MARK = ".editor-instance .squiggly-warning";
const ROWS = ".pane-body .monaco-list-row";

/** @param {Stage} stage */
export async function outline({ page, ui, until, picture }) {
  await until("the outline", async () => (await ui("count", ".outline-tree .monaco-list-row")) > 3);
  await until("the index and the figures in the status bar", async () =>
    (await ui("texts", ".statusbar-item")).some((/** @type {string} */ text) =>
      /[1-9]\d* 篇.*\d 字/.test(text),
    ),
  );
  await heighten(page);
  await until("the warning", () => page.locator('[aria-label*="Warnings: 1"]').count());
  await picture("outline");
}

/**
 * @param {Stage} stage
 * @param {number} fault line of the sample's fault, from 0
 */
export async function findings({ page, ui, until, picture, goToLine }, fault) {
  await goToLine(fault);
  await until("the mark", () => ui("count", MARK));
  await page.locator(MARK).first().hover({ force: true }); // a mark lies under its text
  await until("the hover", () => ui("count", ".monaco-hover .hover-contents"));
  await picture("warning");
  await page.mouse.move(5, 5);
}

/**
 * What the corpus has of a phrase of the draft.
 * @param {Stage} stage
 * @param {string} phrase stands on the screen, in a line that begins with it but for one character
 */
export async function phraseHover({ page, until, picture, shows }, phrase) {
  const line = page.locator(".monaco-editor .view-line").filter({ hasText: phrase, visible: true });
  const box = await line.last().boundingBox();
  if (!box) throw new Error("The phrase is not on the screen.");
  await page.mouse.move(box.x + 60, box.y + 8); // among the first words of the line on the screen
  await until("the hover with places of the corpus", () => shows(".monaco-hover .hover-contents", "语料中"));
  await delay(300); // the hover fades in
  await picture("hover");
  await page.mouse.move(5, 5);
}

/** @param {Stage} stage */
export async function corpusView({ page, ui, until, picture, command, shows }) {
  await command("Focus on 语料 View");
  await until("the speeches", () => shows(ROWS, "检察机关"));
  await widen(page);
  if (await shows(ROWS, "跳过的文件")) await ui("clickText", ROWS, "跳过的文件");
  await ui("clickText", ROWS, "检察机关");
  await delay(500); // the editor opens
  await picture("corpus");
}

/**
 * Gives the Outline view most of the side bar, as one does by dragging its upper edge.
 * @param {import("playwright-core").Page} page
 */
async function heighten(page) {
  const header = await page.locator(".pane-header", { hasText: "Outline" }).boundingBox();
  if (!header) throw new Error("There is no Outline view.");
  await drag(page, [header.x + 150, header.y], [header.x + 150, 190]);
}

/**
 * Makes the side bar wide enough for titles with their dates.
 * @param {import("playwright-core").Page} page
 */
async function widen(page) {
  const bar = await page.locator(".part.sidebar").boundingBox();
  if (!bar) throw new Error("There is no side bar.");
  const edge = bar.x + bar.width;
  await drag(page, [edge, 400], [edge + 140, 400]);
}

/**
 * @param {import("playwright-core").Page} page
 * @param {[number, number]} from
 * @param {[number, number]} to
 */
async function drag(page, from, to) {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(...to, { steps: 5 });
  await page.mouse.up();
}
