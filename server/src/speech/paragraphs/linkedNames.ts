import type { Line } from "../lines/line";
import { isHeadLine, type At } from "./layout";

/** Characters before a name inside a sentence. */
const LINKED = 24;

/** How somebody is called, and how a sentence goes on after a name. */
const STYLE = /^(?:总书记|同志|主席|总理|书记|先生|院士)(?=[^ \u3000：，])/;
const AFTER_NAME = /^[的了在对和与及说，。、]/;

/** Names that stand alone on a line but inside a sentence; `kept`: lines that hold something, `at`: by their order. */
export function findLinked(lines: readonly Line[], kept: readonly number[], at: At): ReadonlySet<number> {
  const linked = new Set<number>();
  kept.forEach((line, k) => {
    const next = kept[k + 1];
    const before = at(k - 1);
    if (at(k)!.shape !== "name" || next !== line + 1 || before?.end !== "open") return;
    const { text } = lines[next]!.info;
    // A title or a post stands above a name as well.
    const isProse = !isHeadLine(before) && (before.inner || before.han >= LINKED);
    if (kept[k - 1] === line - 1 && (STYLE.test(text) || (isProse && AFTER_NAME.test(text))))
      linked.add(line);
  });
  return linked;
}
