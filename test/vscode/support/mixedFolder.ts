// A folder as teams have it: web copies, GBK text, Word files, and some that no one can read.
import { mkdirSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { docxFile, p } from "../../support/docxFile.js";
import { gbk } from "../../support/gbk.js";

const PLACES = ["东溪", "西岭", "南坪", "北滩", "白鹤", "青松", "石桥", "枫林"];
const WORKS = [
  "护林防火",
  "清淤疏浚",
  "仓储保粮",
  "安全巡查",
  "技能培训",
  "垃圾分类",
  "夜间值守",
  "果园管护",
];
const SENTENCES = [
  "要把%这件事摆上桌面、抓在手里，一个环节一个环节往前推。",
  "%抓得紧不紧，群众看得最清楚，也最有发言权。",
  "去年我们在%上下了真功夫，今年还要再加一把劲。",
  "凡是%中发现的问题，都要列出清单、写明时限、有人负责。",
  "%不是哪一个部门的事，各单位都要伸手，不能袖手。",
  "要带着%的题目到一线去，在田埂上、车间里找答案。",
];

/** A speech of about `length` characters that no other seed gives in the same words. */
function speech(seed: number, length: number): string {
  let state = seed * 7919 + 17;
  const next = (most: number): number => (state = (state * 48271) % 2147483647) % most;
  const place = PLACES[seed % PLACES.length]!;
  let text = `在${place}镇${2016 + (seed % 10)}年第${seed + 1}次工作例会上的讲话\n\n同志们：\n\n`;
  for (let n = 0; text.length < length; n++) {
    const work = WORKS[next(WORKS.length)]!;
    const words = Array.from({ length: 4 }, () => SENTENCES[next(SENTENCES.length)]!.replace("%", work));
    text += `${words.join("")}这是第${seed * 1000 + n}项安排。\n\n`;
  }
  return text;
}

/** Writes `count` long speeches, and one file each of the other kinds. */
export function makeMixedFolder(folder: string, count: number): void {
  mkdirSync(path.join(folder, "历年 例会"), { recursive: true });
  for (let n = 0; n < count; n++) {
    const text = speech(n, 32_000);
    const name = `例会 ${String(n + 1).padStart(3, "0")}`;
    if (n % 5 === 4) writeFileSync(path.join(folder, "历年 例会", `${name}.gbk.txt`), gbk(text));
    else writeFileSync(path.join(folder, "历年 例会", `${name}.txt`), text);
  }
  const lines = ["在渡口小学开学典礼上的致辞", "各位老师、同学们：", "愿渡船灯火照亮求学路。"];
  writeFileSync(path.join(folder, "致辞.docx"), docxFile(lines.map((line) => p(line)).join("")));
  const page = `<html><head><title>页</title></head><body><h1>在茶山村春茶开采仪式上的致辞</h1><p>各位乡亲：</p><p>愿茶山新芽换来好光景。</p></body></html>`;
  writeFileSync(path.join(folder, "网页.html"), page);
  writeFileSync(path.join(folder, "旧稿.doc"), Buffer.from("d0cf11e0a1b11ae1000000000000", "hex"));
  writeFileSync(path.join(folder, "空白.txt"), "");
  writeFileSync(path.join(folder, "断了.docx"), "不是文档");
}
