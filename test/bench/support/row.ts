/** One line of a benchmark's table. */
export interface Row {
  readonly name: string;
  readonly value: number | string;
  /** The aim, as text: “≥ 97 %”. */
  readonly goal?: string;
  readonly ok?: boolean;
}
