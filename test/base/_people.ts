/** Names of people that the tagger cuts into words: told by the places that only names stand at. */
import { COMMON_PEOPLE, SURNAMES } from "../../server/src/features/names/names";

/** Surnames that begin too many words to be trusted in the server, where words are not counted. */
const surname = `[${SURNAMES.replace("国", "")}应高任严方安于]`;
const name = `${surname}\\p{Script=Han}{1,2}`;
const office = "主席|总理|总书记|书记|委员长|国务委员|部长|省长|市长|院长|检察长|主任";

/** A list of people, 甲某、乙某某、丙某; somebody after an office. */
const lists = new RegExp(
  `(?<=[、，。；：\\s]|${office}|委员|^)${name}(?:、${name})+(?=[、，。；等出参在分和同会]|$)`,
  "gu",
);
const holders = new RegExp(`(?:${office})(${name})(?=[、，。；：（]|$)`, "gu");

/** Places that a name must be found at: what stands there once may be chance. */
const leastPlaces = 2;

/** People who are named in the texts, those of common property excepted. @param isWord what is a word of the language */
export function peopleIn(texts: Iterable<string>, isWord: (text: string) => boolean): ReadonlySet<string> {
  const places = new Map<string, number>();
  const add = (person: string): void => {
    if (!COMMON_PEOPLE.test(person) && !isWord(person)) places.set(person, (places.get(person) ?? 0) + 1);
  };
  for (const text of texts) {
    for (const [list] of text.matchAll(lists)) {
      const people = list.split("、");
      if (!people.some((person) => isWord(person))) people.forEach(add);
    }
    for (const [, holder] of text.matchAll(holders)) add(holder!);
  }
  return new Set([...places].filter(([, n]) => n >= leastPlaces).map(([person]) => person));
}
