import { describe, expect, test } from "vitest";
import { readNamed, wordsApart } from "../../../server/src/speech/lines/named";

describe("whom a line names", () => {
  test.each([
    ["张三", "张三", undefined],
    ["张　三", "张三", undefined],
    ["李四*", "李四", undefined],
    ["（李小四）", "李小四", undefined],
    ["（齐鼓掌）", undefined, undefined],
    ["县水利局　李四①", "李四", "县水利局"],
    ["□ 欧阳小明", "欧阳小明", undefined],
    ["文/李四", "李四", undefined],
    ["市委书记　张三", "张三", "市委书记"],
    ["局 长　向 小 河", "向小河", "局长"],
    ["县水利局　柳 小 青", "柳小青", "县水利局"],
    ["龙潭小学教师  王小川", "王小川", "龙潭小学教师"],
    ["高一（3）班　佟小雨", "佟小雨", "高一（3）班"],
    ["张三，市水利局局长", undefined, undefined],
    ["张三 市水利局局长", "张三", "市水利局局长"],
    ["文 | 李四（轧钢厂班长）", "李四", "轧钢厂班长"],
    ["主讲人：青年干部 李四", "李四", "青年干部"],
    ["演讲者：李四　单位：县气象台", "李四", "县气象台"],
    ["李四委员（代表县工商联）：", "李四", "委员（代表县工商联）"],
    ["市长张三", "张三", "市长"],
    ["返乡种粮大户　禾小满", "禾小满", "返乡种粮大户"],
    ["在全市会议上的讲话", undefined, undefined],
    ["凝心聚力　开新局", undefined, undefined],
    ["今天很高兴。　张三", undefined, undefined],
  ])("%s", (line, name, post) => {
    const named = readNamed(line);
    expect([named?.name, named?.post]).toEqual([name, post]);
  });

  test.each([
    ["院 长　张 三", ["院长", "张三"]],
    ["书 记　李　明", ["书记", "李明"]],
    ["讲 话 提 纲", ["讲话提纲"]],
    ["先说水　再说路", ["先说水", "再说路"]],
    ["", []],
  ])("words of %s", (line, words) => {
    expect(wordsApart(line)).toEqual(words);
  });
});
