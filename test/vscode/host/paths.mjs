// Where things are: the project, the downloads that outlive a run, the folders that do not.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The project's root folder: the development extension. */
export const projectRoot = fileURLToPath(new URL("../../../", import.meta.url)).replace(/[\\/]$/, "");

/** Downloads (VS Code, browser, font) and bundles of the suites: git-ignored, kept between runs. */
export const downloads = path.join(projectRoot, ".vscode-test");

/** test/vscode of the project. */
export const testFolder = path.join(projectRoot, "test", "vscode");

/**
 * A private temporary folder.
 * Children get it as TMPDIR, so that whatever they leave behind goes with it.
 * @returns {{ path: string, remove: () => void }}
 */
export function temporaryFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), "speech-vscode-"));
  return {
    path: folder,
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
}
