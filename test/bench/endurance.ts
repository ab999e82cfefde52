import { diskRows } from "./_enduranceDisk";
import { useRows } from "./_enduranceUse";
import type { Row } from "./_row";

/** What long use, kills and broken disks do to a server. Takes some fifteen minutes. */
export default async function* endurance(shared: string): AsyncGenerator<readonly Row[]> {
  yield* useRows(shared);
  yield* diskRows(shared);
}
