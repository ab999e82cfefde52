import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import picomatch from "picomatch";
import { describe, expect, it } from "vitest";

const root = path.join(import.meta.dirname, "../..");

/** What looks like a path and is none of the project's. */
const ELSEWHERE = [/^\.\.\/shared/, /^\.speech\//, /^speech-corpus:/, /^speech-drafter\/$/];

const names = (file: string): readonly string[] => [
  ...new Set(
    [...readFileSync(path.join(root, file), "utf8").matchAll(/`([^`\s]+)`/g)]
      .map((match) => match[1]!)
      .filter((name) => /^[\w.*{},<>…/-]+(?:\/|\.(?:ts|mjs|md|json|bin|code-snippets|lua))$/.test(name))
      .filter((name) => !ELSEWHERE.some((pattern) => pattern.test(name))),
  ),
];

/** Files and folders of the project, folders with a `/` at their end. */
const there: readonly string[] = readdirSync(root, { withFileTypes: true })
  .filter(({ name }) => !["node_modules", "dist", ".git", ".vscode-test"].includes(name))
  .flatMap((top) =>
    top.isDirectory()
      ? [
          `${top.name}/`,
          ...readdirSync(path.join(root, top.name), { withFileTypes: true, recursive: true })
            .map((entry) => ({ entry, at: path.relative(root, path.join(entry.parentPath, entry.name)) }))
            .filter(({ at }) => !at.includes("node_modules"))
            .map(({ entry, at }) => at.split(path.sep).join("/") + (entry.isDirectory() ? "/" : "")),
        ]
      : [top.name],
  );

describe("ARCHITECTURE.md", () => {
  // A name stands for itself, for a place below server/src, or, where the text has said which folder it means, for the
  // end of a path.
  it.each(names("ARCHITECTURE.md"))("%s is there", (name) => {
    const glob = name.replace(/<\w+>/g, "*");
    const matches = picomatch([glob, `server/src/${glob}`, `**/${glob}`], { dot: true });
    const bare = (at: string): string => (name.endsWith("/") ? at : at.replace(/\/$/, ""));
    expect(there.some((at) => matches(bare(at)) || (name.endsWith("/") && at.endsWith(`/${name}`)))).toBe(
      true,
    );
  });

  it("names enough for the test to mean something", () => {
    expect(names("ARCHITECTURE.md").length).toBeGreaterThan(80);
  });
});
