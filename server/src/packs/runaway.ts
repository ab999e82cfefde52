/**
 * Whether a regular expression may take time out of proportion to its text. The editor runs a transform on what was
 * typed at a tab stop, and cannot stop it. Judged by its form alone, and rather refused than trusted: what snippets
 * need is far below these bounds.
 */
export function mayRunAway(regex: string): boolean {
  if (regex.length > LONGEST) return true;
  const scan = new Scan(regex);
  scan.alternatives();
  return scan.runsAway;
}

const LONGEST = 200;
/** Repeats side by side: a text of n characters may take n to this power. */
const MOST_REPEATS = 3;
/** Up to here a bounded repeat is a spelling of its copies. */
const SMALL = 10;

/** What a piece of the expression may do: repeat, and match in more than one way. */
interface Piece {
  readonly repeats: boolean;
  readonly choice: boolean;
}

class Scan {
  runsAway = false;
  private at = 0;
  private repeats = 0;

  constructor(private readonly regex: string) {}

  /** What stands up to the end or an unescaped `)`. */
  alternatives(): Piece {
    let repeats = false;
    let choice = false;
    while (this.at < this.regex.length && this.regex[this.at] !== ")") {
      if (this.regex[this.at] === "|") {
        choice = true;
        this.at++;
        continue;
      }
      const piece = this.quantified();
      repeats ||= piece.repeats;
      choice ||= piece.choice;
    }
    return { repeats, choice };
  }

  private quantified(): Piece {
    const piece = this.atom();
    const most = this.quantifier();
    if (most === 1) return piece;
    if (most === 0) return { ...piece, choice: true };
    const isLong = most > SMALL;
    if (piece.repeats || (isLong && piece.choice)) this.runsAway = true;
    if (isLong && ++this.repeats > MOST_REPEATS) this.runsAway = true;
    return { repeats: true, choice: true };
  }

  private atom(): Piece {
    const { regex } = this;
    const char = regex[this.at++];
    if (char === "(") {
      const head = /^\?(?:[:=!]|<[=!]|<\w+>)/.exec(regex.slice(this.at, this.at + 20));
      this.at += head?.[0].length ?? 0;
      const inside = this.alternatives();
      this.at++;
      return inside;
    }
    if (char === "[") {
      while (this.at < regex.length && regex[this.at] !== "]") this.at += regex[this.at] === "\\" ? 2 : 1;
      this.at++;
    } else if (char === "\\") {
      const reference = /[1-9k]/.test(regex[this.at] ?? "");
      this.at++;
      // What was matched before may be long, and is matched in several ways where that was.
      return { repeats: reference, choice: reference };
    }
    return { repeats: false, choice: false };
  }

  /** How often the piece before may stand at most: 1 without a quantifier, 0 for “once or not at all”. */
  private quantifier(): number {
    const found = /^(?:[*+?]|\{(\d{1,9})(,(\d{0,9}))?\})\??/.exec(this.regex.slice(this.at, this.at + 24));
    if (!found) return 1;
    this.at += found[0].length;
    if (found[0].startsWith("?")) return 0;
    if (found[1] === undefined) return Infinity;
    if (found[2] === undefined) return Number(found[1]);
    return found[3] === "" ? Infinity : Number(found[3]);
  }
}
