import { access } from "node:fs/promises";
import * as path from "node:path";
import type { AcceptedFinding } from "../features/diagnostics/accepted";
import { FileIdentity } from "../host/disk/fileIdentity";
import { ReviewFile } from "../host/disk/reviewFile";

const identity = new FileIdentity();

/** The accepted findings that hold for a file: those of the nearest parent that has a store. */
export async function reviewFor(
  file: string,
): Promise<{ readonly name: string; readonly accepted: readonly AcceptedFinding[] }> {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    const store = new ReviewFile(folder, identity);
    if (await exists(store.path)) return store.as(file, await store.read());
    if (folder === path.dirname(folder)) return { name: file, accepted: [] };
  }
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
