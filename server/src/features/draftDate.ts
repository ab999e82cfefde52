import type { PackSnapshot } from "../packs/snapshot";
import type { Draft } from "../speech/model";
import { isoDate } from "../speech/roles/dates";
import { frontMatterIn } from "../text/frontMatter";
import { memoized } from "../text/memo";

/**
 * When a draft is spoken: what its front matter says, else its title or the lines beside it, else today. What is valid
 * for a time is held against this day: a speech of last year is read with last year's wording.
 * @returns an ISO date, a month of it or a year
 */
export const draftDate = (draft: Draft, today: string): string => saidDate(draft) ?? today;

/** The same where anything in the packs minds; else today, and the draft is not asked. */
export const dateFor = (draft: Draft, packs: PackSnapshot): string =>
  isDated(packs) ? draftDate(draft, packs.today) : packs.today;

const isDated = memoized(({ phrases, terms }: PackSnapshot) =>
  [...phrases, ...terms].some(
    ({ validFrom, validUntil }) => validFrom !== undefined || validUntil !== undefined,
  ),
);

const saidDate = memoized((draft: Draft): string | undefined => {
  const fields = frontMatterIn(draft.text)?.fields ?? [];
  for (const { key, value } of fields) {
    const date = KEYS.has(key.toLowerCase())
      ? (isoDate(value) ?? monthIn(value) ?? yearIn(value))
      : undefined;
    if (date !== undefined) return date;
  }
  const meta = draft.speeches.find(({ meta: { title, date } }) => title ?? date)?.meta;
  return meta?.date ?? yearIn(meta?.title ?? "");
});

const KEYS: ReadonlySet<string> = new Set(["date", "日期", "时间", "year", "年份", "年度"]);

function monthIn(text: string): string | undefined {
  const [, year, month = ""] = /((?:19|20)\d{2})[-/.年](0?[1-9]|1[0-2])(?!\d)/.exec(text) ?? [];
  return year === undefined ? undefined : `${year}-${month.padStart(2, "0")}`;
}

const yearIn = (text: string): string | undefined => /(?:19|20)\d{2}(?=\s*年|\s*$)/.exec(text)?.[0];
