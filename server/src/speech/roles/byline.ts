import { readNamed, wordsApart } from "../lines/named";
import { isPersonName, isSurname } from "../lines/names";
import type { Unit } from "../lines/line";

/** Lines of a byline in a row. */
export interface BylineRun {
  readonly first: number;
  /** One past the last. */
  readonly end: number;
  /** Lines that name a person, alone or with a post. */
  readonly people: number;
  /** Name and post lines, together. */
  readonly parts: number;
}

/** A list of names that is longer is no byline. */
const LONGEST = 10;

/** The byline that begins at a unit: name, organisation and post lines, dates and notes in brackets. */
export function bylineAt(units: readonly Unit[], from: number): BylineRun | undefined {
  let i = from;
  let people = 0;
  let parts = 0;
  for (; i < units.length && i - from < LONGEST; i++) {
    const unit = units[i]!;
    if (unit.furniture && i > from) continue;
    const { shape } = unit.info;
    if (unit.furniture || (shape !== "name" && shape !== "post" && shape !== "note")) break;
    if (shape === "name") people++;
    if (shape !== "note") parts++;
  }
  while (i > from && units[i - 1]!.furniture) i--;
  return i > from ? { first: from, end: i, people, parts } : undefined;
}

export interface Author {
  readonly author?: string;
  readonly position?: string;
}

/** Who speaks, from byline lines in order and the note behind the body (（作者为…）). Source texts of one line each. */
export function readAuthor(lines: readonly { readonly raw: string; readonly shape: string }[]): Author {
  let author: string | undefined;
  let unheard: string | undefined;
  const position: string[] = [];
  for (const { raw, shape } of lines) {
    const text = raw.trim();
    if (shape === "name") author ??= cleanName(text);
    else if (shape === "post") {
      const split = splitPost(text);
      author ??= split.name;
      position.push(split.post);
    } else if (shape === "titleish" && UNHEARD.test(text)) unheard ??= text;
    else if (shape === "titleish" && readNamed(text)) {
      const { name, post } = readNamed(text)!;
      unheard ??= name;
      if (post !== undefined) position.push(post);
    } else {
      const note = readDated(text) ?? readNote(text);
      author ??= note.author;
      if (note.position && position.length === 0) position.push(note.position);
    }
  }
  author ??= unheard;
  return { ...(author && { author }), ...(position.length > 0 && { position: position.join("") }) };
}

/** Under a title even a word that begins with no known surname is a name. */
const UNHEARD = /^\p{Script=Han}{2,3}$/u;

/** 来源：… 作者：张三 among publication lines; names that stand for nobody are passed over. */
export function authorOfMeta(text: string): string | undefined {
  const hit =
    /(?:作者|讲话人|撰稿|撰文) ?[：:|｜丨/][ \u3000]*([\p{Script=Han}·]{2,8}?)(?=[ \u3000|,，;；]|(?:来源|编辑|时间|发布|日期|点击|浏览|阅读|字号)|$)/u.exec(
      text,
    );
  const name = hit?.[1] ?? SIGNED.map((pattern) => pattern.exec(text.trim())?.[1]).find((found) => found);
  if (hit === null && !isPersonName(name ?? "")) return undefined;
  return name === undefined ||
    /[办局委室处科股部会社网报台厅组站所]$|佚名|匿名|网络|网友|本站|未知|小编|管理员|编辑|不详|转载|整理|原创|办公室/.test(
      name,
    )
    ? undefined
    : name;
}

const cleanName = (text: string): string => readNamed(text)?.name ?? text.replace(/[\s\u3000]/g, "");

/** Where pages name the author without saying so. */
const SIGNED = [
  /^(\p{Script=Han}{2,4})[ \u3000]?\d{4}[-/.年]/u,
  /^原创[ \u3000]+(\p{Script=Han}{2,4})(?=[ \u3000])/u,
  /^文[ \u3000]?[/／|｜丨][ \u3000]?(\p{Script=Han}{2,4})(?=[ \u3000（(]|$)/u,
  /来源于.{2,24}[，,]作者[ \u3000]?(\p{Script=Han}{2,4})$/u,
];

/** 市长李四的讲话全文如下: who spoke, by an editor's lead that names one person. */
export function authorOfLead(text: string): string | undefined {
  const names = [...text.matchAll(HELD)].map(([, name]) => name!).filter(isPersonName);
  return new Set(names).size === 1 && /讲话|发言|致辞|报告|演讲|讲稿|党课|宣讲|强调|指出/.test(text)
    ? names[0]
    : undefined;
}

const HELD =
  /(?:书记|主任|[校院局部市县区省镇乡会厅科处所班组站队园馆社]长|主席|董事长|总经理|检察长)(\p{Script=Han}{2,3}?)(?:同志)?(?=在|的|作|发表|出席|到会|为|以|强调|指出|表示|说|讲|登台|宣讲|授课|，)/gu;

/** 市委书记 张三 → name and post. */
function splitPost(line: string): { readonly post: string; readonly name?: string } {
  const { name, post } = readNamed(line) ?? {};
  if (name !== undefined && post !== undefined && !endsInOffice(name)) return { post, name };
  return { post: wordsApart(line.replace(/^[□■○●◎▲△◆◇][ \u3000]*/, "")).join(" ") };
}

/** （2024年3月15日）市委书记 张三, （2024年3月15日 张三） */
function readDated(text: string): Author | undefined {
  const inside =
    /^[（(]\d{4}年\d{1,2}月\d{1,2}日[ \u3000，,]+(\p{Script=Han}[ \u3000]?\p{Script=Han}{1,2})[）)]$/u.exec(
      text,
    )?.[1];
  if (inside !== undefined && isSurname(inside[0]!)) return { author: inside.replace(/[ \u3000]/g, "") };
  const [, note = "", behind = ""] = /^[（(]([^）)]*)[）)](.{2,40})$/.exec(text) ?? [];
  if (!/\d{4}年/.test(note)) return undefined;
  const rest = behind.trim();
  const { name, post } = splitPost(rest);
  if (name !== undefined) return { author: name, position: post };
  return rest.length <= 4 ? { author: rest } : { position: rest };
}

