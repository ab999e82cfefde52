import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { JsonInspect, JsonInspectedFile } from "../../server/src/cli/json";
import { docxFile, p } from "../support/docxFile";

const CLI = path.join(import.meta.dirname, "../../dist/cli/main.js");

const WEB_COPY = `在全市信访工作推进会上的讲话
发布时间：2025-03-04 10:20 来源：本站 作者：佚名
在全市信访工作推进会上的讲话
（2025年3月3日）

同志们：
今天我们召开这次会议，主要任务是总结经验、部署工作。
一、认清形势，增强做好工作的紧迫感
去年以来，各级各部门狠抓落实[1]，工作有了新的进展，群众满意度持续提升。

上一篇：关于做好秋收工作的通知
版权所有：某某网站
`;
const PAGE = `把好事办实

张三
临江市信访局局长

办好群众的事，要从小处做起。一件一件抓，一年一年干，才能真正见到成效。

把实事办好

李四
东山县民政局局长

民政工作连着千家万户。把每一笔救助金送到最需要的人手里，是我们的本分。
`;
/** 同志们：\r\n今年的工作，一要稳。 */
const GBK = Buffer.from("cdacd6bec3c7a3ba0d0abdf1c4eab5c4b9a4d7f7a3acd2bbd2aacec8a1a3", "hex");

