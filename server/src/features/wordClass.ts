/** What a word can tell of the phrase it stands in. */
export const WordClass = {
  /** Nouns and all that name things: the class of every word that is not known to be another. */
  noun: 0,
  /** Says what is done to something. */
  verb: 1,
  /** A verb that mostly stands as a noun or alone: 发展 建设 改革. */
  action: 2,
  /** Persons, places, organisations, titles. */
  name: 3,
  /** Figures, measure words, times. */
  number: 4,
  /** Adverbs and adjectives. */
  modifier: 5,
  /** Pronouns, prepositions, conjunctions, particles. */
  function: 6,
  /** 要 应 必须 能够 是 有: verbs that carry another. */
  modal: 7,
} as const;
export type WordClass = (typeof WordClass)[keyof typeof WordClass];

/**
 * Class of a word by its tag (ICTCLAS) where there is one, else by what is known of the word alone. Taggers call
 * many a verb a noun (营造/vn, 部署/n) and the other way round, so the lists come before the tag.
 */
export function classOf(word: string, tag: string | undefined): WordClass {
  if (MODALS.has(word)) return WordClass.modal;
  if (VERBS.has(word)) return WordClass.verb;
  if (ACTIONS.has(word)) return WordClass.action;
  if (FUNCTIONS.has(word)) return WordClass.function;
  if (MODIFIERS.has(word)) return WordClass.modifier;
  if (/^[\d一二三四五六七八九十百千万亿零〇两几第%％.]+$/.test(word)) return WordClass.number;
  if (tag === undefined) return WordClass.noun;
  if (/^(nr|ns|nt|nz)/.test(tag)) return WordClass.name;
  if (/^[mqt]/.test(tag)) return WordClass.number;
  // Most verbs that take an object are listed; of the others a tagger is not sure enough to tell them from terms.
  if (tag.startsWith("v")) return WordClass.action;
  if (/^[ad]/.test(tag)) return WordClass.modifier;
  if (/^[pcury]/.test(tag)) return WordClass.function;
  return WordClass.noun;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter((word) => word !== ""));

