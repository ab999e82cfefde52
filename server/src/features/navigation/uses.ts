import type { PlaceIndex, Uses } from "../../index/positions";

/** Files to read so that the uses of a phrase can be shown. */
export interface UsePlan {
  /** Newest speeches first, each once. */
  readonly uris: readonly string[];
  /** All uses that are known, and those that the files above hold. */
  readonly count: number;
  readonly planned: number;
}

/** The files of the newest speeches that together hold up to `limit` uses, or a little more. */
export function planUses({ in: uses, count }: Pick<Uses, "in" | "count">, limit: number): UsePlan {
  const uris = new Set<string>();
  let planned = 0;
  for (const { speech, count: own } of uses) {
    if (planned >= limit && !uris.has(speech.uri)) continue;
    uris.add(speech.uri);
    planned += own;
  }
  return { uris: [...uris], count, planned };
}

/** Title of the first speech of each file: what a document that stands for the file is called. */
export function fileTitles({ speeches }: Pick<PlaceIndex, "speeches">): ReadonlyMap<string, string> {
  let titles = known.get(speeches);
  if (!titles) {
    const first = new Map<string, { readonly start: number; readonly title: string }>();
    for (const { uri, start, title } of speeches) {
      const before = first.get(uri);
      if (!before || start < before.start) first.set(uri, { start, title });
    }
    titles = new Map([...first].map(([uri, { title }]) => [uri, title]));
    known.set(speeches, titles);
  }
  return titles;
}

const known = new WeakMap<PlaceIndex["speeches"], ReadonlyMap<string, string>>();
