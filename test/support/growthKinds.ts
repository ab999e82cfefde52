/** What stands again and again in one line: a character of each class, pairs, markers, furniture, wording. */
export interface Kind {
  readonly name: string;
  /** Text of `size` UTF-16 code units without a line break. */
  readonly line: (size: number) => string;
}

/** `unit` again and again, never a part of it. */
const again =
  (unit: string) =>
  (size: number): string =>
    unit.repeat(Math.floor(size / unit.length)).padEnd(size, "的");

/** Every unit as a kind of its own. */
const kinds = (...units: readonly string[]): readonly Kind[] =>
  units.map((unit) => ({ name: shown(unit), line: again(unit) }));

const inside = (before: string, unit: string, after: string): Kind => ({
  name: `${before}${shown(unit)}×n${after}`,
  line: (size) => before + again(unit)(size - before.length - after.length) + after,
});

const halves = (first: string, second: string): Kind => ({
  name: `${shown(first)}×n ${shown(second)}×n`,
  line: (size) => again(first)(size >> 1) + again(second)(size - (size >> 1)),
});

/** Characters that nobody would see in a table by their code points. */
const shown = (text: string): string =>
  text.replace(/[^\p{L}\p{N}\p{P}\p{S}]/gu, (char) => {
    const code = char.codePointAt(0)!;
    return code === 0x20 ? "␣" : `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  });

/** The same numbers each time: 0 ≤ n < 2³¹. */
function* numbers(seed: number): Generator<number, never> {
  for (let n = seed; ;) yield (n = (n * 48_271) % 0x7fff_ffff);
}

function drawn(alphabet: string, size: number): string {
  const draw = numbers(20_240_601);
  const all = Array.from(alphabet);
  let out = "";
  while (out.length < size) out += all[draw.next().value % all.length]!;
  return out.slice(0, size);
}

const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const ENGLISH =
  "We shall go on to the end of this long line, for nobody has broken it; figures such as 3.5 and 1,200 stand in it. ";
const HAN =
  "的一国在人了有中是年和大业不为发会工经上地市要个产这出行作生家以成到日民来我部对进多全建他公开们场展时理新方主企资实学报制政济用同于法高长现本月定化加动合品重关机分力自外者区能设后就等体下万元社过前面";

export const KINDS: readonly Kind[] = [
  // Letters and figures.
  ...kinds("的", "龘", "𠮷", "一", "十", "a", "Q", "é", "1", "0", "１", "Ａ", "①", "Ⅳ", "㈠"),
  // Marks, each alone.
  ...kinds(...Array.from("，。、；：？！“”‘’（）《》【】〈〉「」『』…—·.,;:?!\"'()[]{}<>")),
  // Signs.
  ...kinds(...Array.from("→-=*#_|~`/\\&%$@^+×○□■▲※§")),
  // Blanks, what has no width, what is no character of its own.
  ...kinds(" ", "\t", "\u3000", "\u00a0", "\u000b", "\u200b", "\ufeff", "\u0301", "e\u0301"),
  ...kinds("😀", "👨‍👩‍👧", "\ud842", "\udfb7", "\u0001"),
  // Pairs, and openers before their closers.
  ...kinds("（）", "“”", "《》", "【】", "（的）", "“的”", "《的》", "“问题”、"),
  halves("（", "）"),
  halves("“", "”"),
  halves("的", "！"),
  halves("？", "的"),
  // Markers.
  ...kinds("一、", "（一）", "1.", "1、", "（1）", "①的", "第一，", "一是", "一要", "首先，", "一方面，"),
  ...kinds("第一章", "一、的。", "（一）的。", "二是要抓落实；", "1.的。", "12", "1 ", "1.1"),
  // Page furniture.
  ...kinds("更多>", "首页>", "来源：", "责任编辑：", "上一篇：", "打印", "【字体：大中小】", "［1］", "[1]"),
  inside("更多", ">", "的讲话稿"),
  inside("更多", "→", "的讲话稿"),
  inside("首页 ", "> ", "正文内容"),
  inside("来源：", "的", "责任编辑"),
  inside("来源：", " ", "的"),
  inside("（", "的", ""),
  inside("在", "的", "会议上的讲话"),
  // Titles, bylines, dates.
  ...kinds("在会议上的讲话", "在全市工作会议上", "在", "的讲话", "委员", "院长", "主任", "书记张三"),
  ...kinds("2024年1月1日", "2024年", "（2024年1月1日）", "2024-01-01 ", "二〇二四年"),
  // Wording.
  ...kinds("同志们：", "同志们！", "同志们", "推动高质量发展", "推动高质量发展，", "推动高质量发展。"),
  ...kinds("各位代表：", "谢谢大家！", "要坚持问题导向，", "为什么？", "百分之五十", "下降2倍，", "的的"),
  // What is to be filled in.
  ...kinds("××", "某某", "XX", "____", "……", "——", "（待核）", "【请填写】"),
  // What is pasted.
  { name: "base64", line: (size) => drawn(BASE64, size) },
  { name: "Han at random", line: (size) => drawn(HAN, size) },
  { name: "Han and marks at random", line: (size) => drawn(`${HAN}，，，，。。、；：“”（）`, size) },
  {
    name: "everything at random",
    line: (size) => drawn(`${HAN.slice(0, 20)}，。“”（）a1. >→*#_|\t\u3000`, size),
  },
  { name: "English", line: again(ENGLISH) },
  ...kinds("<p>", "</p>", "<a href='x'>的</a>", "&nbsp;", "<!--", "| 的 ", "**的**", "* ", "- ", "`a`"),
  ...kinds("https://example.org/的/", "a@b.c ", "1,000", "3.14%", "${1}", "\\", "//", "a.b."),
];

/** Like a draft: characters and marks in no order, each line another one. */
export const ORDINARY: Kind = KINDS.find(({ name }) => name === "Han and marks at random")!;

/** How the text stands in the draft. */
export type Shape = "line" | "line in a speech" | "lines" | "lines in a speech";

export interface Growing {
  readonly text: string;
  /** Of the repeated text. UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
}

/** Characters of one of the many lines. */
const SHORT = 24;

export function growing(kind: Kind, size: number, shape: Shape): Growing {
  const whole = kind.line(size);
  const body = shape.startsWith("lines") ? broken(whole) : whole;
  if (!shape.endsWith("speech")) return { text: body, start: 0, end: body.length };
  return { text: `${BEFORE}${body}\n${AFTER}`, start: BEFORE.length, end: BEFORE.length + body.length };
}

/** In lines of one length; a pair of surrogates is not parted. */
function broken(text: string): string {
  const lines: string[] = [];
  for (let at = 0; at < text.length;) {
    const cut = at + SHORT;
    const parts = isLow(text.charCodeAt(cut)) && !isLow(text.charCodeAt(cut - 1));
    const end = parts ? cut + 1 : cut;
    lines.push(text.slice(at, end));
    at = end;
  }
  return lines.join("\n");
}

const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

const BEFORE = `在全市重点工作推进会上的讲话
（2024年3月6日）
同志们：
今天召开这次会议，主要任务是总结去年的工作，研究今年的安排。下面，我讲三点意见。
一、看清形势，把任务记在心上
过去一年，大家起早贪黑，把一件一件难事办成了。粮食增产百分之三，新增就业八千六百人，群众看得见、算得清。
（一）看到成绩。项目落地快，服务做得细，这是干部职工干出来的。
（二）看到差距。有的地方还有等一等、看一看的想法，有的事情开了头就没有下文。
`;
const AFTER = `二、抓住重点，把事情做到实处
一要抓项目。从立项到投产，一个环节一个环节盯紧，谁的事谁负责到底。
二要抓服务。企业有难处，第一时间上门，能办的马上办，办不了的说清楚。
三要抓安全。隐患不除，一刻也不能放松。
三、改进作风，把责任扛在肩上
各级领导干部要带头下去，少开会、开短会，多到现场解决问题。
同志们，目标已经定下来，关键在落实。让我们一起努力，把今年的工作做好！
谢谢大家。
`;
