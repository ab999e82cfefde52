import * as path from "node:path";
import picomatch from "picomatch";

/** Tells paths that the user's globs leave out; globs match paths relative to their folder, with forward slashes. */
export function excluder(globs: readonly string[]): (folder: string, file: string) => boolean {
  const matches = picomatch([...globs], { dot: true });
  return (folder, file) => {
    const below = file.startsWith(folder + path.sep)
      ? file.slice(folder.length + 1)
      : path.relative(folder, file);
    return matches(path.sep === "/" ? below : below.split(path.sep).join("/"));
  };
}
