import { expect, it } from "vitest";
import { diagnoseAll, type Diagnosis } from "../../server/src/features/diagnostics/runner";
import type { RuleContext } from "../../server/src/features/diagnostics/types";
import type { Settings } from "../../server/src/features/settings/settings";
import { DEFAULT_SETTINGS } from "../../server/src/features/settings/settingsParser";
import { NO_PACKS, type PackSnapshot } from "../../server/src/packs/snapshot";
import { parseDraft } from "../../server/src/speech/parse";
import type { Draft } from "../../server/src/speech/model";
import { words } from "../../server/src/text/words";
import type { TextChange } from "../../server/src/text/span";
import { EMPTY_INDEX } from "./emptyIndex";

export function contextOf(
  draft: Draft,
  settings: Settings = DEFAULT_SETTINGS,
  packs: PackSnapshot = NO_PACKS,
): RuleContext {
  return {
    draft,
    settings,
    snapshot: { generation: 0, index: EMPTY_INDEX, packs },
    words: { generation: 0, tokens: words },
  };
}

export const diagnosesOf = (text: string, settings?: Settings, packs?: PackSnapshot): readonly Diagnosis[] =>
  diagnoseAll(contextOf(parseDraft(text), settings, packs));

/** A text with ⟦…⟧ around what is to be found, and the text that the preferred fixes leave. */
export interface Case {
  readonly name: string;
  readonly text: string;
  /** Without it no fix may be offered. Unmarked texts need none. */
  readonly fixed?: string;
}

/** One test a case: the findings of a rule are exactly what is marked, and its fixes give `fixed`. */
export function checkRule(code: string, cases: readonly Case[], packs?: PackSnapshot): void {
  it.each(cases)("$name", ({ text, fixed }) => {
    const { source, marks } = unmark(text);
    const found = diagnosesOf(source, undefined, packs).filter((d) => d.code === code);
    expect(found.map(({ span }) => source.slice(span.start, span.end))).toEqual(
      marks.map(({ said }) => said),
    );
    expect(found.map(({ span }) => span.start)).toEqual(marks.map(({ start }) => start));
    const changes = found.flatMap(
      ({ fixes = [] }) => fixes.find(({ preferred }) => preferred)?.changes ?? [],
    );
    if (fixed === undefined) expect(changes).toEqual([]);
    else expect(applied(source, changes)).toBe(fixed);
    if (fixed !== undefined)
      expect(diagnosesOf(fixed, undefined, packs).filter((d) => d.code === code)).toEqual([]);
  });
}

/** The text without its ⟦⟧, and what stood in them. */
export function unmark(text: string): { source: string; marks: readonly { start: number; said: string }[] } {
  const marks: { start: number; said: string }[] = [];
  let source = "";
  for (const piece of text.split(/(⟦[^⟧]*⟧)/)) {
    const said = /^⟦([^⟧]*)⟧$/.exec(piece)?.[1];
    if (said !== undefined) marks.push({ start: source.length, said });
    source += said ?? piece;
  }
  return { source, marks };
}

/** Changes that do not overlap, applied together as an editor does; equal ones count once. */
export function applied(text: string, changes: readonly TextChange[]): string {
  const unique = new Map(changes.map((c) => [`${c.span.start} ${c.span.end} ${c.newText}`, c]));
  return [...unique.values()]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((out, { span, newText }) => out.slice(0, span.start) + newText + out.slice(span.end), text);
}

/** A body that makes a heading a heading: long enough to be prose, alike for none. */
export const BODY = [
  "各县区要把责任压实到岗到人，按月调度、按季通报，年底逐项对账销号。",
  "有关部门要主动上门听取企业意见，能当场答复的当场答复，不能答复的说明原因。",
  "要用好现有数据平台，打通部门之间的壁垒，让群众办事少跑路、少等候。",
  "对进展缓慢的项目，分管领导要带队到现场，查明症结后提出整改时限。",
  "财政资金要优先保障民生支出，严格绩效评价，坚决压减一般性开支。",
  "要关心基层干部的工作和生活，落实好休假、体检等制度，让大家安心履职。",
];
