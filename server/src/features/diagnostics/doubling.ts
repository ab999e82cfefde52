import { slice, type Span } from "../../text/span";
import type { Token } from "../../text/tokens";

/** Which doublings Chinese intends. All texts are folded. */

/**
 * Whether `span`, two or more copies of its first `unit` characters, is said twice on purpose or only looks
 * doubled: 一项一项, 太多太多, 走着走着, 研究研究, 二〇二〇年, 学好用好用活.
 */
export function isIntendedDoubling(
  text: string,
  span: Span,
  unit: number,
  tokens: readonly Token[],
): boolean {
  const copy = text.slice(span.start, span.start + unit);
  return (
    INTENDED.test(copy) ||
    (unit === 2 && DISTRIBUTIVE.test(copy)) ||
    // 血肉联系联系起来: a noun, then the verb of the same form.
    text.startsWith("起来", span.end) ||
    // 落实落实再落实; 修得笔直笔直的.
    text.startsWith(`再${copy}`, span.end) ||
    (unit === 2 &&
      STATE_END.test(text.slice(span.end, span.end + 2)) &&
      STATE_START.test(before(text, span))) ||
    (VERBS.has(copy) && isColloquial(text, span)) ||
    opensLongerWord(text, span, unit, tokens) ||
    closesLongerWord(text, span, unit) ||
    isChain(text, span, unit, tokens)
  );
}

/** A state that is painted: 路修得笔直笔直的。 */
const STATE_END = /^的(?:[，。！？；：、”）]|$)/;
const STATE_START = /(?:[得是很了着]|[，。：；、！]|^)$/;

const before = (text: string, { start }: Span): string => text.slice(Math.max(0, start - 1), start);

const INTENDED = new RegExp(
  [
    // Counted one by one: 一个问题一个问题地, 一批一批, 两个两个.
    "^[一两几半每].",
    // Degree: 太多太多, 很紧很紧, 非常非常.
    "^[太很].{1,3}$|^(?:非常|特别|十分|极其|许多|好多|很多|多么|永远|越来越?|来越|多多)$",
    // Course of an action: 走着走着. A call: 加油加油.
    "^.{1,2}着$|^(?:加油|干杯|谢谢|感谢|欢迎|恭喜|祝贺|保重|再见|您好|你好|前进|冲锋)$",
    // Indefinite: 如何如何, 怎样怎样; and 手把手.
    "^(?:如何|什么|怎样|怎么|怎么样|哪里|哪些|彼此|如此|这样|那样|多少|这般|来回|反复|手把)$",
    // Years and figures alone: 二〇二〇.
    "^[零〇○一二三四五六七八九十百千万亿\\d]+$",
    // Masked names are no words.
    "[某×Xx]",
  ].join("|"),
);

/** 大片大片, 成批成批, 整块整块. */
const DISTRIBUTIVE = /^[大小成整满长][片块口把步批排堆群包箱车捆串滴盘碗摞段套桶筐股团圈朵担摊篇本页队]$/;

/** Verbs that speech doubles to make light of them. 推动推动 and 加强加强 are never said. */
const VERBS: ReadonlySet<string> = new Set(
  (
    "研究 讨论 商量 学习 锻炼 体验 考虑 了解 思考 反思 总结 检查 调研 琢磨 合计 盘点 收拾 整理 打听 打扫 休息 " +
    "放松 活动 交流 沟通 介绍 解释 检验 考验 教育 帮助 照顾 关心 支持 鼓励 表扬 批评 提醒 督促 敲打 警醒 观察 " +
    "体会 回味 品味 回顾 比较 对照 衡量 掂量 分析 评估 梳理 清理 规范 改善 调整 适应 熟悉 感受 参观 走动 磨炼 " +
    "历练 摔打 辛苦 请教 切磋 探讨 考察 尝试 试验 参考 借鉴 议论 谈论 宣传 宣讲 汇报 强调"
  ).split(" "),
);

/** A doubled verb closes its clause or follows 好好, 再, 多…: with an object behind it, it is a slip. */
function isColloquial(text: string, span: Span): boolean {
  const after = text[span.end] ?? "。";
  return (
    /[，。！？；：、”）…嘛吧了再就的]/.test(after) ||
    /(?:好好|一起|再|多|来|去|先)$/.test(text.slice(0, span.start))
  );
}

/** 大队大队长, 工作工作组: the second copy begins a longer word; 加强加强团结 is none. */
function opensLongerWord(text: string, span: Span, unit: number, tokens: readonly Token[]): boolean {
  if (unit !== 2 || span.end - span.start !== 4 || !/[长链组站室团队园]/.test(text[span.end] ?? ""))
    return false;
  return tokens.some((token) => token.span.start === span.end && token.span.end === span.end + 1);
}

/** 新中国中国法制史: the first copy ends a longer word. */
function closesLongerWord(text: string, span: Span, unit: number): boolean {
  return /(?:新中国|总决赛|南苏丹)$/.test(text.slice(span.start - 1, span.start + unit));
}

/**
 * 学好用好用活, 退税缓税缓费: a chain of two-character phrases of which each takes up a character of the last.
 * Single-character words on both sides of a doubling made of single characters tell of one.
 */
