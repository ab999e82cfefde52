import { lstatSync, readdirSync, statSync, type Dirent, type Stats } from "node:fs";
import * as path from "node:path";
import type { FileEntry, FileSource, Listing, ListOptions } from "../../corpus/ports";
import { extensionOf, formatOf } from "../../corpus/formats";
import { skip, skipTooLarge, skipUnsupported, type SkipReason, type Skipped } from "../../corpus/skip";
import { keyOfReal, realPath } from "./fileIdentity";
import { isWithin, native, resolveLinks, spelled, uriOf } from "./fileNames";
import { excluder } from "./glob";
import { readBytes, reasonOf } from "./readBytes";

/**
 * The corpus on disk. Synchronous on purpose: it runs in a worker thread or on the command line, where the
 * asynchronous calls would take ten times the work for each of thousands of files.
 */
export const diskFiles: FileSource = {
  list: (options, cancelled = () => false) => new Walk(options, cancelled).run(),
  read: (file, maxFileSize) => readBytes(file.path, maxFileSize),
};

/** One listing under way. */
class Walk {
  private readonly files = new Map<string, FileEntry>();
  private readonly skipped = new Map<string, Skipped>();
  private readonly isExcluded: (root: string, file: string) => boolean;
  /** Real paths of folders that were entered, and of files that a link leads to. */
  private readonly entered = new Set<string>();
  /** Links wait until all real folders are walked: what can be reached without a link is listed without one. */
  private readonly links: { readonly root: string; readonly file: string }[] = [];
  private linked = false;

  constructor(
    private readonly options: ListOptions,
    private readonly cancelled: () => boolean,
  ) {
    this.isExcluded = excluder(options.exclude);
  }

  run(): Listing {
    const roots = this.options.folders.map((folder) => path.resolve(folder));
    if (this.options.within) for (const file of this.options.within) this.part(path.resolve(file), roots);
    else for (const root of roots) this.root(root);
    for (let link = this.links.shift(); link; link = this.links.shift()) this.follow(link.root, link.file);
    return {
      files: [...this.files.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
      skipped: [...this.skipped.values()],
      linked: this.linked,
    };
  }

  private root(root: string): void {
    const stats = this.stat(root);
    if (isSkip(stats))
      this.skip(
        root,
        stats.code === "vanished" || stats.code === "broken-link" ? skip("missing-folder") : stats,
      );
    else if (!stats.isDirectory()) this.skip(root, skip("not-a-folder"));
    else this.enter(root, root);
  }

  private part(named: string, roots: readonly string[]): void {
    const root = roots.find((folder) => isWithin(named, folder));
    if (root === undefined) {
      for (const below of roots.filter((folder) => isWithin(folder, named))) this.root(below);
      return;
    }
    // As the folder is spelt: on Windows a drive's letter comes in either case.
    const file = path.join(root, path.relative(root, named));
    if (file === root) {
      this.root(root);
      return;
    }
    for (let above = file; above !== root; above = path.dirname(above))
      if (this.isExcluded(root, above)) return;
    let stats: Stats;
    try {
      stats = lstatSync(native(file));
    } catch (error) {
      const reason = reasonOf(error);
      // What is gone the caller sees by its absence.
      if (reason.code !== "vanished") this.skip(file, reason);
      return;
    }
    this.entry(root, file, path.join(realPath(path.dirname(file)), path.basename(file)), stats);
  }

  private enter(root: string, folder: string): void {
    if (this.cancelled()) return;
    let entries: readonly Entry[];
    let real: string;
    try {
      real = resolveLinks(folder);
      if (this.entered.has(real)) return;
      this.entered.add(real);
      entries = entriesOf(folder);
    } catch (error) {
      this.skip(folder, reasonOf(error));
      return;
    }
    for (const { name, kind } of entries) {
      const file = path.join(folder, name);
      if (!this.isExcluded(root, file)) this.entry(root, file, path.join(real, name), kind);
    }
  }

  /** @param real its path with the links of its folder resolved */
  private entry(root: string, file: string, real: string, kind: Kind): void {
    if (kind.isDirectory()) this.enter(root, file);
    else if (kind.isSymbolicLink()) {
      this.linked = true;
      this.links.push({ root, file });
    } else if (kind.isFile()) this.file(file, real);
    else if (formatOf(path.basename(file)) === "readable") this.skip(file, skip("not-a-file"));
  }

  private follow(root: string, file: string): void {
    if (this.cancelled()) return;
    const stats = this.stat(file);
    if (isSkip(stats)) this.skip(file, stats);
    else if (stats.isDirectory() || stats.isFile()) {
      try {
        this.followTo(resolveLinks(file), root, file, stats);
      } catch (error) {
        // The system follows links that lead to no path: of /proc, of a mount that has vanished.
        this.skip(file, reasonOf(error));
      }
    } else this.skip(file, skip("not-a-file"));
  }

  private followTo(real: string, root: string, file: string, stats: Stats): void {
    if (stats.isDirectory()) {
      if (isWithin(path.dirname(file), real) || isWithin(resolveLinks(path.dirname(file)), real))
        this.skip(file, skip("link-loop"));
      else this.enter(root, file);
      return;
    }
    // Its real folder is walked, or another link led here: it is listed already, or excluded.
    if (this.entered.has(real) || this.entered.has(path.dirname(real))) return;
    this.entered.add(real);
    this.file(file, real, stats);
  }

  private file(file: string, real: string, given?: Stats): void {
    const name = path.basename(file);
    const format = formatOf(name);
    if (format === "other") return;
    if (format === "unsupported") {
      this.skip(file, skipUnsupported(extensionOf(name)));
      return;
    }
    const stats = given ?? this.stat(file);
    if (isSkip(stats)) {
      if (stats.code !== "vanished") this.skip(file, stats);
      return;
    }
    const { maxFileSize } = this.options;
    if (stats.size > maxFileSize) {
      this.skip(file, skipTooLarge(maxFileSize, stats.size));
      return;
    }
    this.files.set(file, {
      uri: uriOf(file),
      file: keyOfReal(real),
      path: file,
      size: stats.size,
      modified: stats.mtimeMs,
      changed: stats.ctimeMs,
    });
  }

  private stat(file: string): Stats | SkipReason {
    try {
      return statSync(native(file));
    } catch (error) {
      const reason = reasonOf(error);
      return reason.code === "vanished" && isLink(file) ? skip("broken-link") : reason;
    }
  }

  private skip(file: string, reason: SkipReason): void {
    this.skipped.set(file, { uri: uriOf(file), ...reason });
  }
}

type Kind = Pick<Dirent, "isDirectory" | "isFile" | "isSymbolicLink">;

interface Entry {
  readonly name: string;
  readonly kind: Kind;
}

/** A name that is no UTF-8 comes with this in place of its bytes, and they are lost. */
const REPLACED = "\ufffd";

function entriesOf(folder: string): readonly Entry[] {
  const where = native(folder);
  const entries = readdirSync(where, { withFileTypes: true });
  if (process.platform === "win32" || !entries.some(({ name }) => name.includes(REPLACED)))
    return entries.map((entry) => ({ name: entry.name, kind: entry }));
  const raw = readdirSync(where, { withFileTypes: true, encoding: "buffer" });
  return raw.map((entry) => ({ name: spelled(entry.name), kind: entry }));
}

const isSkip = (value: Stats | SkipReason): value is SkipReason => "reason" in value;

function isLink(file: string): boolean {
  try {
    return lstatSync(native(file)).isSymbolicLink();
  } catch {
    return false;
  }
}
