/** Completion: how fast and how large its index is; then keystrokes saved beside what else could be plugged in. */
import { quality } from "./support/completionQuality";
import { speed } from "./support/completionSpeed";
import type { Row } from "./support/row";

/** In blocks: the whole takes three quarters of an hour. */
export default async function* completion(shared: string): AsyncGenerator<readonly Row[]> {
  yield await speed(shared);
  yield* quality(shared);
}
