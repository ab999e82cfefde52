import { READING_CASES } from "../support/cases/reading";
import { STRUCTURE_CASES } from "../support/cases/structure";
import type { Row } from "./support/row";

/** Every input on which the product was once wrong, one line each; runs from the tests' own inputs. */
export default async function cases(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const one of [...READING_CASES, ...STRUCTURE_CASES]) {
    const wrong = await one.check().catch(String);
    rows.push({ name: `${one.id} ${one.kind}`, value: wrong ?? "right", ok: wrong === undefined });
  }
  const right = rows.filter(({ ok }) => ok).length;
  return [...rows, { name: "cases right", value: `${right} of ${rows.length}`, ok: right === rows.length }];
}
