import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutForeign } from "../../../../server/src/features/completion/guard";
import { followOn } from "../../../../server/src/index/base/follow";
import {
  BaseFormatError,
  readBase,
  writeBase,
  type BaseColumns,
  type BaseHeader,
} from "../../../../server/src/index/base/format";
import { BaseMatches } from "../../../../server/src/index/base/matches";
import { commonOf, isChained, openBaseTable, type BaseTable } from "../../../../server/src/index/base/table";
import { baseWordBreaks } from "../../../../server/src/index/base/words";
import { BASE_FILE, readSeedBase } from "../../../support/seedIndex";

/** [phrase, occurrences, whether it is a word] → the file of a table of one kind; documents half of the occurrences. */
function fileOf(phrases: readonly (readonly [string, number, boolean])[]): Uint8Array {
  interface Branch {
    readonly children: Map<number, Branch>;
    count: number;
    isWord: boolean;
    unit: number;
  }
  const branch = (unit: number): Branch => ({ children: new Map(), count: 0, isWord: false, unit });
  const root = branch(0);
  for (const [phrase, count, isWord] of phrases) {
    let at = root;
    for (let i = 0; i < phrase.length; i++) {
      const unit = phrase.charCodeAt(i);
      const next = at.children.get(unit) ?? branch(unit);
      at.children.set(unit, next);
      at = next;
    }
    Object.assign(at, { count, isWord });
  }
  const order = [root];
  for (const { children } of order) order.push(...[...children.values()].sort((a, b) => a.unit - b.unit));
  const columns: BaseColumns = {
    children: Uint32Array.from(order, ({ children }) => children.size),
    units: Uint16Array.from(order, ({ unit }) => unit),
    counts: [Uint32Array.from(order, ({ count }) => count)],
    documents: [Uint32Array.from(order, ({ count }) => Math.ceil(count / 2))],
    words: Uint8Array.from(order, ({ isWord }) => (isWord ? 1 : 0)),
  };
  const kinds = [{ name: "speeches", documents: 10, characters: 1000, weight: 1 }];
  const header: BaseHeader = { kinds, thresholds: {}, nodes: order.length };
  return writeBase(header, columns);
}

const tableOf = (phrases: Parameters<typeof fileOf>[0]): BaseTable => openBaseTable(fileOf(phrases));

describe("the file", () => {
  const phrase = fc.tuple(
    fc.string({ unit: fc.constantFrom("工", "作", "落", "实", "“", "”"), minLength: 1, maxLength: 5 }),
    fc.integer({ min: 1, max: 100_000 }),
    fc.boolean(),
  );

  it("gives back what was written, and the same bytes for the same table", () => {
    fc.assert(
      fc.property(fc.uniqueArray(phrase, { selector: ([text]) => text, maxLength: 20 }), (phrases) => {
        const bytes = fileOf(phrases);
        expect(fileOf(phrases)).toEqual(bytes);
        const table = openBaseTable(bytes);
        for (const [text, count] of phrases)
          expect(commonOf(table, text)).toEqual({ count, documents: Math.ceil(count / 2) });
        expect(commonOf(table, "没有").count).toBe(0);
      }),
    );
  });

  it("is refused when it is cut, of another version or something else", () => {
    const bytes = fileOf([["工作", 5, true]]);
    for (let size = 0; size < bytes.length; size++)
      expect(() => readBase(bytes.slice(0, size)), `size ${size}`).toThrow(BaseFormatError);
    expect(() => readBase(bytes.map((byte, i) => (i === 4 ? byte + 1 : byte)))).toThrow("version");
    expect(() => readBase(new Uint8Array(100))).toThrow("magic");
  });
});

