/** What the setting takes, in spoken syllables per minute. */
const SLOWEST = 60;
const FASTEST = 400;

/** Rates that have a name, in syllables per minute. */
export const RATES = { solemn: 150, report: 180, brisk: 220 } as const;

export type RateName = keyof typeof RATES;

export const nameOfRate = (rate: number): RateName | undefined =>
  (Object.keys(RATES) as RateName[]).find((name) => RATES[name] === rate);

/**
 * The rate at which a draft took so long. Undefined where nobody speaks so.
 * @param estimated minutes at `rate`
 * @param rate syllables per minute
 * @param taken minutes
 */
export function rateOf(estimated: number, rate: number, taken: number): number | undefined {
  const found = Math.round((estimated * rate) / taken);
  return found >= SLOWEST && found <= FASTEST ? found : undefined;
}

/** Minutes as people write them: `12`, `12.5`, `12:30`, `１２分３０秒`. Undefined where it is none. */
export function minutesIn(typed: string): number | undefined {
  const text = typed.normalize("NFKC").replace(/\s+/g, "");
  const found = /^(\d{1,3}(?:\.\d{1,2})?)(?:(?::|分钟?|min)(?:([0-5]?\d)秒?)?)?$/.exec(text);
  if (!found) return undefined;
  const minutes = Number(found[1]) + Number(found[2] ?? 0) / 60;
  return minutes > 0 ? minutes : undefined;
}
