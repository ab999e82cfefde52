import { repeatsOf } from "../../../server/src/features/diagnostics/repeats/analysis";
import { isChecked } from "../../../server/src/features/diagnostics/limits";
import type { RuleContext } from "../../../server/src/features/diagnostics/types";
import { DEFAULT_SETTINGS } from "../../../server/src/features/settings/settingsParser";
import { NO_PACKS } from "../../../server/src/packs/snapshot";
import type { Draft } from "../../../server/src/speech/model";
import { parseDraft } from "../../../server/src/speech/parse";
import type { CheckedText, Tokens } from "./checked";
import type { Row } from "./row";
import { EMPTY_INDEX } from "../../support/emptyIndex";

/** Characters of a draft, and the milliseconds its check for repeats may take. */
const SIZES = [
  { size: 5_000, limit: 10 },
  { size: 50_000, limit: 60 },
  { size: 500_000, limit: 1_200 },
] as const;
const RUNS = 7;
const TYPED_IN = 20_000;

/**
 * Time to find all repeats of a draft whose words are known, and again after a keystroke: the quickest of
 * several runs, for other work on the machine only ever adds.
 */
export function repeatSpeed(texts: readonly CheckedText[], tokens: Tokens): Row[] {
  const all = texts
    .filter(({ group }) => group === "gwr_central")
    .map(({ text }) => text)
    .join("\n");
  // A server has seen a draft or two before: the first runs are the compiler's.
  for (const text of samples(all, TYPED_IN)) timed(parseDraft(text), tokens);
  const rows = SIZES.map(({ size, limit }): Row => {
    const times = samples(all, size).map((text) => timed(parseDraft(text), tokens));
    const value = Math.min(...times);
    return { name: `repeats of ${size} characters, ms`, value, goal: `≤ ${limit}`, ok: value <= limit };
  });
  const keystrokes = samples(all, TYPED_IN).map((text) => {
    const before = parseDraft(text);
    timed(before, tokens);
    const at = text.indexOf("。", TYPED_IN / 2);
    return timed(parseDraft(`${text.slice(0, at)}了${text.slice(at)}`, before), tokens);
  });
  return [
    ...rows,
    { name: `repeats after a keystroke in ${TYPED_IN} characters, ms`, value: Math.min(...keystrokes) },
  ];
}

const samples = (all: string, size: number): string[] =>
  Array.from({ length: RUNS }, (_, i) => all.slice(i * 9_000, i * 9_000 + size));

function timed(draft: Draft, tokens: Tokens): number {
  const context: RuleContext = {
    draft,
    settings: DEFAULT_SETTINGS,
    snapshot: { generation: 0, index: EMPTY_INDEX, packs: NO_PACKS },
    words: { generation: 0, tokens },
  };
  for (const { blocks } of draft.speeches)
    for (const block of blocks) if (isChecked(block)) tokens(block.paragraph.folded.text);
  const start = performance.now();
  for (const speech of draft.speeches) {
    const work = repeatsOf(speech, context);
    while (!work.next().done);
  }
  return performance.now() - start;
}
