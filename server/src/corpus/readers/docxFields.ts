import { formatNumber } from "./numberFormat";

interface Field {
  code: string;
  /** Its result has begun. */
  shown: boolean;
}

/** The fields at hand: of a field its result is text, its code is not. */
export class DocxFields {
  private readonly open: Field[] = [];

  /** Text at hand is of a code. */
  get inCode(): boolean {
    return this.open.some(({ shown }) => !shown);
  }

  /** Text at hand is of a table of contents, which says every heading a second time. */
  get inContents(): boolean {
    return this.open.some(({ code, shown }) => shown && /^\s*TOC\b/i.test(code));
  }

  code(text: string): void {
    const field = this.open.at(-1);
    if (field?.shown === false) field.code += text;
  }

  /** Takes a mark of a field and returns the text that the field itself stands for. */
  take(type: string): string {
    if (type === "begin") this.open.push({ code: "", shown: false });
    else if (type === "separate") {
      const field = this.open.at(-1);
      if (field) field.shown = true;
    } else if (type === "end") {
      const field = this.open.pop();
      return field?.shown === false ? enclosed(field.code) : "";
    }
    return "";
  }
}

/** A figure that Word draws a circle around (“enclose characters”) stands in a code without a result. */
function enclosed(code: string): string {
  const [, sign, inner] = /^\s*EQ\s+\\o\s*\\ac\(\s*(\S)\s*,([^)]+)\)/i.exec(code) ?? [];
  const shown = inner?.trim() ?? "";
  return /[○◯〇]/.test(sign ?? "") && /^\d{1,2}$/.test(shown)
    ? formatNumber(Number(shown), "decimalEnclosedCircle")
    : shown;
}
