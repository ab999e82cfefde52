import { readFileSync } from "node:fs";
import { openBaseTable, type BaseTable } from "../../index/base/table";
import type { Logger } from "../logger";

/** Where the base table lies below the folder of the seeds. */
export const BASE_FILE = "base/phrases.bin";

/** The base table; undefined where it cannot be read: completion goes without. */
export function readBaseFile(file: string, log: Logger): BaseTable | undefined {
  try {
    return openBaseTable(readFileSync(file));
  } catch (error) {
    log.warn(`base table: ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}`);
    return undefined;
  }
}
