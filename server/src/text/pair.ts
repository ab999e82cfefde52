/** A line of front matter. */
export interface Pair {
  readonly key: string;
  /** Empty where what belongs to the key stands below it. */
  readonly value: string;
}

/** `key: value`, with a colon of either width, both without blanks around them; undefined for any other line. */
export function readPair(line: string): Pair | undefined {
  const colon = line.search(/[:：]/);
  if (colon < 0) return undefined;
  const key = line.slice(0, colon).trim();
  return key === "" || key.startsWith("#") || key.startsWith("-")
    ? undefined
    : { key, value: line.slice(colon + 1).trim() };
}
