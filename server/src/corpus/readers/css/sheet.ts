import { findOutside, withoutComments } from "./scan";
import { isForScreen } from "./media";

/** Selectors and declarations as they stand. */
export interface CssRule {
  readonly selectors: string;
  readonly declarations: string;
}

/** Blocks inside blocks that hold rules. */
const DEEPEST = 4;

/** Rules of a style sheet that hold on a screen, in order. Any text has some or none. */
export function rulesOf(sheet: string, depth = 0): readonly CssRule[] {
  const rules: CssRule[] = [];
  for (let at = 0; at < sheet.length;) {
    const open = findOutside(sheet, at, "{;}");
    const prelude = withoutComments(sheet.slice(at, open)).trim();
    at = open + 1;
    if (sheet[open] !== "{") continue;
    const end = findOutside(sheet, at, "}");
    const body = sheet.slice(at, end);
    at = end + 1;
    if (!prelude.startsWith("@")) rules.push({ selectors: prelude, declarations: body });
    else if (depth < DEEPEST && holds(prelude)) for (const rule of rulesOf(body, depth + 1)) rules.push(rule);
  }
  return rules;
}

/** Whether the rules in a block apply: print, fonts and animations say nothing of what a screen shows. */
function holds(prelude: string): boolean {
  const [name] = /^@[\w-]*/.exec(prelude)!;
  const condition = prelude.slice(name.length);
  switch (name.slice(1).toLowerCase()) {
    case "media":
      return isForScreen(condition);
    case "supports":
      return !/^\s*not\b/i.test(condition);
    case "layer":
      return true;
    default:
      return false;
  }
}