describe("corpus inspect", { timeout: 60_000 }, () => {
  let folder: string;
  const file = (name: string): string => path.join(folder, name);
  const write = (name: string, content: string | Uint8Array): void => {
    mkdirSync(path.dirname(file(name)), { recursive: true });
    writeFileSync(file(name), content);
  };
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, "corpus", ...args], {
      encoding: "utf8",
      cwd: folder,
      env: { ...process.env, LC_ALL: "zh_CN.UTF-8" },
    });
    return { status, stdout, stderr };
  };
  const inspect = (...args: string[]) => {
    const { status, stdout } = run("inspect", "--json", ...args);
    const { files } = JSON.parse(stdout) as JsonInspect;
    return { status, files: new Map(files.map((each) => [each.file.split(path.sep).join("/"), each])) };
  };
  const cuts = ({ cut }: JsonInspectedFile): (readonly [number, string])[] =>
    cut.map(({ line, code }) => [line, code] as const);

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "speech inspect "));
    write("稿/网页.txt", WEB_COPY);
    write("稿/版面.txt", PAGE);
    write("稿/国标.txt", GBK);
    write(
      "稿/笔记.md",
      "---\ntitle: 在座谈会上的发言\n---\n# 在座谈会上的发言\n\n同志们：\n\n要**守正创新**。\n",
    );
    write(
      "稿/文档.docx",
      docxFile(p("在开工仪式上的致辞") + p("各位来宾：") + p("大家上午好，欢迎各位的到来。")),
    );
    write(
      "稿/网页.html",
      "<html><head><title>会议讲话</title></head><body><nav><a href='a'>首页</a> <a href='b'>要闻</a> <a href='c'>专题</a></nav><h1>在会议上的讲话</h1><p>同志们：</p><p>大家要一件一件抓好落实，不能松劲。</p></body></html>",
    );
    write("稿/坏.docx", "PK 不是压缩包");
    write("稿/空.txt", "");
    write("稿/旧.pdf", "%PDF");
    write("稿/图.png", "图");
    write("稿/草稿/不要.txt", "同志们：\n不要读这个文件。\n");
    write("稿/.speech/settings.json", '{ "corpus.exclude": ["**/草稿/**"] }');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("tells what each file holds, with every reader", () => {
    const { status, files } = inspect("稿");
    expect(status).toBe(0);
    expect([...files.keys()].sort()).toEqual(
      ["网页.txt", "版面.txt", "国标.txt", "笔记.md", "文档.docx", "网页.html", "坏.docx", "空.txt", "旧.pdf"]
        .map((name) => `稿/${name}`)
        .sort(),
    );
    expect(files.get("稿/网页.txt")).toMatchObject({
      encoding: "utf-8",
      speeches: [
        {
          title: "在全市信访工作推进会上的讲话",
          author: null,
          position: null,
          occasion: "全市信访工作推进会",
          date: "2025-03-03",
          kind: "讲话",
          lines: [[3, 9]],
        },
      ],
    });
    expect(files.get("稿/国标.txt")).toMatchObject({ encoding: "gb18030", speeches: [{ kind: "讲话" }] });
    expect(files.get("稿/笔记.md")!.speeches).toMatchObject([{ title: "在座谈会上的发言", kind: "发言" }]);
    expect(files.get("稿/文档.docx")!.speeches).toMatchObject([
      { title: "在开工仪式上的致辞", kind: "致辞", lines: [[1, 3]] },
    ]);
    expect(files.get("稿/网页.html")!.speeches).toMatchObject([{ title: "在会议上的讲话" }]);
  });

  it("tells two speeches of one page apart, each with its author", () => {
    expect(inspect("稿").files.get("稿/版面.txt")!.speeches).toMatchObject([
      {
        title: "把好事办实",
        author: "张三",
        position: "临江市信访局局长",
        organisation: "临江市信访局",
        kind: "文章",
        lines: [[1, 6]],
      },
      { title: "把实事办好", author: "李四", position: "东山县民政局局长", lines: [[8, 13]] },
    ]);
  });

  it("tells every cut with its line and reason", () => {
    const { files } = inspect("稿");
    expect(cuts(files.get("稿/网页.txt")!)).toEqual([
      [1, "repeated-title"],
      [2, "publication"],
      [9, "footnote-mark"],
      [11, "page"],
      [12, "page"],
    ]);
    expect(files.get("稿/网页.txt")!.cut[3]).toEqual({
      line: 11,
      text: "上一篇：关于做好秋收工作的通知",
      reason: "网页内容（版权、导航、分享等）",
      code: "page",
    });
    expect(cuts(files.get("稿/笔记.md")!)).toEqual([
      [1, "front-matter"],
      [2, "front-matter"],
      [3, "front-matter"],
      [4, "markup"],
      [8, "markup"],
    ]);
    expect(cuts(files.get("稿/网页.html")!)).toEqual([[1, "links"]]);
  });

  it("tells what was skipped and why", () => {
    const { files } = inspect("稿");
    const skipped = [...files.values()].filter((each) => each.skipped !== undefined);
    expect(skipped.map((each) => [path.basename(each.file), each.code]).sort()).toEqual(
      [
        ["坏.docx", "broken"],
        ["旧.pdf", "unsupported"],
        ["空.txt", "empty"],
      ].sort(),
    );
    expect(skipped[0]).toMatchObject({ encoding: null, speeches: [], cut: [] });
  });

  it("prints a table for people, and every cut line with --show", () => {
    const { status, stdout } = run("inspect", "稿");
    expect(status).toBe(0);
    expect(stdout).toMatch(/^文件 +编码 +标题/);
    expect(stdout).toMatch(
      /^稿\/网页\.txt +utf-8 +在全市信访工作推进会上的讲话 +讲话 +2025-03-03 +3-9 +\d+ +5$/m,
    );
    expect(stdout).toContain("6 个文件，7 篇");
    expect(stdout).toMatch(/^跳过：\n稿\/坏\.docx +文件已损坏或不完整$/m);
    expect(stdout).not.toContain("上一篇");
    expect(run("inspect", "稿", "--show").stdout).toContain(
      "稿/网页.txt:11: [网页内容（版权、导航、分享等）] 上一篇：关于做好秋收工作的通知",
    );
    expect(run("inspect", "稿", "--locale", "en").stdout).toMatch(
      /6 files, 7 speeches, .* 3 files skipped\n$/,
    );
  });

  it("does not let a file steer the terminal", () => {
    write(
      "险/一.txt",
      "在会上的讲话\u001b[2J\n同志们：\n大家要抓好落实。\n上一篇：\u001b]0;标题\u0007通知\n",
    );
    // eslint-disable-next-line no-control-regex -- that is what must not come through
    expect(run("inspect", "险", "--show").stdout).not.toMatch(/[\u001b\u0007]/);
  });

  it.each([
    [["inspect"], "DIR"],
    [["guess", "稿"], "guess"],
    [["inspect", "--format", "xml", "稿"], "--format"],
    [["inspect", "--loud", "稿"], "--loud"],
    [["inspect", "没有"], "没有"],
    [["inspect", "稿/网页.txt"], "网页.txt"],
  ])("%j: exit status 2 and what is wrong", (args, named) => {
    const { status, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(named);
  });
});
