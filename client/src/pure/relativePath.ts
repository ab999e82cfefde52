/**
 * A folder as a setting of `root` names it: relative, with `/` between the parts. Undefined where it does not
 * stand inside. Both are URI paths.
 */
export function relativePath(root: string, folder: string): string | undefined {
  const base = withoutSlash(root);
  const path = withoutSlash(folder);
  if (path === base) return ".";
  return path.startsWith(base + "/") ? path.slice(base.length + 1) : undefined;
}

const withoutSlash = (path: string): string => (path.endsWith("/") ? path.slice(0, -1) : path);
