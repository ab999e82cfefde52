import type { Span } from "../../text/span";

/** Names by their first character: many are looked for in a short text with each list. */
export class NameIndex {
  private readonly byFirst = new Map<string, string[]>();

  constructor(names: Iterable<string>) {
    for (const name of names) {
      if (name === "") continue;
      const first = name.charAt(0);
      const known = this.byFirst.get(first);
      if (known === undefined) this.byFirst.set(first, [name]);
      else known.push(name);
    }
  }

  /** Every place where a name stands. */
  *in(text: string): Generator<Span, void, undefined> {
    for (let start = 0; start < text.length; start++) {
      for (const name of this.byFirst.get(text.charAt(start)) ?? [])
        if (text.startsWith(name, start)) yield { start, end: start + name.length };
    }
  }
}
