import type { IndexSnapshot } from "../index/snapshot";
import type { PackSnapshot } from "../packs/snapshot";

/** Everything that a request may know beside its draft and its settings. Immutable: a change makes a new one. */
export interface Snapshot {
  /** Grows with each snapshot. */
  readonly generation: number;
  readonly index: IndexSnapshot;
  readonly packs: PackSnapshot;
}
