import {
  constants,
  closeSync,
  fstatSync,
  openSync,
  readFileSync,
  readdirSync,
  realpathSync,
  statSync,
  lstatSync,
} from "node:fs";
import type { Dirent, Stats } from "node:fs";
import * as path from "node:path";
import { pathToFileURL } from "node:url";
import type { FileEntry, FileSource, Listing, ListOptions } from "../corpus/ports";
import { extensionOf, formatOf } from "../corpus/formats";
import {
  skip,
  skipFailed,
  skipTooLarge,
  skipUnsupported,
  type SkipReason,
  type Skipped,
} from "../corpus/skip";
import { keyOfReal, NAMES, realPath } from "./fileIdentity";
import { excluder } from "./glob";

/**
 * The corpus on disk. Synchronous on purpose: it runs in a worker thread or on the command line, where the
 * asynchronous calls would take ten times the work for each of thousands of files.
 */
export const diskFiles: FileSource = {
  list: (options, cancelled = () => false) => new Walk(options, cancelled).run(),
  read: readBytes,
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
      stats = lstatSync(file);
    } catch {
      return; // gone, which the caller sees by its absence
    }
    this.entry(root, file, path.join(realPath(path.dirname(file)), path.basename(file)), stats);
  }

  private enter(root: string, folder: string): void {
    if (this.cancelled()) return;
    let entries: Dirent[];
    let real: string;
    try {
      real = realpathSync.native(folder);
      if (this.entered.has(real)) return;
      this.entered.add(real);
      entries = readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      this.skip(folder, reasonOf(error));
      return;
    }
    for (const entry of entries) {
      const file = path.join(folder, entry.name);
      if (!this.isExcluded(root, file)) this.entry(root, file, path.join(real, entry.name), entry);
    }
  }

  /** @param real its path with the links of its folder resolved */
  private entry(root: string, file: string, real: string, kind: Dirent | Stats): void {
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
    if (isSkip(stats)) {
      this.skip(file, stats);
      return;
    }
    const real = realpathSync.native(file);
    if (stats.isDirectory()) {
      if (isWithin(path.dirname(file), real) || isWithin(realpathSync.native(path.dirname(file)), real))
        this.skip(file, skip("link-loop"));
      else this.enter(root, file);
    } else if (stats.isFile()) {
      // Its real folder is walked, or another link led here: it is listed already, or excluded.
      if (this.entered.has(real) || this.entered.has(path.dirname(real))) return;
      this.entered.add(real);
      this.file(file, real, stats);
    }
  }

  private file(file: string, real: string, known?: Stats): void {
    const name = path.basename(file);
    const format = formatOf(name);
    if (format === "other") return;
    if (format === "unsupported") {
      this.skip(file, skipUnsupported(extensionOf(name)));
      return;
    }
    const stats = known ?? this.stat(file);
    if (isSkip(stats)) {
      if (stats.code !== "vanished") this.skip(file, stats);
      return;
    }
    const { maxFileSize } = this.options;
    if (stats.size > maxFileSize) {
      this.skip(file, skipTooLarge(stats.size, maxFileSize));
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
      return statSync(file);
    } catch (error) {
      const reason = reasonOf(error);
      return reason.code === "vanished" && isLink(file) ? skip("broken-link") : reason;
    }
  }

  private skip(file: string, reason: SkipReason): void {
    this.skipped.set(file, { uri: uriOf(file), ...reason });
  }
}

/** Whether a path is the folder itself or lies below it; both absolute and without dots. */
export function isWithin(file: string, folder: string): boolean {
  const [below, above] = NAMES.ignoresCase ? [file.toLowerCase(), folder.toLowerCase()] : [file, folder];
  return below === above || below.startsWith(above.endsWith(path.sep) ? above : above + path.sep);
}

/** Names that stand in a URI as they are, but for blanks and what is not ASCII. */
const PLAIN = /^(?!\.+$)[\w.\- \p{Script=Han}、，（）《》“”]+$/u;
let lastFolder = { path: "", href: "" };

/** As `pathToFileURL` has it, at a third of its work for the many files of one folder. */
export function uriOf(file: string): string {
  const cut = file.lastIndexOf("/");
  const name = file.slice(cut + 1);
  if (path.sep !== "/" || cut <= 0 || !PLAIN.test(name)) return pathToFileURL(file).href;
  const folder = file.slice(0, cut);
  if (folder !== lastFolder.path) lastFolder = { path: folder, href: pathToFileURL(folder).href };
  return `${lastFolder.href}/${encodeURI(name)}`;
}

/** A file's bytes. It may have become anything since it was listed: gone, larger, a pipe. */
function readBytes(file: FileEntry, maxFileSize: number): Uint8Array | SkipReason {
  let descriptor: number | undefined;
  try {
    // Without O_NONBLOCK the opening of a pipe would wait for a writer for ever; Windows has none.
    descriptor = openSync(
      file.path,
      constants.O_RDONLY | ((constants.O_NONBLOCK as number | undefined) ?? 0),
    );
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) return skip("not-a-file");
    if (stats.size > maxFileSize) return skipTooLarge(stats.size, maxFileSize);
    return readFileSync(descriptor);
  } catch (error) {
    return reasonOf(error);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

const isSkip = (value: Stats | SkipReason): value is SkipReason => "reason" in value;

function isLink(file: string): boolean {
  try {
    return lstatSync(file).isSymbolicLink();
  } catch {
    return false;
  }
}

function reasonOf(error: unknown): SkipReason {
  const code = (error as NodeJS.ErrnoException).code ?? "unknown";
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return skip("vanished");
    case "EACCES":
    case "EPERM":
      return skip("unreadable");
    case "ELOOP":
      return skip("link-loop");
    case "EISDIR":
      return skip("not-a-file");
    default:
      return skipFailed(code);
  }
}
