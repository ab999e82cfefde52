import { cpSync, readdirSync, symlinkSync } from "node:fs";
import * as path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EngineFolder } from "../support/engineFolder";
import { Server, SERVER, until } from "../support/server";

const DRAFT = "untitled:a";
const TEXT = "在工作推进会上的讲话\n同志们：\n一、深化改革\n要坚持问题导向，一件一件抓落实。\n";
/** Whatever engine the suite runs with, here the settings choose. */
const env = { SPEECH_SEGMENTER: "" };

const served = async (server: Server): Promise<string> => {
  await server.pull(DRAFT);
  return until(async () => {
    const { segmenter } = await server.status();
    return segmenter === "loading" ? undefined : segmenter;
  }, "the words");
};

describe("engines for words", () => {
  let folder: EngineFolder;
  beforeAll(async () => (folder = await EngineFolder.make()));
  afterAll(() => folder.clear());

  it("takes the engine that the settings name, and another when they change", async () => {
    const server = await Server.start({ settings: { segmenter: "node-rs" }, env });
    await server.open(DRAFT, TEXT);
    expect(await served(server)).toBe(folder.installed.includes("node-rs") ? "node-rs" : "intl");
    await server.configure({ segmenter: "intl" });
    await until(
      async () => ((await server.status()).segmenter === "intl" ? true : undefined),
      "the other engine",
    );
    await server.stop();
  });

  it.runIf(process.platform === "linux")(
    "an older C++ library than nodejieba needs: the next engine serves, and the status says why",
    async ({ skip }) => {
      if (folder.installed.length < 2) return skip("not both are installed");
      folder.ageLibraryOf("nodejieba");
      const server = await Server.start({ server: productWith(folder), env });
      await server.open(DRAFT, TEXT);
      expect(await served(server)).toBe("node-rs");
      const { refusedSegmenters } = await server.status();
      const reason: unknown = expect.stringMatching(/^系统库过旧，缺少 GLIBCXX_9\.9/);
      expect(refusedSegmenters).toEqual([{ segmenter: "nodejieba", reason }]);
      await server.stop();
    },
  );
});

/** A copy of the built server with the engines of the folder. */
function productWith(folder: EngineFolder): string {
  const built = path.dirname(SERVER);
  const server = folder.path("product/dist/server");
  for (const name of readdirSync(built).filter((each) => each.endsWith(".js")))
    cpSync(path.join(built, name), path.join(server, name));
  symlinkSync(folder.words, path.join(server, "words"));
  for (const name of ["seeds", "snippets"])
    symlinkSync(path.join(built, "../..", name), folder.path("product", name));
  return path.join(server, "main.js");
}
