/** How speakers address their listeners. Texts are folded. */

/** Longest salutation, in UTF-16 units; it also bounds what is looked at. */
const LONGEST = 60;

/** 同志们： 各位代表、同志们！ */
export function isSalutation(line: string): boolean {
  if (line.length > LONGEST || !/[：！，]$/.test(line) || /[。；？]/.test(line)) return false;
  const text = line.replace(/[們師學賓導領書記縣長會黨員幹親愛鄉戰]/g, (char) => TRADITIONAL[char] ?? char);
  if (GREETING.test(text)) return false;
  if (PLAIN_ADDRESS.test(text)) return true;
  return (
    CORE.test(text) &&
    !/[一二三四五六七八九十]是|要|必须|我们|希望/.test(text) &&
    isAddresseesOnly(text.slice(0, -1))
  );
}

/** What salutations are written with in traditional characters. */
const TRADITIONAL: Readonly<Record<string, string>> = {
  們: "们",
  師: "师",
  學: "学",
  賓: "宾",
  導: "导",
  領: "领",
  書: "书",
  記: "记",
  縣: "县",
  長: "长",
  會: "会",
  黨: "党",
  員: "员",
  幹: "干",
  親: "亲",
  愛: "爱",
  鄉: "乡",
  戰: "战",
};
const CORE = /(?:们|各位|尊敬|敬爱|亲爱|同志|全体|阁下|女士|先生|朋友|来宾)/;
const GREETING =
  /^(?:大家|各位|同志们|同学们|朋友们|老师们)?(?:早上|上午|中午|下午|晚上|新年|过年)?好[！。!：]$/;

/** 各位学员：, 老师们、同学们： */
const PLAIN_ADDRESS =
  /^(?:尊敬的|敬爱的|亲爱的)?(?:各位[\p{Script=Han}、]{1,12}|全体[\p{Script=Han}]{2,8}|[\p{Script=Han}]{1,6}们)(?:[、，]\p{Script=Han}{1,10})*：$/u;

/** People addressed. */
const NOUNS =
  "同志|同志们|代表|代表们|委员|委员们|领导|来宾|嘉宾|朋友|朋友们|女士|女士们|先生|先生们|同仁|同事|同事们|同学|同学们|老师|老师们|战友|战友们|乡亲们|党员|干部|校友|校友们|专家|企业家|客人|书记|市长|省长|主席|主任|县长|部长|院长|检察长|局长|组长|阁下|总统|总理|总书记|秘书长|青年朋友们|工友们|家长|家长们|评委|考官|客商|家人们|官兵|指战员|师傅们|主持人|教授|院士|同行|同行们|师生|员工|职工|听众|观众|记者|居民|村民|家属|书友|网友".split(
    "|",
  );
/** What may stand before who they are. */
const PREFIX = /(?:(?:尊敬|敬爱|亲爱|可敬)的)?(?:各位|全体|在座的?|远道而来的|女士们|先生们|广大)?/y;
/** Characters that tell who they are, and how many of them at the most. */
const FILLER = /[\p{Script=Han}A-Za-z\d×]/u;
const MOST_FILLER = 14;
const MOST_ADDRESSEES = 10;

/**
 * Whether a text is nothing but people addressed, one after the other. A noun can also be part of who they are, so
 * where one ends is open: all ends are followed at once, each place once, so that no text takes long.
 */
function isAddresseesOnly(text: string): boolean {
  const reached = new Set<number>();
  let ends = new Set([0]);
  for (let count = 0; count < MOST_ADDRESSEES && ends.size > 0; count++) {
    const next = new Set<number>();
    for (const start of ends) {
      for (const end of addresseeEnds(text, start)) {
        if (end === text.length) return true;
        for (const from of "、，,和及".includes(text[end]!) ? [end, end + 1] : [end])
          if (!reached.has(from)) next.add(from);
      }
    }
    for (const from of next) reached.add(from);
    ends = next;
  }
  return false;
}

/** Where an addressee may end that begins at `start`. */
function* addresseeEnds(text: string, start: number): Generator<number> {
  PREFIX.lastIndex = start;
  PREFIX.test(text);
  const last = Math.min(text.length, PREFIX.lastIndex + MOST_FILLER);
  for (let at = start; at <= last; at++) {
    for (const noun of NOUNS) if (text.startsWith(noun, at)) yield at + noun.length;
    if (!FILLER.test(text[at] ?? "")) return;
  }
}

/** Length of the address a paragraph begins with (同志们，新时代…), 0 where it begins otherwise. */
export function leadingAddress(text: string): number {
  const hit =
    /^(?:各位|尊敬的|全体)?[\p{Script=Han}]{0,6}?(?:同志们|朋友们|各位代表|各位委员|代表们|委员们|女士们|先生们|同学们|老师们|战友们|乡亲们|各位同志|各位领导|各位来宾|各位同仁|各位朋友)(?:[、，](?:[\p{Script=Han}]{0,4}(?:们|同志|代表|委员|来宾|朋友|领导|同仁)))*(?=[，！：])/u.exec(
      text.slice(0, LONGEST),
    );
  return hit ? hit[0].length : 0;
}
