/** An input on which the product was once wrong, or could be, written anew; each stands for a kind. */
export interface Case {
  readonly id: string;
  readonly kind: string;
  /** What is wrong; undefined where all is right. */
  check(): Promise<string | undefined>;
}

/** Undefined where two lists are the same, else both. */
export function difference(got: readonly string[], expected: readonly string[]): string | undefined {
  const [is, should] = [got, expected].map((lines) => lines.join("｜"));
  return is === should ? undefined : `${is!} ≠ ${should!}`;
}
