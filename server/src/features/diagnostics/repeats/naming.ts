import { COMMON_NAMES } from "../../names/people";
import type { Cluster } from "./clusters";
import type { SpeechTexts } from "./speechTexts";
import { WordClass } from "../../wordClass";

/** What stands for a leader, a congress, a doctrine or a work is called by nothing else, and what is done to it hardly. */
const BY_NAME_ALONE = new RegExp(
  `${COMMON_NAMES}|总书记|党中央|国务院|中央军委|全国人大|全国政协|党的[一二三四五六七八九十]+[大届]|[一二三四五六七八九十]+届[一二三四五六七八九十]+中全会|中国特色社会主义|[《》]`,
  "u",
);

/** Organisations and offices. */
const ORGANISATION =
  /[全省市区县旗]?(?:最高|高级|中级|基层|常务|主要|分管|副)?(?:人民)?(?:[省市区县旗]委|党委|党组|中央|政府(?!采购)|人大|政协|纪委|监委|政法委|法院|检察院|委员会|常委会|办公室|组织部|宣传部|统战部|公安[局厅部]|司法[局厅部]|财政[局厅部]|领导|书记|主席|总理|省长|市长|县长|区长|主任|院长|检察长|部长|局长|厅长)/gu;
/** Share of a phrase from which on it is a name with a word or two to carry it. */
const MOSTLY = 0.4;

/** Names of leaders, offices, organisations and works: nobody could put them in other words. */
export function isNaming(draft: SpeechTexts, { phrase, members }: Cluster): boolean {
  if (BY_NAME_ALONE.test(phrase)) return true;
  const { block, first, end } = members[0]!;
  const text = draft.texts[block]!;
  const start = text.at[first]!;
  const named = new Uint8Array(phrase.length);
  for (let i = first; i < end; i++) if (text.classes[i] === WordClass.name) named[text.at[i]! - start] = 1;
  for (const hit of phrase.matchAll(ORGANISATION)) named.fill(1, hit.index, hit.index + hit[0].length);
  return named.reduce((sum, one) => sum + one, 0) >= MOSTLY * phrase.length;
}
