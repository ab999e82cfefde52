import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, it, expect } from "vitest";

/** One entry of seeds.json: what completion, the report and the exemplars know of a bundled speech. */
interface SeedEntry {
  file: string;
  title: string;
  kind: string;
  occasion: string;
  organisation: string;
  position: string;
  /** ISO date of the day it was given or published. */
  date: string;
  headings: string;
  /** Characters of the file without white space. */
  characters: number;
}
interface OutdatedWording {
  text: string;
  since?: string;
  until?: string;
  use?: string;
}
interface SeedsFile {
  version: number;
  asOf: string;
  speeches: SeedEntry[];
  entities: string[];
  outdated: OutdatedWording[];
}

const folder = fileURLToPath(new URL("../../seeds/", import.meta.url));
const rawFolder = fileURLToPath(new URL("../../../shared/seeds/", import.meta.url));
const seeds = JSON.parse(readFileSync(`${folder}seeds.json`, "utf8")) as SeedsFile;
const read = (file: string): string => readFileSync(folder + file, "utf8");
const speeches = seeds.speeches.map((entry): [string, SeedEntry, string] => [
  entry.file,
  entry,
  read(entry.file),
]);

const ISO_DATE = /^20\d\d-\d\d-\d\d$/;
const HEADINGS = ["unnumbered", "numbered-run-in", "promise", "noun-topics", "refrain", "numbered-plain"];
const PAIRS: [string, string][] = [
  ["“", "”"],
  ["‘", "’"],
  ["（", "）"],
  ["《", "》"],
];

/** Common property, word for word the same in every official text: neither copying nor repetition. */
const FORMULAS = [
  "习近平新时代中国特色社会主义思想",
  "努力让人民群众在每一个司法案件中感受到公平正义",
  "深刻领悟“两个确立”的决定性意义，增强“四个意识”、坚定“四个自信”、做到“两个维护”",
  "政治判断力、政治领悟力、政治执行力",
  "高质效办好每一个案件",
  "全面准确落实司法责任制",
  "坚持和发展新时代“枫桥经验”",
  "把屁股端端正正地坐在老百姓的这一面",
];

const hanOf = (text: string): string => text.replace(/[^\u3400-\u9fff|]/gu, "");

/** Han of the text only; a formula becomes one separator, so that no run reaches across it. */
function comparable(text: string): string {
  return hanOf(FORMULAS.reduce((rest, formula) => rest.replaceAll(formula, "|"), text.replaceAll("|", "")));
}

/** Every window of `length` Han that holds no separator, in order. */
function windows(han: string, length: number): string[] {
  const found: string[] = [];
  for (let start = 0; start + length <= han.length; start++) {
    const window = han.slice(start, start + length);
    if (!window.includes("|")) found.push(window);
  }
  return found;
}

/** Whether every opening mark is closed before the next one opens: official texts do not nest a mark in itself. */
function balanced(line: string, open: string, close: string): boolean {
  const marks = Array.from(line).filter((character) => character === open || character === close);
  return marks.length % 2 === 0 && marks.every((mark, at) => mark === (at % 2 === 0 ? open : close));
}

