import { describe, expect, it } from "vitest";
import { isServed, isSpeech } from "../../../server/src/features/gate";
import { parseDraft } from "../../../server/src/speech/parse";

const POINT = "全市上下要坚持目标导向和问题导向，把责任落实到岗位、落实到人头，抓紧抓实抓出成效，".repeat(2);
const ask = (text: string, languageId = "markdown") => ({ languageId, draft: parseDraft(text) });

describe("the gate", () => {
  it.each([
    ["a salutation", "同志们：\n今天开个短会。"],
    ["a title", "在全市工作会议上的讲话\n\n今天开个短会。"],
    ["two markers and a paragraph of speech length", `一、提高认识\n${POINT}。\n二、狠抓落实\n${POINT}。`],
    ["two markers in a paragraph of speech length", `要做到：一是强基础，${POINT}；二是补短板，${POINT}。`],
  ])("a text with %s is a speech in any language", (_, text) => {
    expect([isServed(ask(text)), isSpeech(ask(text))]).toEqual([true, true]);
  });

  it.each([
    ["a Chinese README", "# 安装说明\n\n一、安装\n运行脚本。\n\n二、使用\n打开网页。\n"],
    [
      "a README that skips a number and mixes markers",
      `# 数据平台\n\n${POINT}。\n\n一、安装\n运行脚本。\n\n三、使用\n一是打开网页；二要登录；四是退出。\n`,
    ],
    [
      "a README with long paragraphs and commands",
      `一、安装\n${POINT}，执行\`npm start\`。\n\n三、使用\n${POINT}。\n\n\`\`\`sh\nnpm start\n\`\`\`\n`,
    ],
    ["a list of steps", "一是下载，二是解压，三是运行。"],
    ["long paragraphs without a marker", `${POINT}。\n\n${POINT}。`],
  ])("%s is served, but no speech until it is called one", (_, text) => {
    expect([isServed(ask(text)), isSpeech(ask(text))]).toEqual([true, false]);
    expect(isSpeech(ask(text, "speech"))).toBe(true);
  });

  it("a text that is hardly Chinese is neither", () => {
    const text = `同志们：\n${"plain English text ".repeat(40)}`;
    expect([isServed(ask(text)), isSpeech(ask(text))]).toEqual([false, false]);
  });
});
