import { READING_CASES } from "../support/cases/reading";
import type { Row } from "./support/row";

/** Every input on which the product was once wrong, one line each; runs from the tests' own inputs. */
export default async function cases(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const { id, kind, check } of READING_CASES) {
    const wrong = await check().catch(String);
    rows.push({ name: `${id} ${kind}`, value: wrong ?? "right", ok: wrong === undefined });
  }
  const right = rows.filter(({ ok }) => ok).length;
  return [...rows, { name: "cases right", value: `${right} of ${rows.length}`, ok: right === rows.length }];
}