describe("seeds.json", () => {
  it("lists every text of the folder, and nothing else", () => {
    const texts = readdirSync(folder).filter((name) => name.endsWith(".txt"));
    expect(seeds.speeches.map((entry) => entry.file)).toEqual(texts.sort());
  });

  it("has five articles and two spoken texts", () => {
    const articles = seeds.speeches.filter((entry) => entry.kind === "文章");
    expect(seeds.version).toBe(1);
    expect(seeds.speeches).toHaveLength(7);
    expect(articles).toHaveLength(5);
  });

  it("describes each speech in full, none dated after asOf", () => {
    expect(seeds.asOf).toMatch(ISO_DATE);
    for (const entry of seeds.speeches) {
      expect(entry.date, entry.file).toMatch(ISO_DATE);
      expect(entry.date <= seeds.asOf, entry.file).toBe(true);
      expect(HEADINGS, entry.file).toContain(entry.headings);
      for (const field of [entry.occasion, entry.organisation, entry.position]) expect(field).not.toBe("");
    }
  });

  it("shows more than four styles of headings", () => {
    expect(new Set(seeds.speeches.map((entry) => entry.headings)).size).toBeGreaterThan(4);
  });

  it("names only entities that stand in the texts or in the entries, each once", () => {
    const everything = speeches.map(([, entry, text]) => text + entry.organisation).join("\n");
    expect(seeds.entities.filter((name) => !everything.includes(name))).toEqual([]);
    expect(new Set(seeds.entities).size).toBe(seeds.entities.length);
    for (const entry of seeds.speeches) expect(seeds.entities).toContain(entry.organisation);
  });

  it("dates every outdated wording, and no speech uses one after its day", () => {
    for (const { text, since, until, use } of seeds.outdated) {
      const last = until ?? since ?? "";
      const late = speeches.filter(([, entry, body]) => entry.date > last && body.includes(text));
      expect(last, text).toMatch(ISO_DATE);
      expect(use, text).not.toBe(text);
      expect(
        late.map(([file]) => file),
        text,
      ).toEqual([]);
    }
    expect(new Set(seeds.outdated.map(({ text }) => text)).size).toBe(seeds.outdated.length);
  });
});

describe.each(speeches)("seed %s", (_file, entry, text) => {
  const lines = text.split("\n");

  it("begins with its title and has the length of a speech", () => {
    expect(lines[0]).toBe(entry.title);
    const characters = text.replace(/\s/gu, "").length;
    expect(characters).toBe(entry.characters);
    expect(characters).toBeGreaterThanOrEqual(2500);
    expect(characters).toBeLessThanOrEqual(4500);
  });

  it("is plain UTF-8 with LF, one paragraph a line, no stray space", () => {
    expect(text).not.toMatch(/[\r\ufeff\ufffd\t\u3000]/u);
    expect(text.endsWith("\n")).toBe(true);
    expect(lines.filter((line) => line !== line.trim() || / {2}/u.test(line))).toEqual([]);
  });

  it("holds no placeholder and no half-width or doubled mark between Han", () => {
    expect(text.match(/[×□_【】〔〕]|[XＸ]+|某某|待核/gu)).toBeNull();
    expect(text.match(/[\u3400-\u9fff”》）][,.;:?!()"'<>][^\d]?/gu)).toBeNull();
    expect(text.match(/[，。；：、！？]{2}|…|\.\.\./gu)).toBeNull();
  });

  it("pairs its quotation marks and brackets inside each paragraph", () => {
    const broken = lines.filter((line) => PAIRS.some(([open, close]) => !balanced(line, open, close)));
    expect(broken).toEqual([]);
  });

  it("numbers its main headings without a gap", () => {
    const markers = lines.flatMap((line) => /^([一二三四五六七八九])、/u.exec(line)?.[1] ?? []);
    expect(markers.join("")).toBe("一二三四五六七八九".slice(0, markers.length));
  });

  it(
    entry.kind === "文章" ? "has a byline, no salutation and no thanks" : "has a salutation and a call",
    () => {
      const salutation = lines.slice(1, 4).includes("同志们：");
      if (entry.kind === "文章") {
        expect(salutation).toBe(false);
        expect(text).not.toContain("谢谢大家");
        const ends = [lines[1] ?? "", lines.at(-2) ?? ""];
        expect(ends.some((line) => line.includes(entry.position) && line.length < 40)).toBe(true);
      } else {
        expect(salutation).toBe(true);
        expect(lines.slice(-4).some((line) => line.startsWith("同志们，"))).toBe(true);
      }
    },
  );

  it("says nothing twice: no run of ten Han comes back", () => {
    const seen = new Set<string>();
    const again = windows(comparable(text), 10).filter((window) => seen.size === seen.add(window).size);
    expect(again).toEqual([]);
  });

  it.skipIf(!existsSync(rawFolder))("shares no run of twenty Han with the raw documents", () => {
    const raw = readdirSync(rawFolder).map((name) => hanOf(readFileSync(rawFolder + name, "utf8")));
    const shared = windows(comparable(text), 20).filter((window) => raw.some((r) => r.includes(window)));
    expect(shared).toEqual([]);
  });
});