/** Verbs that take an object or a complement in speeches. */
const VERBS = set(`
  坚持 坚决 加强 推进 推动 落实 抓好 做好 做实 做优 做强 抓实 抓牢 抓紧 抓住 提高 提升 增强 强化 深化 优化 细化
  完善 健全 建立 构建 打造 营造 形成 巩固 拓展 扩大 加快 加大 促进 实现 保持 维护 维持 确保 保证 保障 把握 把牢
  树立 弘扬 践行 贯彻 执行 遵守 遵循 履行 承担 担当 压实 夯实 筑牢 守住 守牢 坚守 防范 化解 防止 防控 遏制 打击 惩治 严惩
  查处 查办 纠正 整治 整改 清理 规范 统筹 协调 兼顾 聚焦 围绕 紧扣 紧盯 瞄准 立足 着眼 突出 注重 重视 关注 关心 关爱
  服务 支持 帮助 引导 指导 督促 推行 实施 开展 进行 团结 带领 引领 凝聚 汇聚 激发 调动 发挥 释放 培养 培育
  选拔 任用 选树 锤炼 锻造 建强 配强 学习 领会 领悟 理解 掌握 运用 利用 使用 认识 认清 看到 看清 牢记 牢牢 铭记 勇于
  敢于 善于 甘于 乐于 勇担 扛起 扛牢 肩负 担负 站稳 走好 走出 走稳 迈出 迈上 开创 开启 开辟 谱写 书写 奋进 奋斗 拼搏
  创造 作出 做出 取得 赢得 获得 得到 接受 听取 回应 解决 破解 破除 消除 克服 应对 处理 办理 办好 办成 审理 起诉 审结
  惠及 造福 满足 增进 改善 改进 转变 转化 提供 提出 提交 制定 出台 印发 发布 公布 公开 宣传 宣讲 讲好 讲清 传播
  建成 建好 用好 用活 管好 管住 守好 护好 护航 守护 捍卫 助力 赋能 支撑 推广 复制 借鉴 总结 梳理 分析 研究 研判 谋划
  部署 安排 调整 调查 核查 检查 督查 督办 考核 评价 评估 问责 追究 追责 约谈 通报 反馈 报告 汇报 请示 沟通 对接 衔接
  融入 融合 嵌入 贯穿 覆盖 延伸 扎根 深入 走进 走向 面向 面对 迎接 进入 成为 变成 作为 具有 具备 拥有 存在 出现 发生
  发现 发觉 看待 对待 认为 希望 要求 强调 指出 表示 感谢 祝贺 祝愿 欢迎 宣布 代表 祝 请 让 使 抓 做 办 用 管 守 建 讲 走 干 想 谋 看 听 问 查 破 立 防 控 稳 保 促 推
  紧紧 齐抓 共建 共治 共享 共筑 携手 合力 协同 联动 互鉴 反对 抵制 拒绝 摒弃 避免 减少 降低 减轻 增加 扩充 缩小 缓解
  吸引 集聚 聚集 集中 整合 盘活 挖掘 培优 壮大 做大 做精 做细 擦亮 亮出 树牢 补齐 补足 打通 打破 打赢 打好 疏通 畅通
  支付 投入 投资 新建 改造 修订 修改 编制 起草 审议 审查 监督 纳入 列入 写入 载入 凝心 聚力 厚植 涵养 淬炼 砥砺 鼓足
  理顺 搭建 铺设 引进 引入 招引 查明 摸清 摸排 排查 办结 开通 延长 缩短 压缩 压减 控制 盯住 盯紧 更新 购置 配备 充实
  调配 承接 承办 举办 召开 公示 登记 核实 核对 核定 追回 挽回 超越 领跑 破题 疏解 清除 扭转 拓宽 畅行 织密 兜住 兜牢
  鼓励 激励 表彰 奖励 关怀 慰问 走访 回访 接访 下沉 深耕 精耕 细作 恪守 忠诚 捍 秉持 秉承 发扬 传承 赓续 继承 牵住 牵头
  主动 优先 推 举 倡导 提倡 主张 呼吁 共商 共创 共担 参与 加入 签署 达成 缔结 尊重 信任 照顾 履 尽 尽责 尽职 定 严 从严
`);

const MODALS = set(
  `要 都要 就要 还要 应 应当 应该 必须 须 需 需要 可以 能 能够 会 愿 愿意 将 是 有 没有 不能 不要 把 就是 在于 为 成 到 来 去 来看`,
);

/** Verbs that head terms: 高质量发展, 司法责任制改革. */
const ACTIONS = set(`
  发展 建设 改革 工作 管理 治理 创新 合作 开放 监管 教育 保护 生产 消费 服务业 审判 执法 司法 检察 办案 执行力 决策
  安全 稳定 增长 就业 生活 交流 交往 贸易 运行 活动 行动 斗争 战斗 革命 复兴 统一 自治 法治 民主 评议 诉讼 调解 信访
  组织 领导 巡视 巡察 整顿 反腐败 培训 训练 竞争 转型 升级 循环 流通 供给 需求 分配 收入 支出 负担 贡献 影响 作用
`);

const FUNCTIONS = set(`
  的 了 着 过 地 得 和 与 及 以及 并 并且 而 而且 或 或者 在 从 向 对 对于 关于 由 被 以 于 之 其 所 等 就 也 都 还 又 再
  我 你 他 她 它 我们 你们 他们 它们 大家 自己 这 那 这些 那些 这个 那个 各 每 某 此 该 本 既 不仅 不但 只有 只要 才 就是
  如果 因为 所以 因此 但 但是 然而 虽然 尽管 无论 不论 通过 根据 按照 依照 为了 随着 与其 不 没 未 无 非 更 最 很 太 吧 呢
`);

const MODIFIERS = set(`
  全面 深入 切实 不断 持续 进一步 认真 严格 积极 大力 着力 努力 扎实 有效 有力 充分 充足 坚定 自觉 始终 一以贯之 牢固 深刻
  准确 精准 及时 依法 共同 加倍 更加 十分 非常 特别 尤其 重要 重大 关键 根本 基本 主要 突出 显著 明显 新 大 高 好 多 快 强
`);
