/** Dates of packs: a year, a month or a day; and what they say of the date of a draft. */

/** When something may be used; both ends included. */
export interface Period {
  readonly validFrom?: string;
  readonly validUntil?: string;
}

/** Whether a text is a year, a month or a day that the calendar has. */
export function isDate(text: string): boolean {
  if (!/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(text)) return false;
  // Most are years or months.
  if (text.length === 4) return true;
  if (text.length === 7) return text.slice(5) >= "01" && text.slice(5) <= "12";
  const time = Date.parse(`${text}T00:00:00Z`);
  // The engine takes 2026-02-30 for 2 March: only what prints as itself is a day.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Whether a date lies in a period, as far as both say: 2026 lies in what is valid until March of 2026. */
export const isInForce = ({ validFrom, validUntil }: Period, date: string): boolean =>
  (validFrom === undefined || last(date) >= first(validFrom)) &&
  (validUntil === undefined || first(date) <= last(validUntil));

/** Whether a date is over on a day: 2026-12 on 2027-01-01. */
export const isOver = (date: string, today: string): boolean => last(date) < today;

/** The narrower of two periods: an entry is valid no longer than its pack. */
export function within(entry: Period, pack: Period): Period {
  const validFrom = [entry.validFrom, pack.validFrom].filter(isGiven).reduce(later, "");
  const validUntil = [entry.validUntil, pack.validUntil].filter(isGiven).reduce(earlier, "");
  return { ...(validFrom !== "" && { validFrom }), ...(validUntil !== "" && { validUntil }) };
}

const isGiven = (date: string | undefined): date is string => date !== undefined;
const later = (a: string, b: string): string => (a === "" || first(b) > first(a) ? b : a);
const earlier = (a: string, b: string): string => (a === "" || last(b) < last(a) ? b : a);

/** As texts these are in the order of days: before every day of 2026-03, and behind it. */
const first = (date: string): string => date.padEnd(10, "-00");
const last = (date: string): string => date.padEnd(10, "-99");
