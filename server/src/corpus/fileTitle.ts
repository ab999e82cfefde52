import { VERSION } from "../speech/lines/title";
import { dropEnd } from "../text/ends";

/**
 * What a file's name, without its extension, says of its speech: without the numbers, dates and versions that it is
 * sorted by. The name as it is where nothing else is left.
 */
export function fileTitle(name: string): string {
  let title = name.replace(/[_+]/g, " ").trim();
  for (let before = ""; before !== title;) {
    before = title;
    title = SORTED_BY.reduce((rest, pattern) => dropEnd(rest.replace(pattern, ""), BETWEEN), title);
  }
  return /\p{Script=Han}{2}/u.test(title) ? title : name;
}

const BETWEEN = /[-—.．\s]/;
const SORTED_BY = [
  /^(?:附件|材料)?[（(【[]?\d{1,3}[）)】\]]?[-—.．、：: ]+/,
  /^(?:附件|材料)[一二三四五六七八九十\d]{1,2}[-—.．、：: ]*/,
  /^(?:19|20)\d\d(?:[-. ]?\d{2}[-. ]?\d{2}(?!\d)|[-.]\d{1,2}(?!\d))[-—. ]*/,
  /(?:19|20)\d\d[-. ]?\d{2}[-. ]?\d{2}$/,
  /[（(【[]?(?:v|ver|rev)\.? ?\d{1,2}(?:\.\d{1,3})?[）)】\]]?$/i,
  new RegExp(`[（(【[]${VERSION}[）)】\\]]$`),
  /(?:第[一二三四五六七八九十\d]{1,2}[稿版]|[初定终草]稿|(?:送审|讨论|征求意见|修改|修订|最终|审定|上会)[稿版]?|最终版|final|副本|copy)$/i,
  /[（(]\d{1,3}[）)]$/,
];
