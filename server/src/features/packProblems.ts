import type { PackProblem } from "../packs/model";
import { localized, type Localized } from "../text/localized";
import { runPackTests } from "./packTests";
import type { PackSnapshot } from "../packs/snapshot";

/**
 * All that is to be said about packs: what was found in reading them, and which of their own tests fail. One step for
 * each test. @param isTested whose tests are run
 */
export function* packProblems(
  packs: PackSnapshot,
  isTested: (pack: PackSnapshot["packs"][number]) => boolean,
): Generator<undefined, readonly PackProblem[], undefined> {
  const problems = [...packs.problems];
  for (const pack of packs.packs.filter(isTested))
    for (const problem of runPackTests(pack, packs.today)) {
      if (problem) problems.push(problem);
      yield;
    }
  return problems;
}

/** What is told about one pack at once: its first fault, and how many there are; undefined where it has none. */
export function summaryOf(
  problems: readonly PackProblem[],
): { readonly at: PackProblem["at"]; readonly message: Localized } | undefined {
  const faults = problems.filter(({ level }) => level !== "info");
  const first = faults.find(({ level }) => level === "error") ?? faults[0];
  if (!first) return undefined;
  const place = `${first.at.file}:${first.at.firstLine}`;
  const more = faults.length - 1;
  return {
    at: first.at,
    message: localized(
      `片段包：${place} ${first.message.zh}${more > 0 ? `（另有 ${more} 处，见“问题”面板）` : ""}`,
      `Pack: ${place} ${first.message.en}${more > 0 ? ` (${more} more in Problems)` : ""}`,
    ),
  };
}
