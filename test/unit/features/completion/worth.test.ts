import { describe, expect, it } from "vitest";
import { worthShowing } from "../../../../server/src/features/completion/worth";

const LEAST = 0.2;
type Items = readonly (readonly [label: string, probability: number])[];

/** Before the cursor, what could be offered, and what a list that opens by itself shows. */
const CASES: readonly (readonly [string, string, Items, readonly string[]])[] = [
  ["one sure item is a list", "坚持稳中求进", [["工作总基调", 0.8]], ["工作总基调"]],
  ["what is far less probable is left out", "坚持稳中求进", [["工作总基调", 0.8], ["、以进促稳", 0.05]], ["工作总基调"]],
  ["many weak items make no list", "各地", [["要认真", 0.06], ["区和部门", 0.06], ["方面", 0.05], ["都要", 0.05], ["的经验", 0.05]], []],
  ["short ones save little", "坚持", [["以人", 0.3]], []],
  ["nobody reads further than three", "加强", [["党的全面领导", 0.2], ["组织领导工作", 0.2], ["统筹协调配合", 0.2], ["调查研究工作", 0.2]], ["党的全面领导", "组织领导工作", "统筹协调配合"]],
  ["a sentence is begun by the drafter", "工作总基调。", [["各级各部门要", 0.5]], []],
  ["but for what is sure to come", "让我们携手奋进。", [["谢谢大家", 0.9]], ["谢谢大家"]],
  ["bare verbs alone are no list", "要坚定信心，", [["推动", 0.3], ["加强", 0.3], ["深化", 0.2]], []],
  ["beside something better they may stand", "要坚定信心，", [["推动高质量发展", 0.4], ["加强", 0.2]], ["推动高质量发展", "加强"]],
]; // prettier-ignore

describe("a list that opens by itself", () => {
  it.each(CASES)("%s", (_, before, items, shown) => {
    const offered = items.map(([label, probability]) => ({ label, probability }));
    expect(worthShowing(offered, before, LEAST).map(({ label }) => label)).toEqual(shown);
  });
});
