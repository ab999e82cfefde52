import { growing, type Kind, type Shape } from "../../support/growthKinds";
import { REQUESTS, type Asking } from "../../support/growthRequests";
import { type GrowingDraft, PATIENCE, type Taken } from "../../support/growthDraft";

export const LARGE = 100_000;
export const SMALL = 50_000;

/** Of one request or command on one text: medians in milliseconds. */
export interface Figure {
  readonly request: string;
  readonly kind: string;
  readonly shape: Shape;
  /** At 100,000 characters. */
  readonly large: number;
  /** At 50,000, where the larger one took time enough to be compared. */
  readonly small?: number;
  /** How long something trivial waited meanwhile, at 100,000. */
  readonly held?: number;
}

/** Milliseconds below which two times are not compared: what the machine does besides counts for more. */
export const FLOOR = 20;
const RUNS = 3;

/** Every request on one kind of text. */
export async function figuresOf(draft: GrowingDraft, kind: Kind, shape: Shape): Promise<readonly Figure[]> {
  const of = { kind: kind.name, shape };
  const opened = await draft.open(growing(kind, LARGE, shape));
  const cold: Figure = { ...of, request: "opened: documentSymbol", large: opened.time, held: opened.held };
  if (opened.time >= PATIENCE) return [cold];
  const large = await askAll(draft, REQUESTS);
  const slow = REQUESTS.filter((asking) => (large.get(asking)?.time ?? 0) > FLOOR);
  const openedSmall =
    slow.length > 0 || opened.time > FLOOR ? await draft.open(growing(kind, SMALL, shape)) : undefined;
  const small = openedSmall ? await askAll(draft, slow) : new Map<Asking, Taken>();
  return [
    { ...cold, ...(openedSmall && { small: openedSmall.time }) },
    ...[...large].map(([asking, { time, held }]): Figure => {
      const other = small.get(asking)?.time;
      return { ...of, request: asking.name, large: time, held, ...(other !== undefined && { small: other }) };
    }),
  ];
}

/** Once where it is quick, else the median of three. */
async function askAll(draft: GrowingDraft, askings: readonly Asking[]): Promise<ReadonlyMap<Asking, Taken>> {
  const out = new Map<Asking, Taken>();
  for (const asking of askings) {
    const runs: Taken[] = [];
    do {
      if (draft.hopeless) return out;
      runs.push(await draft.ask(asking));
    } while (runs[0]!.time > FLOOR && runs.at(-1)!.time < PATIENCE && runs.length < RUNS);
    out.set(asking, {
      time: median(runs.map(({ time }) => time)),
      held: median(runs.map(({ held }) => held)),
    });
  }
  return out;
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1]!;
