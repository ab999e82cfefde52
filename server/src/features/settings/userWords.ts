import type { UserWord } from "../../text/tokens";
import type { Profile } from "./settings";

/** More would be a dictionary, and each costs time when an engine loads. */
const MOST = 5_000;

/**
 * Words that no dictionary holds, for the segmenters: names of the profiles, and phrases of packs. Each once; in the
 * order of their letters, so that equal settings give equal lists.
 */
export function userWordsOf(
  profiles: readonly Profile[],
  phrases: readonly string[] = [],
): readonly UserWord[] {
  const tags = new Map(phrases.map((phrase) => [phrase, "l"]));
  for (const { place, organisation, superiors = [], leaders = [] } of profiles) {
    for (const unit of [organisation, ...superiors]) if (unit !== undefined) tags.set(unit, "nt");
    if (place !== undefined) tags.set(place, "ns");
    for (const { name } of leaders) tags.set(name, "nr");
  }
  return [...tags]
    .map(([text, tag]): UserWord => ({ text: text.trim(), tag }))
    .filter(({ text }) => WORD.test(text))
    .sort((a, b) => (a.text < b.text ? -1 : 1))
    .slice(0, MOST);
}

/** Dictionaries are lines of columns: nothing with a blank in it, and no single character, is a word there. */
const WORD = /^[\p{L}\p{N}·]{2,30}$/u;
