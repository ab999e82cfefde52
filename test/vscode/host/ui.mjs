// The hands and eyes of a drafter: real keys, a real IME composition, and what is on the screen.
import { mkdir } from "node:fs/promises";
import path from "node:path";

/** Long enough for a loaded machine; conditions are polled, so a quick one costs nothing. */
const TIMEOUT_MS = 10_000;
/** What moves is there or it is not. */
const QUICKLY_MS = 300;
/** Between two keys of a quick typist. */
const KEY_MS = 60;

/**
 * The verbs that a suite may ask for, over one page.
 * @param {import("playwright-core").Page} page
 * @param {string} pictures folder for screenshots
 */
export async function handsOn(page, pictures) {
  const cdp = await page.context().newCDPSession(page);
  /** @param {string} text what the IME shows, underlined */
  const compose = (text) =>
    cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });

  return {
    /**
     * Types pinyin into an IME, letter by letter, and commits Han text for it.
     * @param {string} pinyin
     * @param {string} text
     */
    async ime(pinyin, text) {
      for (let end = 1; end <= pinyin.length; end++) await compose(pinyin.slice(0, end));
      await cdp.send("Input.insertText", { text });
    },
    /** @param {string} pinyin leaves the composition open */
    async compose(pinyin) {
      for (let end = 1; end <= pinyin.length; end++) await compose(pinyin.slice(0, end));
    },
    /** @param {string} text ends an open composition with it */
    async commit(text) {
      await cdp.send("Input.insertText", { text });
    },
    /** @param {string} code a key that goes to the input method first: while composing the editor is told “229” */
    async imeKey(code) {
      const key = { code, key: "Process", windowsVirtualKeyCode: 229 };
      await cdp.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...key });
      await cdp.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
    },
    /** @param {string} text Latin letters, as keys */
    async type(text) {
      await page.keyboard.type(text, { delay: KEY_MS });
    },
    /** @param {string} key as Playwright names it: `Enter`, `Control+Space` */
    async press(key) {
      await page.keyboard.press(key);
    },
    /**
     * Puts something on the clipboard, as Word and browsers do.
     * @param {string} text
     * @param {string} [html]
     */
    async copy(text, html) {
      await page.evaluate(
        ([plain, markup]) => {
          const parts = { "text/plain": plain, ...(markup && { "text/html": markup }) };
          const blobs = Object.entries(parts).map(([type, part]) => [type, new Blob([part ?? ""], { type })]);
          return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
        },
        [text, html],
      );
    },
    /** The rows of the completion list; empty when it is closed. */
    async popup() {
      return page.evaluate(readPopup);
    },
    /** The greyed text after the cursor. */
    async ghost() {
      return (await texts(page, ".monaco-editor .ghost-text, .monaco-editor .ghost-text-decoration")).join(
        "",
      );
    },
    /** @param {string} selector visible texts of all that match, in the order of the page */
    async texts(selector) {
      return texts(page, selector);
    },
    /** @param {string} selector how many match and are visible */
    async count(selector) {
      return page.locator(selector).filter({ visible: true }).count();
    },
    /**
     * @param {string} selector
     * @param {string} text
     */
    async clickText(selector, text) {
      const target = page.locator(selector).filter({ hasText: text, visible: true }).first();
      await target.click({ timeout: TIMEOUT_MS });
    },
    /**
     * A button that never keeps still for the mouse, as beside figures that count on.
     * @param {string} selector
     * @param {string} text
     */
    async clickMoving(selector, text) {
      const target = page.locator(selector).filter({ hasText: text, visible: true }).first();
      await target.dispatchEvent("click", undefined, { timeout: QUICKLY_MS });
    },
    /** @param {string} selector */
    async click(selector) {
      await page.locator(selector).filter({ visible: true }).first().click({ timeout: TIMEOUT_MS });
    },
    /** @param {string} text moves the mouse to a text of the editor */
    async hoverText(text) {
      const target = page
        .locator(".monaco-editor .view-line span span")
        .filter({ hasText: text, visible: true });
      await target.first().hover({ timeout: TIMEOUT_MS });
    },
    /** Whether keys go to a text editor. */
    async editorFocused() {
      return page.evaluate(() => document.activeElement?.closest(".editor-instance .monaco-editor") != null);
    },
    /** Texts of the error and warning messages on the screen. */
    async notifications() {
      return texts(page, ".notification-list-item-message");
    },
    /** @param {string} name file name in the folder of pictures, or a path */
    async screenshot(name) {
      const file = path.resolve(pictures, name.endsWith(".png") ? name : `${name}.png`);
      await mkdir(path.dirname(file), { recursive: true });
      await page.screenshot({ path: file, animations: "disabled" });
      return file;
    },
  };
}

/**
 * @param {import("playwright-core").Page} page
 * @param {string} selector
 */
async function texts(page, selector) {
  const all = await page.locator(selector).filter({ visible: true }).allInnerTexts();
  return all.map((text) => text.replaceAll("\u00a0", " ").trim());
}

/** Runs in the page. */
function readPopup() {
  const widget = document.querySelector(".editor-widget.suggest-widget.visible");
  if (!widget || getComputedStyle(widget).visibility === "hidden") return [];
  const text = (/** @type {Element} */ row, /** @type {string} */ selector) =>
    row.querySelector(selector)?.textContent?.replaceAll("\u00a0", " ") ?? "";
  return [...widget.querySelectorAll(".monaco-list-row")]
    .sort((a, b) => Number(a.getAttribute("data-index")) - Number(b.getAttribute("data-index")))
    .map((row) => ({
      label: text(row, ".label-name"),
      detail: text(row, ".signature-label"),
      description: text(row, ".details-label") || text(row, ".qualifier-label"),
      focused: row.classList.contains("focused"),
    }));
}