describe("evidence", () => {
  const table = tableOf([
    ["工作", 100, true],
    ["落实", 60, true],
    ["部署", 50, true],
    ["工作落实", 40, false],
    ["工作部署", 20, false],
  ]);

  it("is what phrases go on with, and what goes on otherwise", () => {
    const matches = new BaseMatches(table, "抓好工作");
    expect(matches.longest).toBe(2);
    expect(matches.count(2)).toBe(100);
    const rows: [string, number][] = [];
    matches.sample(2, 64, (source, position, places) => {
      let text = "";
      for (let i = position; source.unitAt(i) !== 0; i++) text += String.fromCharCode(source.unitAt(i));
      rows.push([text, Math.round(places)]);
    });
    expect(rows.sort((a, b) => b[1] - a[1] || b[0].length - a[0].length)).toEqual([
      ["落实", 40],
      ["", 40],
      ["部署", 20],
    ]);
  });

  it("cuts words as the texts it was drawn from were cut", () => {
    const isBreak = baseWordBreaks(table)("抓工作部署。");
    expect([0, 1, 2, 3, 4, 5].filter(isBreak)).toEqual([0, 1, 3, 5]);
  });

  it("overlapping phrases make a formulation", () => {
    const long = tableOf([
      ["为人民服务", 10, false],
      ["服务人民群众", 10, false],
      ["人民服务人民", 10, false],
    ]);
    expect(isChained(long, "为人民服务人民群众")).toBe(true);
    expect(isChained(long, "为人民服务群众")).toBe(false);
    expect(followOn(long, "为人民服务", 9)).toBe("人民群众");
    expect(followOn(long, "服务", 9)).toBe("");
  });
});

describe("the bundled table", () => {
  const table = readSeedBase();
  const phrases: string[] = [];
  const visit = (node: number, text: string): void => {
    for (let child = table.first[node]!; child < table.first[node + 1]!; child++) {
      const longer = text + String.fromCharCode(table.units[child]!);
      if (table.counts.some((counts) => counts[child]! > 0)) phrases.push(longer);
      visit(child, longer);
    }
  };
  visit(0, "");

  it("is small, and knows many phrases", () => {
    expect(readFileSync(BASE_FILE).length).toBeLessThanOrEqual(1_000_000);
    expect(phrases.length).toBeGreaterThan(50_000);
  });

  it("holds phrases of at most ten characters that stand in five documents or more, and no figures", () => {
    for (const phrase of phrases) {
      if (phrase.length > 10 || /[\da-zA-Z。！？，]/u.test(phrase)) expect(phrase).toBe("");
      if (commonOf(table, phrase).documents < 5) expect(phrase).toBe("");
    }
  });

  it.each([["“四个意识”"], ["高质量发展"], ["人民群众"], ["中国特色社会主义思想"], ["中华民族伟大复兴"]])(
    "knows %s",
    (phrase) => {
      expect(commonOf(table, phrase).documents).toBeGreaterThanOrEqual(5);
    },
  );

  it("holds no name of a place, a country, an organisation", () => {
    const names =
      `北京 上海 天津 重庆 河北 山西 内蒙古 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南
      四川 贵州 云南 西藏 陕西 甘肃 青海省 宁夏 新疆 香港 澳门 台湾 武汉 广州 深圳 成都 杭州 南京 西安 长江 黄河 美国 俄罗斯 日本
      韩国 朝鲜 英国 法国 德国 印度 巴西 南非 越南 伊朗 以色列 乌克兰 巴勒斯坦 哈马斯 欧盟 联合国 世贸组织 新闻联播 央视 新华网 人民日报
      最高人民法院 最高人民检察院 外交部 国防部 教育部 科技部 清华 解放军报 新华社 东盟 非盟`.split(/\s+/u);
    expect(
      names.filter((name) => phrases.some((phrase) => phrase.replace("教育部门", "").includes(name))),
    ).toEqual([]);
  });

  it("holds nothing that completion would cut", () => {
    const context = { draft: "", profile: {}, entities: [] };
    const step = Math.ceil(phrases.length / 5000);
    for (let i = 0; i < phrases.length; i += step)
      expect(cutForeign(phrases[i]!, "", context)).toBe(phrases[i]!);
  });
});
