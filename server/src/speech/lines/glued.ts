import { isLineBreak } from "../../text/chars";
import { fold } from "../../text/fold";
import { isSalutation } from "./salutation";
import { isStrongTitle } from "./title";
import { isCaption } from "./furnitureSigns";

/**
 * Where a line of a web copy that lost its line breaks is to be cut: between an agency's head, the title, its date,
 * the speaker and the salutation (新华社…电｜在…上的讲话｜（2024年3月5日）｜市长 张三｜同志们：). Source offsets in the
 * line, rising, none at its ends; none for ordinary lines.
 */
export function gluedCuts(raw: string): readonly number[] {
  if (raw.length > LONGEST || raw.length < SHORTEST || !GENRE.test(raw)) return [];
  const cuts: number[] = [];
  const agency = AGENCY.exec(raw)?.[0].length ?? 0;
  const salutation = salutationAt(raw, agency);
  const head = raw.slice(agency, salutation ?? raw.length);
  const dated = DATED.exec(head);
  if (dated) {
    const title = agency + dated[1]!.length;
    const note = title + dated[2]!.length;
    const rest = dated[3]!;
    const picture = rest.search(/[ \u3000\u2003]{2,}/);
    const captioned = picture >= 0 && isCaption(fold(rest.slice(picture)).text);
    if ((/[。！？]/.test(rest) && !captioned) || !isTitle(raw.slice(agency, title))) return [];
    cuts.push(agency, title, note);
    if (captioned) cuts.push(note + picture);
  } else if (salutation !== undefined || agency > 0) {
    if (!isTitle(head)) return [];
    cuts.push(agency);
  }
  if (salutation !== undefined) cuts.push(salutation);
  return cuts.filter((at, i) => at > 0 && raw.slice(at).trim() !== "" && at !== cuts[i - 1]);
}

const LONGEST = 240;
const SHORTEST = 14;
const GENRE = /(?:讲话|致辞|发言|报告|演讲|贺词|主持词|汇报|党课)/;
/** 新华社临江9月10日电（记者张三） */
const AGENCY =
  /^[ \u3000]*(?:新华社|中新社|本报|人民网)[\p{Script=Han}]{2,10}\d{1,2}月\d{1,2}日[电讯](?:[（(][^（）()]{2,20}[）)])?[ \u3000]*/u;
/** Title, date in brackets, what follows: a speaker, a picture's caption, nothing. */
const DATED =
  /^(.*(?:讲话|致辞|发言|报告|演讲|贺词|主持词|汇报|党课)[ \u3000]*)([（(]\d{4}年[^（）()]{2,24}[）)])(.{0,140})$/u;

const isTitle = (raw: string): boolean => isStrongTitle(fold(raw).text);

/** Beginning of the salutation that a line ends in, behind the title. */
function salutationAt(raw: string, from: number): number | undefined {
  if (!/[：:！!][ \u3000]*$/.test(raw)) return undefined;
  const genre = from + Math.max(0, raw.slice(from).search(GENRE));
  ADDRESS.lastIndex = genre;
  const hit = ADDRESS.exec(raw);
  if (!hit || hit.index === genre || isLineBreak(raw.charCodeAt(hit.index))) return undefined;
  return isSalutation(fold(raw.slice(hit.index)).text) ? hit.index : undefined;
}

const ADDRESS = /尊敬的|各位|同志们|女士们|先生们|朋友们|同学们|老师们|代表们|委员们/g;
