import type { Token } from "../../text/tokens";

/**
 * Words of one paragraph in some ten bytes each, where objects take ninety: what is kept of closed drafts. While
 * somebody holds the words themselves, they are the same object at every question.
 */
export class PackedTokens {
  /** Start and end of each word, in UTF-16 units. */
  private readonly bounds: Uint32Array;
  private readonly tags: Uint8Array;
  private live: WeakRef<readonly Token[]>;

  constructor(tokens: readonly Token[]) {
    this.bounds = new Uint32Array(2 * tokens.length);
    this.tags = Uint8Array.from(tokens, ({ tag }) => numberOf(tag));
    tokens.forEach(({ span }, i) => this.bounds.set([span.start, span.end], 2 * i));
    this.live = new WeakRef(tokens);
  }

  get tokens(): readonly Token[] {
    let tokens = this.live.deref();
    if (tokens === undefined) this.live = new WeakRef((tokens = this.unpack()));
    return tokens;
  }

  private unpack(): readonly Token[] {
    return Array.from(this.tags, (number, i): Token => {
      const span = { start: this.bounds[2 * i]!, end: this.bounds[2 * i + 1]! };
      const tag = names[number];
      return tag === undefined ? { span } : { span, tag };
    });
  }
}

/** Names of parts of speech as they turn up: some fifty; 0 is none, and so is each beyond what a byte can tell. */
const names = Array.of<string | undefined>(undefined);
const numbers = new Map<string | undefined, number>(names.map((name, number) => [name, number]));

function numberOf(tag: string | undefined): number {
  let number = numbers.get(tag);
  if (number === undefined) {
    if (names.length > 255) return 0;
    number = names.push(tag) - 1;
    numbers.set(tag, number);
  }
  return number;
}
