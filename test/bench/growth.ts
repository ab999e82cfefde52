import { appendFileSync } from "node:fs";
import path from "node:path";
import { KINDS, type Shape } from "../support/growthKinds";
import { expressionRows } from "./support/expressions";
import { commandFigures } from "./support/growthCommands";
import { figuresOf, type Figure } from "./support/growthCases";
import { GrowingDraft } from "../support/growthDraft";
import { table } from "./support/growthTable";
import type { Row } from "./support/row";

/** Shapes, and of how many kinds one is tried in each: what is true of many lines is true of most kinds. */
const SHAPES: readonly (readonly [Shape, number])[] = [
  ["line", 1],
  ["line in a speech", 1],
  ["lines", 8],
  ["lines in a speech", 4],
];

/** A speech of the corpus, for commands that name one. */
const SPEECH = path.join(import.meta.dirname, "../../seeds/03-检察工作推进会.txt");

/**
 * How the time of every request and every command grows with a text that repeats itself. `GROWTH=text` measures only
 * the kinds, shapes and commands whose names hold the text (`expressions`: the regular expressions alone); `GROWTH_ROWS=file` writes every figure there, as JSON lines.
 */
export default async function* growth(shared: string): AsyncGenerator<readonly Row[]> {
  const wanted = process.env.GROWTH ?? "";
  if ("expressions".includes(wanted)) yield await expressionRows();
  const figures: Figure[] = [];
  const take = (more: readonly Figure[]): void => {
    figures.push(...more);
    const file = process.env.GROWTH_ROWS;
    if (file !== undefined)
      appendFileSync(file, more.map((figure) => `${JSON.stringify(figure)}\n`).join(""));
  };
  for (const [shape, every] of SHAPES) {
    const draft = new GrowingDraft(SPEECH);
    for (const [i, kind] of KINDS.entries())
      if (i % every === 0 && `${kind.name} ${shape}`.includes(wanted))
        take(await figuresOf(draft, kind, shape));
    await draft.stop();
  }
  yield table(figures);
  const commands: Figure[] = [];
  const prose = await commandFigures(path.join(shared, "corpus"), wanted, (figure) => {
    take([figure]);
    commands.push(figure);
  });
  yield [...prose].map(([name, value]) => ({ name: `${name}, prose of 100,000 characters, ms`, value }));
  yield table(commands, ({ request }) => 2 * prose.get(request)!);
}
