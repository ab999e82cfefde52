/** Completion: keystrokes saved beside what else could be plugged in; then how fast and how large its index is. */
import { quality } from "./_completionQuality";
import { speed } from "./_completionSpeed";
import type { Row } from "./_row";

export default async function completion(shared: string): Promise<Row[]> {
  return [...(await quality(shared)), ...(await speed(shared))];
}
