import { diskRows } from "./support/enduranceDisk";
import { useRows } from "./support/enduranceUse";
import type { Row } from "./support/row";

/** What long use, kills and broken disks do to a server. Takes some fifteen minutes. */
export default async function* endurance(shared: string): AsyncGenerator<readonly Row[]> {
  yield* useRows(shared);
  yield* diskRows(shared);
}
