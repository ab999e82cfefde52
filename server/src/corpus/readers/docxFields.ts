import { formatNumber } from "./numberFormat";
import { symbolOf } from "./symbolFonts";

interface Field {
  /** In the order in which fields begin in the part. */
  readonly number: number;
  code: string;
  /** Its result has begun. */
  shown: boolean;
}

/** Fields of a part that begin and never end, by their numbers, and whether each is a table of contents. */
export type UnendedFields = ReadonlyMap<number, boolean>;

/**
 * The fields at hand: of a field its result is text, its code is not. What stands in a cell, a text box or a note is
 * apart from what stands around it. A field that never ends is none, as Word has it, which is known when all is read:
 * the part is then read anew with those that were found.
 */
export class DocxFields {
  readonly unended = new Map<number, boolean>();
  private readonly scopes: Field[][] = [[]];
  private begun = 0;
  /** Fields at hand in whose code we are, and tables of contents in whose result. */
  private codes = 0;
  private contents = 0;
  /** We may be among the entries of a table of contents that never ends. */
  private entries = false;

  constructor(private readonly known: UnendedFields = new Map()) {}

  /** Text at hand is of a code. */
  get inCode(): boolean {
    return this.codes > 0;
  }

  /** Text at hand is of a table of contents, which says every heading a second time. */
  get inContents(): boolean {
    return this.contents > 0;
  }

  /** Whether a paragraph is of such a table, given what it looks like: where no end is, the first other one is it. */
  takesAsContents(isEntry: () => boolean): boolean {
    if (this.entries && !isEntry()) this.entries = false;
    return this.inContents || this.entries;
  }

  openScope(): void {
    this.scopes.push([]);
  }

  /** Ends what began in the innermost cell, box, note or part at hand. */
  closeScope(): void {
    for (const field of this.scopes.pop() ?? []) {
      this.unended.set(field.number, isContents(field));
      this.leave(field);
    }
    this.entries = false;
    if (this.scopes.length === 0) this.scopes.push([]);
  }

  code(text: string): void {
    const field = this.open.at(-1);
    if (field?.shown === false) field.code += text;
  }

  /** Takes a mark of a field and returns the text that the field itself stands for. */
  take(type: string): string {
    if (type === "begin") this.begin();
    else if (type === "separate") this.separate();
    else if (type === "end") {
      const field = this.open.pop();
      if (!field) return "";
      this.leave(field);
      return field.shown ? "" : shownBy(field.code);
    }
    return "";
  }

  private get open(): Field[] {
    return this.scopes[this.scopes.length - 1]!;
  }

  private begin(): void {
    const number = this.begun++;
    const unended = this.known.get(number);
    if (unended !== undefined) this.entries ||= unended;
    else {
      this.open.push({ number, code: "", shown: false });
      this.codes++;
    }
  }

  private separate(): void {
    const field = this.open.at(-1);
    if (field?.shown !== false) return;
    field.shown = true;
    this.codes--;
    if (isContents(field)) this.contents++;
  }

  private leave(field: Field): void {
    if (!field.shown) this.codes--;
    else if (isContents(field)) this.contents--;
  }
}

const isContents = ({ code }: Field): boolean => /^\s*TOC\b/i.test(code);

/** What a code without a result stands for: a character of a font, or a figure with a circle around. */
function shownBy(code: string): string {
  const [, number, rest] = /^\s*SYMBOL\s+(\d{1,5}|0x[\da-f]{1,4})\b([^]*)$/i.exec(code) ?? [];
  if (number === undefined) return enclosed(code);
  const font = /\\f\s*"?([\w ]{1,40})/i.exec(rest!)?.[1];
  return symbolOf(font ?? "", Number(number).toString(16));
}

/** A figure that Word draws a circle around (“enclose characters”) stands in a code without a result. */
function enclosed(code: string): string {
  const [, sign, inner] = /^\s*EQ\s+\\o\s*\\ac\(\s*(\S)\s*,([^)]+)\)/i.exec(code) ?? [];
  const shown = inner?.trim() ?? "";
  return /[○◯〇]/.test(sign ?? "") && /^\d{1,2}$/.test(shown)
    ? formatNumber(Number(shown), "decimalEnclosedCircle")
    : shown;
}
