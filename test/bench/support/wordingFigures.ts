import { RULES } from "../../../server/src/features/diagnostics/rules";
import { findingsOf, type CheckedText, type Found, type Tokens } from "./checked";
import type { Fault } from "./planted";

export const REPEATS: ReadonlySet<string> = new Set(["wording/repeated-passage", "wording/repeated-phrase"]);

export interface Alarms {
  readonly byRule: ReadonlyMap<string, number>;
  /** Of both rules of repeats, by collection. */
  readonly repeats: ReadonlyMap<string, { readonly count: number; readonly characters: number }>;
  readonly characters: number;
}

/** Findings in clean texts, where nothing is wrong. */
export function countAlarms(texts: readonly CheckedText[], tokens: Tokens): Alarms {
  const byRule = new Map(RULES.map(({ code }) => [code, 0]));
  const repeats = new Map<string, { count: number; characters: number }>();
  for (const text of texts) {
    const group = repeats.get(text.group) ?? { count: 0, characters: 0 };
    repeats.set(text.group, group);
    for (const { code } of findingsOf(text.text, text, tokens)) {
      byRule.set(code, (byRule.get(code) ?? 0) + 1);
      if (REPEATS.has(code)) group.count++;
    }
    group.characters += text.text.length;
  }
  return { byRule, repeats, characters: charactersOf(texts) };
}

/** How many planted faults are found where they stand. */
export const countFound = (planted: readonly Fault[], check: (fault: Fault) => readonly Found[]): number =>
  planted.filter((fault) => touches(fault, check(fault))).length;

function touches({ code, at, other }: Fault, found: readonly Found[]): boolean {
  return found.some(
    ({ code: said, span }) =>
      said === code && [at, other].some((place) => place && span.start < place[1] && place[0] < span.end),
  );
}

export const charactersOf = (texts: readonly CheckedText[]): number =>
  texts.reduce((sum, { text }) => sum + text.length, 0);

export const per1000 = (count: number, characters: number): number => (1000 * count) / characters;
