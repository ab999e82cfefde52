import { formulations } from "./support/formulations";
import { packServer } from "./support/packServer";
import type { Row } from "./support/row";

/** What packs hold, held against the texts; what many of them cost the server. */
export default async function* packs(shared: string): AsyncGenerator<readonly Row[]> {
  yield formulations(shared);
  yield await packServer();
}
