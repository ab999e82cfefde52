/**
 * The snippet grammar of VS Code and LSP, parsed without ever failing.
 *
 * The tree is lossless: every node keeps its raw text, so that the body can be printed from them again, whatever it
 * holds. What does not parse stands as text, with a problem beside it, which is also how the editors treat it.
 */
import { mayRunAway } from "./runaway";
import { scanTransform, type Transform } from "./snippetTransform";
import type { NodeSpan, SnippetNode, SnippetText } from "./snippetTree";

export type SnippetFault =
  | "unclosed"
  | "malformed"
  | "bad-regex"
  | "runaway-regex"
  | "unknown-variable"
  | "empty-choice"
  | "refers-to-itself"
  | "too-deep";

export interface SnippetProblem extends NodeSpan {
  readonly fault: SnippetFault;
  readonly detail: string;
}

interface ParsedSnippet {
  readonly nodes: readonly SnippetNode[];
  readonly problems: readonly SnippetProblem[];
}

/** Parses a snippet body. Never throws; linear in the body. */
export function parseSnippet(body: string): ParsedSnippet {
  const parser = new Parser(body);
  const nodes = parser.sequence(false);
  return { nodes, problems: parser.problems };
}

function splitOptions(inside: string): readonly string[] {
  const options = [""];
  for (const [piece] of inside.matchAll(/\\[^]|[^]/g)) {
    if (piece === ",") options.push("");
    else options.push(`${options.pop() ?? ""}${piece}`);
  }
  return options;
}

/** Deeper nesting than any snippet needs; a bound, because each level is a level of the call stack. */
const MAX_DEPTH = 32;

class Parser {
  readonly problems: SnippetProblem[] = [];
  private at = 0;
  /** Numbers of the placeholders that are open here. */
  private readonly open: number[] = [];
  private depth = 0;

  constructor(private readonly body: string) {}

  /** Nodes up to the end of the body or, where `nested`, up to an unescaped `}` (left unread). */
  sequence(nested: boolean): SnippetNode[] {
    const nodes: SnippetNode[] = [];
    while (this.at < this.body.length) {
      const character = this.body[this.at];
      if (nested && character === "}") break;
      if (character === "$") this.append(nodes, ...this.dollar());
      else this.append(nodes, this.text(nested));
    }
    return nodes;
  }

  /** Joins neighbouring texts, so that a fault leaves the same tree as plain text would. */
  private append(nodes: SnippetNode[], ...more: readonly SnippetNode[]): void {
    for (const node of more) {
      const last = nodes.at(-1);
      if (node.kind === "text" && last?.kind === "text") {
        nodes[nodes.length - 1] = { ...last, end: node.end, raw: last.raw + node.raw };
      } else {
        nodes.push(node);
      }
    }
  }