function readNote(text: string): Author {
  const bare = text.replace(/^[（(【[]|[）)】\]]$/g, "");
  const labelled = /作者[：:][ \u3000]*([\p{Script=Han}·]{2,4})(?:[ \u3000，,；;]|$)/u.exec(bare);
  const unit = /单位[：:]([^]*)/.exec(bare)?.[1]!.trim();
  if (labelled || unit) return { ...(labelled && { author: labelled[1]! }), ...(unit && { position: unit }) };
  const post = /作者(?:单位)?(?:系|为|是|[：:])(.{4,60})$/.exec(bare)?.[1]!.trim();
  return post ? { position: post.split(/[。；]/)[0]! } : {};
}

/** What names an office, and what may stand before it and belongs to it: 常委会副主任, 党组成员. */
const OFFICES =
  "秘书长|董事长|理事长|检察长|支队长|总经理|负责人|主持人|书记|院长|主任|局长|部长|市长|县长|区长|省长|州长|镇长|乡长|主席|会长|厅长|经理|庭长|处长|科长|所长|校长|行长|署长|司长|队长|站长|组长|主编|社长|总理|政委|常委|委员|成员".split(
    "|",
  );
const BEFORE_OFFICES =
  "机关党委|党工委|党总支|党支部|常委会|执委会|常务副|专职副|党组|党委|常委|代理|第一|代|副|原".split("|");

/** A position without the offices at its end: what is left is the organisation. Read from the end, a word at a time. */
function withoutOffices(position: string): string {
  let at = position.length;
  let kept = at;
  for (;;) {
    const office = OFFICES.find((name) => position.endsWith(name, at));
    const word =
      office ??
      (kept < position.length ? BEFORE_OFFICES.find((name) => position.endsWith(name, at)) : undefined);
    if (word === undefined) return position.slice(0, kept);
    kept = at -= word.length;
  }
}

const endsInOffice = (text: string): boolean => withoutOffices(text) !== text;

/** 临江市中级人民法院党组书记、院长 → 临江市中级人民法院; a post without an organisation gives none. */
export function organisationOf(position: string | undefined): string | undefined {
  if (position === undefined) return undefined;
  const [first = ""] = position.split(/[、，；;]/);
  if (first.length > 4 && BODY.test(first)) return first;
  const organisation = withoutOffices(first);
  return organisation.length >= 3 && ORGANISED.test(organisation) ? organisation : undefined;
}

/** Speaks as a body: its name is no office of a person. */
const BODY = /(?:党组|党委|党总支|党支部|委员会|课题组|调研组|编辑部|联合会|协会)$/;

const ORGANISED =
  /(?:法院|检察院|委员会|政府|国务院|[市省县区州]委|纪委|监委|党校|学院|大学|中学|小学|医院|[局厅部署司处办社团会]|办公室|公司|集团|中心|银行|研究[院所]|政法委|支队|总队|大队|街道|[乡镇])$/;

/** 张三同志在…上的讲话; 市法院党组书记、院长在…上的讲话. `title`: in one line. */
export function readTitleAuthor(title: string): Author {
  const named =
    /^([\p{Script=Han}×]{2,4})(?:同志|书记|主席|院长|检察长|市长|省长|县长|区长|局长|主任|部长|厅长)在/u.exec(
      title,
    );
  if (named && !/[市省县区州委院局部厅会]$/.test(named[1]!) && !/^[×Xx]*[市省县区州]/.test(named[1]!))
    return { author: named[1]! };
  const post =
    /^([^在，。：]{0,30}(?:书记|院长|检察长|主任|局长|部长|市长|县长|区长|省长|主席|厅长|会长|董事长|总经理))在.{4,}/u.exec(
      title,
    );
  if (post) return { position: post[1]! };
  const body = BODY_SPEAKS.exec(title)?.[1];
  return body !== undefined && ORGANISED.test(body) && !MEETING.test(body) ? { position: body } : {};
}

/** 某县人民政府表态发言: an organisation speaks. */
const BODY_SPEAKS =
  /^(?!全|各|关于|学习|深入|贯彻|对|就|向|致|第)([^在，。：]{4,24}?)(?:的|作)?(?:大会|表态|交流|典型|经验|书面|专题|整改){0,3}(?:发言|汇报)(?:材料|稿|提纲)?$/;
/** A meeting is named like an organisation. */
const MEETING = /(?<!委员|协|学|商|联合|工|基金|理事|研究)会$/;
