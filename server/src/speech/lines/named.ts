import { bracketedName, isPersonName } from "./names";

/** A line that says who somebody is, or is called. */
export interface Named {
  readonly name?: string;
  /** What the person is, and where. */
  readonly post?: string;
  /** Its wording alone tells; otherwise two phrases of a title may look the same, and its place decides. */
  readonly sure: boolean;
}

/**
 * Who a line names: 市委书记 张 三, 李四 市教育局局长, 王五（某厂班长）, 主讲人：赵六, 龙潭小学教师 孙小川, 钱七.
 * `raw`: source of one line.
 */
export function readNamed(raw: string): Named | undefined {
  const line = raw
    .trim()
    .replace(NOTE_MARK, "")
    .replace(/[：:]$/, "");
  if (line.length > LONGEST || /[。！？；!?;…]/.test(line)) return undefined;
  const bracketed = bracketedName(line);
  if (bracketed !== undefined) return { name: bracketed, sure: false };
  const unmarked = line.replace(BULLET, "");
  const bare = unmarked.replace(LABEL, "");
  const labelled = bare !== unmarked;
  const words = wordsApart(bare);
  const last = words.at(-1);
  if (last === undefined) return undefined;
  if (words.length === 1) return readOne(last, labelled);
  const held = words.slice(0, -1).join("");
  if (isPersonName(last) || (OFFICE.test(held) && UNKNOWN.test(last))) return behind(held, last, labelled);
  // 返乡青年 归小燕: a surname that nobody has heard of, apart from what the person is.
  if (words.length === 2 && UNKNOWN.test(last) && (held.length > 4 || ROLE.test(held)) && !ACTS.test(held))
    return { name: last, post: held, sure: false };
  const [first = "", ...rest] = words;
  const post = rest.join("").replace(/^(?:单位|职务)[：:]/, "");
  return isPersonName(first) && words.length <= 3 && (labelled || ROLE.test(post)) && !ACTS.test(post)
    ? { name: first, post, sure: true }
    : undefined;
}

const LONGEST = 60;

/** Behind an author's name: a footnote tells who that is. */
const NOTE_MARK = /(?<=\p{Script=Han})[ \u3000]?(?:[*＊※†①-③¹²³]|[（(][*＊][）)])$/u;

const BULLET = /^[□■○●◎▲△◆◇][ \u3000]*/;
/** What stands before a name and is neither name nor post. */
const LABEL =
  /^(?:(?:文|口述|演讲|撰文)[ \u3000]*[/／|｜丨][ \u3000]*|(?:本文)?作[ \u3000]*者[ \u3000]*[：:|｜丨][ \u3000]*|(?:讲话|发言|汇报|主讲|演讲|报告|致辞|主持|宣讲|授课|讲述|讲解|朗诵|参赛)[ \u3000]*(?:人|者|单位|选手)[ \u3000]*[：:|｜丨]?[ \u3000]*|(?:主讲|演讲|口述|讲述|宣讲)[ \u3000]*[：:|｜丨][ \u3000]*)/;

/** What somebody is, by its last words, or where. */
const ROLE =
  /(?:[长员工师生民警者士手兵人任记席事官裁监督授理嘱代表院士专家委护导年练]|[局院所委办校厂村镇乡会社部队站团司行企班场园店馆庄组室处科系台）)]|中心|[一二三四五六七八九十附]中|[大中小]学)$/;
/** Phrases of titles, not posts. */
const ACTS = /^(?:在|以|把|让|用|为|关于|坚持|推进|推动|加强|做好|聚焦|牢记|不忘)|[的，,：:]|讲话|致辞|报告$/;

/** An office that somebody holds; beside one even an unheard name is a name. */
const OFFICE =
  /(?:书记|主任|[校院局部市县区省镇乡会厅科处所庭行署队站组班社董]长|主席|代表|委员|教授|理事长|经理)$/;
const UNKNOWN = /^(?!.*[长任记席员部局会]$)\p{Script=Han}{2,3}$/u;

function behind(post: string, name: string, labelled: boolean): Named | undefined {
  if (ACTS.test(post) || post.length < 2) return undefined;
  const sure = labelled || ROLE.test(post) || ORGANISED.test(post);
  return { name, post, sure };
}

/** A place of work, with what somebody is there in other words. */
const ORGANISED = /[局院所委办校厂村镇乡会社部队站团司行企班场馆]\p{Script=Han}{0,8}$/u;

function readOne(word: string, labelled: boolean): Named | undefined {
  const [, name = "", post = ""] = /^([\p{Script=Han}·]{2,8})[（(]([^（）()]{2,40})[）)]$/u.exec(word) ?? [];
  if (isPersonName(name) && ROLE.test(post) && !ACTS.test(post)) return { name, post, sure: true };
  if (isPersonName(word)) return { name: word, sure: labelled };
  const [, called = "", as = ""] = CALLED.exec(word) ?? [];
  if (isPersonName(called)) return { name: called, post: as, sure: true };
  if (labelled && /^\p{Script=Han}{2,4}$/u.test(word)) return { name: word, sure: true };
  const glued = GLUED.exec(word);
  return glued && isPersonName(glued[2]!) && !/[长任记席员]$/.test(glued[2]!)
    ? { name: glued[2]!, post: glued[1]!, sure: true }
    : undefined;
}

/** 张三委员（代表市工商联）, 李四代表 */
const CALLED =
  /^(\p{Script=Han}{2,4}?)((?:委员|代表|教授|研究员|院士|先生|女士)(?:[（(][^（）()]{2,30}[）)])?)$/u;

/** 市委书记张三 */
const GLUED =
  /^([\p{Script=Han}、“”]{0,40}(?:书记|院长|检察长|主任|局长|部长|市长|县长|区长|省长|镇长|乡长|主席|会长|厅长|秘书长|校长|董事长|总经理))(?!代表|代理|顾问|办公)([\p{Script=Han}]{2,3})$/u;

/** Words of a line that blanks part. Characters set wide are one word: 局 长 向 大 河 is two. */
export function wordsApart(line: string): readonly string[] {
  const pieces = line.split(BLANKS).filter((_, i) => i % 2 === 0);
  const gaps = line.split(BLANKS).filter((_, i) => i % 2 === 1);
  const out: string[] = [];
  for (let i = 0; i < pieces.length;) {
    let end = i + 1;
    if (isSingle(pieces[i]!)) while (end < pieces.length && isSingle(pieces[end]!)) end++;
    out.push(...closedUp(pieces.slice(i, end), gaps.slice(i, end - 1).map(gapWidth)));
    i = end;
  }
  return out.filter((word) => word !== "");
}

const BLANKS = /([ \u3000\u00a0\t]+)/;
const isSingle = (piece: string): boolean => /^\p{Script=Han}$/u.test(piece);
const gapWidth = (gap: string): number => 2 * gap.length - (gap.match(/ /g)?.length ?? 0);

/** Single characters in a row: one word, or two where the gaps between differ (院 长 张 三). */
function closedUp(singles: readonly string[], gaps: readonly number[]): readonly string[] {
  const narrowest = Math.min(...gaps);
  const words: string[] = [];
  singles.forEach((character, i) => {
    const before = singles.length > 2 && i > 0 && gaps[i - 1]! > narrowest;
    const after = words.at(-1);
    if (after === undefined || before) words.push(character);
    else words[words.length - 1] = after + character;
  });
  // 书 记 李 明: what is left alone at the end is one word again.
  const alone = words.findIndex((word, i) => i > 0 && word.length === 1);
  return alone < 0 ? words : [...words.slice(0, alone), words.slice(alone).join("")];
}
