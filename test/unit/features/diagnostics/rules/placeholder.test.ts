import { describe, expect, it } from "vitest";
import { checkRule, diagnosesOf, type Case } from "../../../../support/rules";

const only = (text: string): Case => ({ name: text, text });

describe("text/placeholder", () => {
  checkRule(
    "text/placeholder",
    [
      "全市共办结⟦×⟧件案件。",
      "全市共办结⟦××⟧件案件。",
      "⟦×××⟧同志作了交流发言。",
      "选派⟦X⟧名干部到一线锻炼。",
      "选派⟦XX⟧名干部到一线锻炼。",
      "选派⟦Ｘ⟧名干部到一线锻炼。",
      "选派⟦xx⟧名干部到一线锻炼。",
      "同比上升⟦X⟧%。",
      "同比上升⟦X.X⟧%。",
      "同比上升⟦×.×⟧个百分点。",
      "20⟦XX⟧年全面完成改造。",
      "202⟦X⟧年全面完成改造。",
      "听取了⟦某某⟧单位的汇报。",
      "取消行政审批事项⟦某某⟧项。",
      "进一步提高⟦某某⟧水平。",
      "办结⟦____⟧件，群众满意。",
      "办结⟦＿＿⟧件，群众满意。",
      "选派⟦【人数】⟧名干部到一线锻炼。",
      "选派⟦【】⟧名干部到一线锻炼。",
      "全年办结1234⟦（待核）⟧件。",
      "全年办结1234⟦(待核)⟧件。",
      "下午三时⟦（时间待定）⟧召开会议。",
      "涌现出一批先进典型⟦（此处补充案例）⟧。",
      "根据⟦《》⟧的规定办理。",
      "请⟦（）⟧同志发言。",
      "由⟦${1:单位}⟧牵头负责。",
      "由⟦{{单位}}⟧牵头负责。",
      "由⟦○○⟧县牵头负责。",
      "由⟦□□⟧县牵头负责。",
      "办结⟦？？⟧件，群众满意。",
      "某市中级人民法院⟦2025年　月　日⟧",
      "20⟦X⟧5年要见到成效。",
      "2025年同比上升3⟦X⟧%。",
      "喊响“选派⟦X⟧名干部”的口号。",
      "表扬“⟦×⟧同志”。",
      "本院⟦×⟧个部门与“一站式”中心合署办公。",
    ].map(only),
  );

  checkRule(
    "text/placeholder",
    [
      "面积为3×4米，实行7×24小时值守。",
      "实行24小时×7天值班。",
      "总价=数量×单价。",
      "实施“数据要素×”行动，推动“文化×旅游”融合。",
      "配备3×2的屏幕、5X光学变焦和8×双筒望远镜。",
      "推进“X计划”和“海岛×”“5G+X”“×计划2030”等项目。",
      "采用XML格式，接入5G和MAX平台。",
      "拍X光片，用X射线、X染色体技术。",
      "开展1+X证书试点，推广“互联网+X”模式。",
      "坐X8020次列车，用X-37B航天器。",
      "发布iPhone X和Model X。",
      "网址为https://x.com/xx，邮箱为xx@x.cn。",
      "被告人王某某、李某某收受贿赂。",
      "某些单位、某种程度、某个环节还有差距。",
      "到二〇〇八年、一九八○年实现目标。",
      "【案例简介】本案事实清楚。",
      "依据国发【2023】5号文件办理。",
      "推出【党纪学习教育】专栏。",
      "项目名__init__和a__b不变。",
      "工作时间待定，事项有待核实。",
      "体制机制（有待完善）和窗口（接待查询）是重点。",
      "这是为什么？？",
      "调用main()函数。",
      "对出生年月日逐一核对。",
      "2023年5月日均客流量创新高。",
      "____",
    ].map(only),
  );

  it("many places are one finding that names the others in order", () => {
    const text =
      "关于×工作的讲话\n同志们：\n去年办结X件，回访____户。\n一、压实责任\n由某某单位牵头（待核）。\n";
    const found = diagnosesOf(text).filter((d) => d.code === "text/placeholder");
    expect(found).toHaveLength(1);
    const [{ span, related, message }] = found as [(typeof found)[0]];
    const said = [span, ...(related ?? []).map((r) => r.span)].map((s) => text.slice(s.start, s.end));
    expect(said).toEqual(["×", "X", "____", "某某", "（待核）"]);
    expect(message.zh).toContain("5 处");
    expect(message.en).toContain("5 places");
  });

  it("of a great many the first are named, and that is said", () => {
    const [found, ...others] = diagnosesOf(`关于工作的讲话\n同志们：\n${"办结×件。".repeat(300)}\n`).filter(
      (d) => d.code === "text/placeholder",
    );
    expect(others).toEqual([]);
    expect(found!.related).toHaveLength(200);
    expect(found!.message.zh).toContain("300 处");
    expect(found!.message.zh).toContain("列出前 201 处");
    expect(found!.message.en).toContain("The first 201 are listed");
  });
});
