import { furnitureSign } from "../speech/lines/furnitureSigns";
import { isCutSentence, isHeadLength, type PrintedLine } from "./printedLines";

/** Numbers with dashes or 第…页; bare ones where each is one more than the one before and stands by itself. */
export function pageNumbers(
  lines: readonly PrintedLine[],
  kept: readonly PrintedLine[],
): ReadonlySet<PrintedLine> {
  const out = new Set(kept.filter(({ words }) => furnitureSign(words, words.length) === "page"));
  const short = partsOfHeads(kept);
  const headed = numbersAt(lines, (line) => plainNumber(line) ?? headedNumber(line, short));
  const heads = new Set(
    headed.flatMap(({ at }) => lines[at]!.parts.filter((part) => !/^\d+$/.test(part) && short.has(part))),
  );
  const isCounted = (each: readonly PageNumber[]): boolean => isCount(lines, each, heads);
  const numbers = isCounted(headed) ? headed : numbersAt(lines, plainNumber);
  if (isCounted(numbers) && numbers.length >= SURE) for (const { at } of numbers) out.add(lines[at]!);
  return out;
}

/** What short lines without a number are made of. */
const partsOfHeads = (kept: readonly PrintedLine[]): ReadonlySet<string> =>
  new Set(
    kept
      .filter(({ words, parts }) => isHeadLength(words) && !parts.some((part) => /^\d+$/.test(part)))
      .flatMap(({ parts }) => parts)
      .filter(isHeadLength),
  );

interface PageNumber {
  readonly at: number;
  readonly value: number;
}

function numbersAt(
  lines: readonly PrintedLine[],
  valueOf: (line: PrintedLine) => number | undefined,
): readonly PageNumber[] {
  return lines.flatMap((line, at) => {
    const value = valueOf(line);
    return value === undefined ? [] : [{ at, value }];
  });
}

const plainNumber = ({ words }: PrintedLine): number | undefined =>
  /^\d{1,3}$/.test(words) ? Number(words) : undefined;

/** 64  讲话选编: beside a running head that stands alone elsewhere. */
function headedNumber({ parts }: PrintedLine, heads: ReadonlySet<string>): number | undefined {
  const [first = "", second = "", ...rest] = parts;
  const [number, head] = /^\d{1,3}$/.test(first) ? [first, second] : [second, first];
  return rest.length === 0 && /^\d{1,3}$/.test(number) && heads.has(head) ? Number(number) : undefined;
}

/** Each is one more than the one before and stands apart: the number of a column stands below its word (专栏｜2). */
const isCount = (
  lines: readonly PrintedLine[],
  numbers: readonly PageNumber[],
  heads: ReadonlySet<string>,
): boolean =>
  numbers.every(({ at, value }, k) => {
    const before = lines[at - 1]?.words ?? "";
    const last = numbers[k - 1];
    const headed =
      plainNumber(lines[at]!) === undefined || [...heads].some((head) => before.startsWith(head));
    const apart = headed || before === "" || lines[at + 1]?.words === "" || isCutSentence(before);
    const counted = /^(?:专栏|案例|附?图|附?表|附件)$/.test(before);
    return (apart || (!counted && at - (last?.at ?? -PAGE) >= PAGE)) && (!last || value === last.value + 1);
  });

/** Lines of a page at the least. */
const PAGE = 4;
/** Pages that make a rule. */
const SURE = 3;
