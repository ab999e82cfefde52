/** Names of people that the tagger cuts into words: told by the places that only names stand at. */
import { COMMON_PEOPLE, SURNAMES } from "../../server/src/features/names/people";

/** Surnames that begin too many words to be trusted in the server, where words are not counted. */
const SURNAME = `[${SURNAMES.replace("国", "")}应高任严方安于]`;
const NAME = `${SURNAME}\\p{Script=Han}{1,2}`;
const OFFICE = "主席|总理|总书记|书记|委员长|国务委员|部长|省长|市长|院长|检察长|主任";

/** A list of people, 甲某、乙某某、丙某; somebody after an office. */
const LISTS = new RegExp(
  `(?<=[、，。；：\\s]|${OFFICE}|委员|^)${NAME}(?:、${NAME})+(?=[、，。；等出参在分和同会]|$)`,
  "gu",
);
const HOLDERS = new RegExp(`(?:${OFFICE})(${NAME})(?=[、，。；：（]|$)`, "gu");

/** Places that a name must be found at: what stands there once may be chance. */
const LEAST_PLACES = 2;

/** People who are named in the texts, those of common property excepted. @param isWord what is a word of the language */
export function peopleIn(texts: Iterable<string>, isWord: (text: string) => boolean): ReadonlySet<string> {
  const places = new Map<string, number>();
  const add = (person: string): void => {
    if (!COMMON_PEOPLE.test(person) && !isWord(person)) places.set(person, (places.get(person) ?? 0) + 1);
  };
  for (const text of texts) {
    for (const [list] of text.matchAll(LISTS)) {
      const people = list.split("、");
      if (!people.some((person) => isWord(person))) people.forEach(add);
    }
    for (const [, holder] of text.matchAll(HOLDERS)) add(holder!);
  }
  return new Set([...places].filter(([, n]) => n >= LEAST_PLACES).map(([person]) => person));
}
