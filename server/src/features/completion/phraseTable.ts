/** Formulations of packs by what may be typed of them: all of one, or all from one of its members on. */
import type { Phrase } from "../../packs/model";
import { PrefixTable } from "../../packs/prefixTable";
import type { PackSnapshot } from "../../packs/snapshot";
import { memoized } from "../../text/memo";

export const phraseTable = memoized(
  ({ phrases }: PackSnapshot): PrefixTable<Phrase> =>
    new PrefixTable(
      phrases.flatMap((phrase) =>
        [0, ...phrase.memberStarts].map((start) => [phrase.text.slice(start), phrase] as const),
      ),
    ),
);
