import { printable } from "./terminal";

/** Part of a line: as it is, or in a colour of the terminal where it is one that has colours. */
export type Piece = string | { readonly text: string; readonly colour: number };
export type Line = string | readonly Piece[];

/** What JSON lets stand and a terminal would act on. */
const STEERING_IN_JSON = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/**
 * The one way to a terminal: whatever a file, its name, a setting or an error says is written without the characters
 * that steer a terminal or turn the direction of text, line by line, so that none of them makes a line of its own.
 */
export class Output {
  constructor(private readonly stream: NodeJS.WriteStream) {}

  line(line: Line): void {
    const pieces = typeof line === "string" ? [line] : line;
    this.stream.write(`${pieces.map((piece) => this.shown(piece)).join("")}\n`);
  }

  lines(lines: readonly Line[]): void {
    for (const line of lines) this.line(line);
  }

  /** A text of our own in several lines. */
  text(text: string): void {
    this.lines(text.split("\n"));
  }

  /** The value as JSON: read back, it is the same. */
  json(value: object): void {
    const escaped = JSON.stringify(value, null, 2).replace(
      STEERING_IN_JSON,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
    this.stream.write(`${escaped}\n`);
  }

  private shown(piece: Piece): string {
    if (typeof piece === "string") return printable(piece);
    const text = printable(piece.text);
    return this.stream.isTTY ? `\u001b[${piece.colour}m${text}\u001b[0m` : text;
  }
}

/** Answers. */
export const out = new Output(process.stdout);
/** What went wrong, what was left out. */
export const notes = new Output(process.stderr);
