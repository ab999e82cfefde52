/**
 * Where each gram stands: an open-addressed hash table with one linked list a gram, in typed arrays. Texts are
 * added to it and taken from it, so that a keystroke costs one paragraph. What it answers does not depend on the
 * order of additions, except for the order within a list.
 */
export class GramPostings {
  private keys = new Uint32Array(1024);
  private heads = new Int32Array(1024).fill(NONE);
  private counts = new Uint32Array(1024);
  /** Keys in the table, those with an empty list included. */
  private used = 0;
  private nextOf = new Int32Array(1024);
  private previous = new Int32Array(1024);
  private slots = new Uint32Array(1024);
  private positions = new Uint32Array(1024);
  private entries = 0;
  private freeEntry = NONE;
  private readonly texts: (AddedText | undefined)[] = [];
  private readonly freeSlots: number[] = [];
  /** Of all texts that are held. */
  private grams = 0;

  /** Adds the grams of a text (0: none at that position); the slot that is returned names the text from now on. */
  add(grams: Uint32Array): number {
    const slot = this.freeSlots.pop() ?? this.texts.length;
    const entries = new Int32Array(grams.length);
    this.texts[slot] = { grams, entries };
    this.grams += grams.length;
    for (let position = 0; position < grams.length; position++)
      if (grams[position]) entries[position] = this.insert(grams[position]!, slot, position);
    return slot;
  }

  remove(slot: number): void {
    const text = this.texts[slot];
    if (!text) return;
    const { grams, entries } = text;
    for (let position = 0; position < grams.length; position++)
      if (grams[position]) this.delete(grams[position]!, entries[position]!);
    this.texts[slot] = undefined;
    this.grams -= grams.length;
    this.freeSlots.push(slot);
  }

  /** Memory of the tables, four numbers an entry, and of what is kept for each text, two numbers a gram. */
  get bytes(): number {
    return 12 * this.keys.length + 16 * this.nextOf.length + 8 * this.grams;
  }

  /** Number of the gram's row in the table, -1 where it is unknown. Valid until the next `add`. */
  row(gram: number): number {
    const row = this.find(gram);
    return this.keys[row] === gram && this.counts[row]! > 0 ? row : NONE;
  }

  /** Rows are below this. */
  get rows(): number {
    return this.keys.length;
  }

  count(row: number): number {
    return this.counts[row]!;
  }

  /** First entry of a row; follow with `next` until it is -1. */
  first(row: number): number {
    return this.heads[row]!;
  }

  next(entry: number): number {
    return this.nextOf[entry]!;
  }

  slotOf(entry: number): number {
    return this.slots[entry]!;
  }

  positionOf(entry: number): number {
    return this.positions[entry]!;
  }

  private insert(gram: number, slot: number, position: number): number {
    if ((this.used + 1) * 2 > this.keys.length) this.rehash();
    const row = this.find(gram);
    if (this.keys[row] !== gram) {
      this.keys[row] = gram;
      this.used++;
    }
    const entry = this.newEntry();
    this.slots[entry] = slot;
    this.positions[entry] = position;
    const head = this.heads[row]!;
    this.nextOf[entry] = head;
    this.previous[entry] = NONE;
    if (head !== NONE) this.previous[head] = entry;
    this.heads[row] = entry;
    this.counts[row]!++;
    return entry;
  }

  /** Both ways: in a text that repeats itself a list is as long as the draft, and is not to be searched. */
  private delete(gram: number, entry: number): void {
    const row = this.find(gram);
    const before = this.previous[entry]!;
    const after = this.nextOf[entry]!;
    if (before === NONE) this.heads[row] = after;
    else this.nextOf[before] = after;
    if (after !== NONE) this.previous[after] = before;
    this.counts[row]!--;
    this.nextOf[entry] = this.freeEntry;
    this.freeEntry = entry;
  }

  /** The row that holds the gram, or the free one where it would go. */
  private find(gram: number): number {
    const mask = this.keys.length - 1;
    let row = Math.imul(gram, 0x9e3779b1) >>> 0;
    row = (row ^ (row >>> 15)) & mask;
    while (this.keys[row] !== 0 && this.keys[row] !== gram) row = (row + 1) & mask;
    return row;
  }

  private newEntry(): number {
    const free = this.freeEntry;
    if (free !== NONE) {
      this.freeEntry = this.nextOf[free]!;
      return free;
    }
    if (this.entries === this.nextOf.length) {
      this.nextOf = grown(this.nextOf);
      this.previous = grown(this.previous);
      this.slots = grown(this.slots);
      this.positions = grown(this.positions);
    }
    return this.entries++;
  }

  /** Twice the room; keys whose list has become empty go. */
  private rehash(): void {
    const keys = this.keys;
    const heads = this.heads;
    const counts = this.counts;
    const size = keys.length * 2;
    this.keys = new Uint32Array(size);
    this.heads = new Int32Array(size).fill(NONE);
    this.counts = new Uint32Array(size);
    this.used = 0;
    for (let old = 0; old < keys.length; old++) {
      if (!counts[old]) continue;
      const row = this.find(keys[old]!);
      this.keys[row] = keys[old]!;
      this.heads[row] = heads[old]!;
      this.counts[row] = counts[old]!;
      this.used++;
    }
  }
}

const NONE = -1;

interface AddedText {
  readonly grams: Uint32Array;
  /** Entry of each gram. */
  readonly entries: Int32Array;
}

function grown<T extends Int32Array | Uint32Array>(old: T): T {
  const out = new (old.constructor as new (size: number) => T)(old.length * 2);
  out.set(old);
  return out;
}
