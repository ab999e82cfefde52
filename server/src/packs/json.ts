/** JSON with comments, each value with its place in the file. */
import { parseTree, type Node, type ParseError } from "jsonc-parser";
import { localized, type Localized } from "../text/localized";
import { span, type Span } from "../text/span";
import { jsonFault } from "./jsonFaults";
import type { FileSpan, PackCode, PackFix, PackProblem } from "./model";

/** More text than any pack file needs; beyond it the file is refused rather than read slowly. */
const MAX_LENGTH = 1_000_000;
/** Values of a file: as many as keep the thread no longer than a keystroke may wait. */
const MAX_VALUES = 40_000;

/** Faults of syntax after the first ones follow from them. */
const MOST_ERRORS = 3;
/** Nobody reads more of one file before mending some. */
const MOST_PROBLEMS = 200;

/** A file of a pack, with the problems found in it so far. */
export class PackFile {
  readonly problems: PackProblem[] = [];
  private readonly lineStarts: readonly number[];

  constructor(
    readonly path: string,
    readonly text: string,
    /** Lets other work have its turn. */
    readonly pause: () => Promise<void> = () => Promise.resolve(),
  ) {
    this.lineStarts = [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), (m) => m.index + m[0].length)];
  }

  /** The root value; undefined, with a problem, where the text is no JSON object. */
  root(): Node | undefined {
    if (this.text.length > MAX_LENGTH) {
      const message = localized(
        `文件超过${MAX_LENGTH}个字符，未读取。`,
        `The file exceeds ${MAX_LENGTH} characters.`,
      );
      this.report("pack/schema", "error", span(0, 0), message);
      return undefined;
    }
    if (countValues(this.text) > MAX_VALUES) {
      const message = localized(
        `文件中的值超过${MAX_VALUES}个，未读取；请分成几个文件。`,
        `The file holds more than ${MAX_VALUES} values and was not read: split it.`,
      );
      this.report("pack/schema", "error", span(0, 0), message);
      return undefined;
    }
    const errors: ParseError[] = [];
    const root = parseLeniently(this.text, errors);
    for (const { error, offset, length } of errors.slice(0, MOST_ERRORS)) {
      this.report("pack/schema", "error", span(offset, offset + length), jsonFault(error));
    }
    if (errors.length > 0) return undefined;
    if (root?.type !== "object") {
      const message = localized("文件应当是一个JSON对象。", "The file must hold one JSON object.");
      this.report("pack/schema", "error", span(0, 0), message);
      return undefined;
    }
    return root;
  }

  report(
    code: PackCode,
    level: PackProblem["level"],
    at: Span | Node | undefined,
    message: Localized,
    fix?: PackFix,
  ): void {
    if (this.problems.length < MOST_PROBLEMS)
      this.problems.push({ code, level, at: this.locate(at), message, ...(fix && { fix }) });
  }

  locate(at: Span | Node | undefined): FileSpan {
    const where = at === undefined ? span(0, 0) : "start" in at ? at : nodeSpan(at);
    const firstLine = this.lineOf(where.start);
    const lastLine = this.lineOf(Math.max(where.start, where.end - 1));
    return {
      file: this.path,
      span: where,
      firstLine,
      firstColumn: where.start - this.lineStarts[firstLine - 1]!,
      lastLine,
      lastColumn: where.end - this.lineStarts[lastLine - 1]!,
    };
  }

  /** 1-based: the number of lines that begin at or before the offset. */
  private lineOf(offset: number): number {
    let low = 0;
    let high = this.lineStarts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.lineStarts[middle]! <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

export const nodeSpan = (node: Node): Span => span(node.offset, node.offset + node.length);

/** The members of an object in order; later ones of the same key are reported and left out. */
export function members(file: PackFile, object: Node): ReadonlyMap<string, { key: Node; value: Node }> {
  const found = new Map<string, { key: Node; value: Node }>();
  for (const property of object.children ?? []) {
    const [key, value] = property.children ?? [];
    if (!key || !value) continue;
    const name = String(key.value);
    if (found.has(name)) {
      const message = localized(
        `“${name}”在此对象中重复，只用第一个。`,
        `“${name}” stands twice; the first one counts.`,
      );
      file.report("pack/duplicate", "error", key, message);
    } else {
      found.set(name, { key, value });
    }
  }
  return found;
}

/**
 * Source offsets of the code units that a string literal stands for, with one entry more for its end:
 * escapes make the value shorter than the literal.
 */
export function literalOffsets(text: string, literal: Node): readonly number[] {
  const end = literal.offset + literal.length - 1;
  const offsets: number[] = [];
  for (let at = literal.offset + 1; at < end;) {
    offsets.push(at);
    at += text[at] !== "\\" ? 1 : text[at + 1] === "u" ? 6 : 2;
  }
  offsets.push(end);
  return offsets;
}

/** Not fewer than a JSON text has: marks inside its texts count too. */
function countValues(text: string): number {
  let count = 1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === COMMA || code === BRACKET || code === BRACE) count++;
  }
  return count;
}

const COMMA = 0x2c;
const BRACKET = 0x5b;
const BRACE = 0x7b;

function parseLeniently(text: string, errors: ParseError[]): Node | undefined {
  // A byte-order mark is layout; a blank in its place keeps the offsets.
  const source = text.startsWith("\ufeff") ? ` ${text.slice(1)}` : text;
  try {
    return parseTree(source, errors, { allowTrailingComma: true });
  } catch (error) {
    // The parser recurses: thousands of open brackets overflow the stack.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
