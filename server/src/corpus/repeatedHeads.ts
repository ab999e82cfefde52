import { HEAD, isProse, NEAR, type PrintedLine } from "./printedLines";

/** Lines at a text's beginning that its pages may repeat: the name of what it is printed in, its title. */
const TOP = 8;

interface Repeated {
  readonly heads: ReadonlySet<PrintedLine>;
  /** The page numbers beside them, which stand too few to count. */
  readonly numbers: ReadonlySet<PrintedLine>;
}

/**
 * Heads that stand once more overleaf, beside a page number: what the first page is headed with, or a part of it.
 * `counted`: numbers that are known to be of pages.
 */
export function headsRepeated(kept: readonly PrintedLine[], counted: ReadonlySet<PrintedLine>): Repeated {
  const top = new Set(kept.slice(0, TOP).flatMap(({ words, parts }) => [words, ...parts]));
  const isNumber = (line: PrintedLine | undefined): line is PrintedLine =>
    line !== undefined && (counted.has(line) || /^\d{1,4}$/.test(line.words));
  const heads = new Set<PrintedLine>();
  const numbers = new Set<PrintedLine>();
  kept.forEach((line, i) => {
    const beside = [kept[i - 1], kept[i + 1]].filter(isNumber);
    if (i <= NEAR || beside.length === 0 || !isRepeated(line, top)) return;
    if (!kept.slice(Math.max(0, i - NEAR), i).some(isProse)) return;
    heads.add(line);
    for (const number of beside) numbers.add(number);
  });
  return { heads, numbers };
}

/** Every part of it stands at the top. */
const isRepeated = ({ words, parts }: PrintedLine, top: ReadonlySet<string>): boolean =>
  words.length >= HEAD.shortest &&
  words.length <= HEAD.longest &&
  !/[。！；，：]$/.test(words) &&
  parts.every((part) => top.has(part) || /^[·•—–-]? ?\d{1,4} ?[·•—–-]?$/.test(part));
