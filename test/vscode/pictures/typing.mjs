// Scenes of typing: the list, initials, ghost text, and a short film of it all.
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { animate } from "../host/apng.mjs";
import { tellOf } from "./stage.mjs";

/** @typedef {import("./stage.mjs").Stage} Stage */

/**
 * Puts the cursor at the end of a paragraph.
 * @param {Stage} stage
 * @param {number} line from 0
 */
export async function toEndOf({ ui, goToLine }, line) {
  await goToLine(line);
  await ui("press", "End"); // of the line on the screen
  await ui("press", "End"); // of the paragraph
}

/**
 * Types at the cursor, waits for what is to be seen, takes the picture and takes the typing back.
 * @param {Stage} stage
 * @param {string} name
 * @param {[pinyin: string, text: string][]} commits
 * @param {{ keys?: string, item?: string }} wanted `keys`: Latin letters after the commits; `item`: what the list must hold
 */
export async function typed({ ui, until, picture }, name, commits, { keys, item = "" }) {
  for (const [pinyin, text] of commits) await ui("ime", pinyin, text);
  if (keys) {
    await delay(600); // a drafter looks up before typing letters
    await ui("press", "Escape");
    await ui("type", keys);
  }
  await until("the list", async () =>
    (await ui("popup")).some((/** @type {{ label: string }} */ row) => row.label.includes(item)),
  );
  await delay(500); // the list grows to its full width once its rows are laid out
  await picture(name);
  await ui("press", "Escape");
  const length = commits.reduce((sum, [, text]) => sum + text.length, 0) + (keys?.length ?? 0);
  for (let n = 0; n < length; n++) await ui("press", "Backspace");
}

/**
 * A sentence as it is typed, some of it by Tab.
 * @param {Stage} stage
 * @param {string} folder of the pictures
 */
export async function film({ page, ui, until }, folder) {
  const line = await page
    .locator(".monaco-editor .view-line", { hasText: "务实管用的办法" })
    .last()
    .boundingBox();
  if (!line) throw new Error("The line is not on the screen.");
  const clip = { x: Math.floor(line.x) - 8, y: Math.floor(line.y) - 60, width: 900, height: 220 };
  /** @type {import("../host/apng.mjs").Frame[]} */
  const frames = [];
  const shoot = async (/** @type {number} */ ms) => {
    frames.push({ png: await page.screenshot({ clip, animations: "disabled", caret: "initial" }), ms });
  };
  const compose = async (/** @type {string} */ pinyin, /** @type {string} */ text) => {
    await ui("compose", pinyin);
    await shoot(500);
    await ui("commit", text);
  };
  const offered = async (/** @type {string} */ what) => {
    await until(what, async () => (await ui("popup")).length > 0);
    await delay(500); // laid out
    await shoot(1600);
    await ui("press", "Tab");
    await delay(200);
    await shoot(700);
  };
  await shoot(600);
  await compose("yao", "要");
  await compose("gaozhixiao", "高质效");
  await offered("the phrase");
  await ui("commit", "，");
  await shoot(400);
  await compose("nulirangrenminqunzhong", "努力让人民群众");
  await offered("the longer phrase");
  await until("the rest in grey", () => ui("ghost"));
  await ui("press", "Tab");
  await ui("commit", "。");
  await delay(300);
  await shoot(1800);
  const file = path.join(folder, "typing.png");
  const png = animate(frames);
  await writeFile(file, png);
  tellOf(file, png.length);
}