  private text(nested: boolean): SnippetText {
    const pattern = nested ? /(?:\\[^]|[^$}\\])+|\\/y : /(?:\\[^]|[^$\\])+|\\/y;
    return this.take(pattern.exec(this.seek(pattern))?.[0].length ?? 1);
  }

  private dollar(): readonly SnippetNode[] {
    const start = this.at;
    const plain = this.match(/\$(?:(\d+)|([A-Za-z_]\w*))/y);
    if (plain) {
      const [, digits, name = ""] = plain;
      if (digits !== undefined) {
        this.checkSelf(digits, start);
        return [{ kind: "tabstop", digits, braced: false, start, end: this.at }];
      }
      this.checkVariable(name, start);
      return [{ kind: "variable", name, braced: false, start, end: this.at }];
    }
    const head = this.match(/\$\{(?:(\d+)|([A-Za-z_]\w*))/y);
    if (!head) {
      const brace = this.body.startsWith("${", start);
      if (brace) this.report("malformed", start, start + 2, "${");
      return [this.take(brace ? 2 : 1)];
    }
    const [, digits, name = ""] = head;
    if (digits === undefined) this.checkVariable(name, start);
    else this.checkSelf(digits, start);
    return this.braced(start, digits, name);
  }

  /** What follows `${1` or `${NAME`. */
  private braced(start: number, digits: string | undefined, name: string): readonly SnippetNode[] {
    const leaf = (transform?: Transform): SnippetNode => {
      const rest = { braced: true, start, end: this.at, ...(transform && { transform }) };
      return digits === undefined
        ? { kind: "variable", name, ...rest }
        : { kind: "tabstop", digits, ...rest };
    };
    switch (this.body[this.at]) {
      case "}":
        this.at += 1;
        return [leaf()];
      case ":":
        return this.withDefault(start, digits, name);
      case "|":
        if (digits !== undefined) return this.choice(start, digits);
        break;
      case "/": {
        const transform = scanTransform(this.body, this.at);
        if (transform) {
          this.at = transform.end + 1;
          if (transform.fault) this.report("bad-regex", transform.start, transform.end, transform.fault);
          else if (mayRunAway(transform.regex))
            this.report("runaway-regex", transform.start, transform.end, transform.regex);
          return [leaf(transform)];
        }
        return this.fallBack("unclosed", start);
      }
    }
    return this.fallBack(this.at < this.body.length ? "malformed" : "unclosed", start);
  }

  private withDefault(start: number, digits: string | undefined, name: string): readonly SnippetNode[] {
    if (this.depth >= MAX_DEPTH) return this.fallBack("too-deep", start);
    this.at += 1;
    const head = this.textFrom(start);
    this.depth += 1;
    if (digits !== undefined) this.open.push(Number(digits));
    const children = this.sequence(true);
    if (digits !== undefined) this.open.pop();
    this.depth -= 1;
    if (this.body[this.at] !== "}") {
      // As in the editors: the head becomes text, and what was read inside stays what it is.
      this.report("unclosed", start, head.end, head.raw);
      return [head, ...children];
    }
    this.at += 1;
    const span = { start, end: this.at };
    if (digits !== undefined) return [{ kind: "placeholder", digits, children, ...span }];
    return [{ kind: "variable", name, braced: true, children, ...span }];
  }

  private choice(start: number, digits: string): readonly SnippetNode[] {
    const found = this.match(/\|((?:\\[^]|[^|\\])*)\|\}/y);
    const inside = found?.[1];
    if (inside === undefined) return this.fallBack("unclosed", start);
    const options = splitOptions(inside);
    if (options.includes("")) this.report("empty-choice", start, this.at, inside);
    return [{ kind: "choice", digits, options, start, end: this.at }];
  }

  /** Treats what was read since `start` as text and goes on behind it. */
  private fallBack(fault: SnippetFault, start: number): readonly SnippetNode[] {
    const text = this.textFrom(start);
    this.report(fault, start, text.end, text.raw);
    return [text];
  }

  private checkVariable(name: string, start: number): void {
    if (!KNOWN_VARIABLES.has(name)) this.report("unknown-variable", start, this.at, name);
  }

  private checkSelf(digits: string, start: number): void {
    if (this.open.includes(Number(digits))) this.report("refers-to-itself", start, this.at, digits);
  }

  private report(fault: SnippetFault, start: number, end: number, detail: string): void {
    this.problems.push({ fault, start, end, detail });
  }

  private textFrom(start: number): SnippetText {
    return { kind: "text", raw: this.body.slice(start, this.at), start, end: this.at };
  }

  private take(length: number): SnippetText {
    const start = this.at;
    this.at += length;
    return this.textFrom(start);
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    const found = pattern.exec(this.seek(pattern));
    if (found) this.at += found[0].length;
    return found;
  }

  private seek(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    return this.body;
  }
}

/** The variables that VS Code resolves. */
const KNOWN_VARIABLES: ReadonlySet<string> = new Set(
  (
    "TM_SELECTED_TEXT TM_CURRENT_LINE TM_CURRENT_WORD TM_LINE_INDEX TM_LINE_NUMBER TM_FILENAME TM_FILENAME_BASE " +
    "TM_DIRECTORY TM_DIRECTORY_BASE TM_FILEPATH RELATIVE_FILEPATH CLIPBOARD WORKSPACE_NAME WORKSPACE_FOLDER " +
    "CURSOR_INDEX CURSOR_NUMBER CURRENT_YEAR CURRENT_YEAR_SHORT CURRENT_MONTH CURRENT_MONTH_NAME " +
    "CURRENT_MONTH_NAME_SHORT CURRENT_DATE CURRENT_DAY_NAME CURRENT_DAY_NAME_SHORT CURRENT_HOUR CURRENT_MINUTE " +
    "CURRENT_SECOND CURRENT_SECONDS_UNIX CURRENT_TIMEZONE_OFFSET RANDOM RANDOM_HEX UUID BLOCK_COMMENT_START " +
    "BLOCK_COMMENT_END LINE_COMMENT"
  ).split(" "),
);
