/** Lines of a text by their offsets. */
export class LineIndex {
  private readonly starts = [0];

  constructor(private readonly text: string) {
    for (let i = text.indexOf("\n"); i >= 0; i = text.indexOf("\n", i + 1)) this.starts.push(i + 1);
  }

  get count(): number {
    return this.starts.length;
  }

  /** 1-based line of an offset. */
  at(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const mid = (low + high + 1) >> 1;
      if (this.starts[mid]! <= offset) low = mid;
      else high = mid - 1;
    }
    return low + 1;
  }

  /** Text of a 1-based line, without its break. */
  line(number: number): string {
    const next = this.starts[number];
    return this.text.slice(this.starts[number - 1], next === undefined ? undefined : next - 1);
  }
}
