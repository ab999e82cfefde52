import { dropEnd, dropNote } from "../../text/ends";

/** Words that name a kind of speech. Of two that end at one place the first stands: 主持讲话 is a 主持词. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/主持(?:讲话(?:提纲)?|[词辞稿]|提纲)|主持$/g, "主持词"],
  [/(?:致|贺|祝|献|答谢|欢迎|欢送|开幕|闭幕|颁奖|悼|祝酒)[词辞]|致开幕|致闭幕/g, "致辞"],
  [/贺信|贺电|慰问信/g, "贺信"],
  [/(?:对照检查|检视剖析|剖析检查|剖析)(?:(?:发言|检查)?(?:材料|提纲|报告)|发言)?/g, "对照检查"],
  [/述[职责廉法学德](?:述[职责廉法学德])*(?:报告)?/g, "述职"],
  [/党课(?:讲稿|讲话|提纲|教案|报告|辅导)?/g, "党课"],
  [/讲话|讲稿|谈话|寄语|训词/g, "讲话"],
  [/发言|演讲/g, "发言"],
  [/汇报/g, "汇报"],
  [/报告/g, "报告"],
  [/倡议书?/g, "倡议"],
  [/通知|方案|意见|通报|要点|总结|纪要|决定|规定|办法/g, "公文"],
  [/说明/g, "说明"],
];

/** What may follow the word that names the kind: 讲话提纲, 发言材料, 报告摘要, 讲话稿. */
const REST = /^(?:[稿件]|提纲|要点|材料|全文|摘要|摘编|节选|文稿|初稿|草稿|终稿|定稿|（[^）]*）)*$/;

/** The kind of speech that a title states by how it ends; a word in its middle names something else. */
export function kindOf(title: string): string | undefined {
  const plain = title.replace(/[辭詞講話報]/g, (char) => "辞词讲话报"["辭詞講話報".indexOf(char)]!);
  const solid = plain.replace(/\s+/g, "");
  const noted = dropNote(solid);
  const bare = noted === solid ? dropEnd(solid, /\P{Script=Han}/u) : noted;
  let best: { readonly kind: string; readonly end: number } | undefined;
  for (const [pattern, kind] of KINDS) {
    for (const { index, 0: word } of bare.matchAll(pattern)) {
      const end = index + word.length;
      if (end > (best?.end ?? 0) && REST.test(bare.slice(end))) best = { kind, end };
    }
  }
  return best?.kind;
}

/** Characters at either end of a speech that tell what it is. */
const ENDS = 600;

/**
 * The kind that a speech tells by set phrases at its beginning and its end, where no title does. `body`: its
 * paragraphs, folded.
 */
export function kindByWords(body: readonly string[]): string | undefined {
  const opening = body.slice(0, 4).join("").slice(0, ENDS);
  const ending = body.slice(-3).join("").slice(-ENDS);
  if (/(?:对照检查|检视剖析).{0,20}(?:报告|汇报)如下/.test(opening)) return "对照检查";
  if (/现(?:将|就).{0,30}(?:述职|履职|履行职责).{0,24}如下/.test(opening)) return "述职";
  if (
    /请(?:各位|予|大会|会议).{0,6}(?:审议|审查)|我(?:谨|受|代表).{2,40}向.{2,30}(?:作|报告).{0,8}工作/.test(
      opening,
    )
  )
    return "报告";
  if (/我就.{2,90}(?:作|做)(?:一|个|简要)?说明/.test(opening)) return "说明";
  if (/现(?:将|就).{2,40}汇报如下/.test(opening)) return "汇报";
  if (/(?:今天|这次).{0,20}(?:讲|上).{0,8}党课/.test(opening)) return "党课";
  if (body.filter((text) => HANDOVER.test(text)).length >= 3) return "主持词";
  const greets = /代表.{2,60}(?:表示|致以|送上|献上).{0,14}(?:欢迎|祝贺|慰问|祝福|问候)/.test(opening);
  return greets && /(?:预?祝|祝愿).{2,60}(?:成功|顺利|健康|愉快|幸福|如意|圆满)/.test(ending)
    ? "致辞"
    : undefined;
}

/** 下面，请…讲话: what only whoever chairs a meeting says. */
const HANDOVER = /^(?:下面|接下来|首先|现在|最后|会议进行)[^。]{0,12}(?:请|进行第?.{0,4}(?:项|个)|有请|欢迎)/;
