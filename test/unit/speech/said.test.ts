import { describe, expect, test } from "vitest";
import { parseSpeech } from "../../../server/src/speech/parse";

const BODY = "今天的会议很重要，主要任务是总结经验，部署下一步工作，大家要认真领会。";
const TITLE = "在全市工作会议上的讲话";

/** Everything that is not cut. */
const kept = (text: string): string =>
  parseSpeech(text)
    .flatMap(({ blocks }) => blocks)
    .filter(({ kind }) => kind !== "furniture" && kind !== "blank")
    .map(({ paragraph }) => paragraph.text)
    .join("\n");

describe("sentences that speak of rights, pages and papers are of the speech", () => {
  test.each([
    "会前，我们已经把有关文章发给大家，供大家学习。",
    "最后，我把几份资料印发给大家，供大家学习参考。",
    "如果有侵犯群众利益的问题，要及时联系有关部门处理。",
    "如发现侵权行为，请及时告知监管部门处理。",
    "要加强知识产权保护，未经许可不得转载。",
    "要严禁转载虚假信息。",
    "联系我们的实际，主要有三点。",
    "关注我们身边的人和事。",
    "点击量上来了，群众就满意了。",
    "上一篇文章讲了三个问题。",
    "免责声明要写清楚，不能糊弄群众。",
    "本报记者要带头尊重版权，转载别人的稿子要注明出处。",
    "本网站的栏目归口管理，转载外地稿件要经领导同意。",
    "对处理结果有异议的，可以同我们联系。",
    "未经群众同意，不得强行流转土地。",
  ])("%s", (sentence) => {
    expect(kept(`${TITLE}\n${sentence}\n${BODY}\n${BODY}\n`)).toContain(sentence);
    expect(kept(`${TITLE}\n同志们：\n${BODY}\n${sentence}\n${BODY}\n${BODY}\n`)).toContain(sentence);
    expect(kept(`${TITLE}\n同志们：\n${BODY}\n${BODY}\n${sentence}\n谢谢大家！\n`)).toContain(sentence);
  });
});

describe("the same words of a page are not", () => {
  test.each([
    "本文来源于网络，如有侵权请联系我们删除。",
    "未经许可，严禁转载。",
    "免责声明：本站内容仅代表作者观点。",
    "联系我们 | 网站地图",
    "请关注我们的微信公众号",
    "点击：312",
    "上一篇：全市农业工作会议召开",
    "上一篇文章：全市农业工作会议召开",
    "全文共3000字。",
    "以上范文，仅供大家参考。",
    "本平台转载的稿件，版权属于原作者所有。",
    "本网站转载稿件均已标明出处，若有异议，请与本站联系。",
    "如对内容有疑义，请与我们编辑部联系更正。",
    "-----（三）-----",
    "未经本台同意，不得转载、摘编。",
    "部分图片取自网络，如有侵权请告知。",
    "【掌声盖过说话声，未听清】",
  ])("%s", (line) => {
    expect(kept(`${TITLE}\n同志们：\n${BODY}\n${BODY}\n谢谢大家！\n${line}\n`)).not.toContain(line);
  });
});
