import { homedir } from "node:os";
import * as path from "node:path";

const NAME = "speech-drafter";

/** The user's cache folder for our files, as each platform has it, where the client names none. */
export function defaultCacheDirectory(
  platform: NodeJS.Platform = process.platform,
  env: Readonly<NodeJS.ProcessEnv> = process.env,
  home: string = homedir(),
): string {
  const join = (...parts: readonly string[]): string =>
    (platform === "win32" ? path.win32 : path.posix).join(...parts);
  if (platform === "win32") return join(env["LOCALAPPDATA"] ?? join(home, "AppData", "Local"), NAME, "Cache");
  if (platform === "darwin") return join(home, "Library", "Caches", NAME);
  const base = env["XDG_CACHE_HOME"];
  // The XDG specification has relative values ignored.
  return join(base !== undefined && path.posix.isAbsolute(base) ? base : join(home, ".cache"), NAME);
}

/** A folder as settings name it, with the user's home for a leading `~`, as shells have it. */
export function withHome(folder: string, home: string = homedir()): string {
  return /^~(?=$|[/\\])/.test(folder) ? home + folder.slice(1) : folder;
}