function isChain(text: string, span: Span, unit: number, tokens: readonly Token[]): boolean {
  if (unit !== 2) return false;
  const isSingle = (at: number): boolean =>
    tokens.some(
      (t) => t.span.start === at && t.span.end === at + 1 && /[\u3400-\u9fff]/.test(slice(text, t.span)),
    );
  const before = span.start - 1;
  if (!isSingle(span.start) || !isSingle(span.start + 1)) return false;
  return (
    before >= 0 &&
    isSingle(before) &&
    isSingle(span.end) &&
    !/[的了和与在是把将对为]/.test(text[before]! + text[span.end]!)
  );
}

/** Function words that never stand twice in a row, but for the words on either side that hold one of the two. */
export const SINGLES: Readonly<Record<string, { readonly ending?: RegExp; readonly opening?: RegExp }>> = {
  的: { ending: /(?<![项栏题节数名科盲耳醒夺瞩曲剧面账条价细])目的$|(?<![目指招投中商坐座航路鼠达])标的$/, opening: /^的(?:确|士|卢)/ },
  了: { ending: /不甚了了$|不了了$/, opening: /^了(?:解|结|却|断|然|望|如|不起|不得|得|事|之|若)/ },
  在: {
    ending: /(?:实|存|现|内|外|潜|所|自|好|常|健|同|旨|贵|重|志|意)在$/,
    opening: /^在(?:于|场|座|职|校|线|任|编|岗|乎|位|建|册|家|华|京|逃|押|审|办|役|产|途|野|案|握|理|意|行|即|所|先|外|地|学|读|籍|内|手|前|后)/,
  },
  是: { ending: /(?:求|国|自以为|一无|共)是$|是是非/, opening: /^是(?:否|非)/ },
  和: {
    ending: /(?:中|共|饱|缓|总|温|平|谦|随|柔|议|讲|求|之|亲|祥|调|不|暖|媾|融|人|政通人|天时地利人)和$/,
    opening: /^和(?:平|谐|解|睦|美|气|声|衷|风|善|缓|田|政|县|顺|静|龙|合|约|议|林|硕|布|服|为贵|而|舟)/,
  },
  与: {
    ending: /(?:参|给|赠|授|付|施|赋|寄|交|干)与$/,
    opening: /^与(?:会|否|时|日|众|其|共|生|国|民|世|人|有荣|此|之)/,
  },
  及: {
    ending: /(?:涉|普|危|波|触|顾|埃|提|惠|殃|谈|论|遍|累|祸|企|力所能|措手不|望尘莫|来得|来不|过犹不)及$/,
    opening: /^及(?:时|格|早|其|至|第|笄|物)/,
  },
  把: { ending: /(?:一|两|几|那|这|手|火|拖|个|车)把$/, opening: /^把(?:握|关|控|脉|手|持|柄|门|守|戏|式|舵)/ },
  被: {
    ending: /(?:棉|植|毛|羽|夹)被$/,
    opening: /^被(?:告|害|动|子|执行|申请|征|捕|褥|调查|监督|审|巡|检|问责|处|诉|选举|上诉|服务|保险|救助|帮扶|窝)/,
  },
  们: {},
  也: { ending: /之也$/, opening: /^也(?:门|许|罢)/ },
  着: { ending: /(?:衣|穿|执|土|沉|附|显|卓|胶|粘|原)着$/, opening: /^着(?:力|眼|手|重|想|陆|火|实|急|色|装|墨|落|笔|迷|床|称|意|慌)/ },
  都: {
    ending: /(?:首|成|故|京|古|帝|国|州|新|花|名|江|昌|丰|宁|瓷|陪|迁|奠|定|中|东|酒|钢|煤|之)都$/,
    opening: /^都(?:市|会|城|匀|江|柏林|督|兰|安|昌|灵|护|门)/,
  },
  从: { ending: /(?:服|听|遵|盲|侍|随|依|主|顺|屈|信|跟|仆|择善而)从$/, opening: /^从(?:事|而|严|容|业|政|重|速|快|前|军|来|中|轻|小|头|宽|优|旁|此|属|化|简|紧|教|今|未)/ },
  就: { ending: /(?:成|造|高|迁|将|俯|半推半|避重|一蹴而)就$/, opening: /^就(?:业|学|医|近|地|任|诊|读|职|餐|座|绪|义|此|势|寝|事)/ },
}; // prettier-ignore

/** Whether the doubled character at `at` belongs to two words: 目的的, 增进了了解, 实实在在, 不了了之. */
export function isRightSingle(text: string, at: number): boolean {
  const { ending, opening } = SINGLES[text[at]!]!;
  if (opening?.test(text.slice(at + 1, at + 6)) || ending?.test(text.slice(Math.max(0, at - 6), at + 1)))
    return true;
  // AABB: 的的确确, 从从容容, 在 实实在在.
  const [before2, before1, after1, after2] = [text[at - 2], text[at - 1], text[at + 2], text[at + 3]];
  return (after1 !== undefined && after1 === after2) || (before1 !== undefined && before1 === before2);
}
