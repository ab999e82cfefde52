// Packs that come while the server runs: the editor tells of the topmost folder that is new, and of nothing in it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Server, until, uriOf } from "../support/server";

const PACK: Readonly<Record<string, unknown>> = {
  "pack.json": {
    layout: 1,
    name: "river",
    version: "1.0.0",
    displayName: { zh: "河长制", en: "Rivers" },
    description: { zh: "河长制用语。", en: "On rivers." },
    language: "zh-CN",
    dates: { updated: "2026-11-01" },
    snippets: [{ file: "river.code-snippets", place: "paragraph" }],
  },
  "river.code-snippets": {
    巡河开场: {
      prefix: ["巡河开场", "xhkc"],
      body: "今天沿河走了一趟，看了三处堤段。$0",
      description: "巡河",
    },
  },
};
const START = "在全区河长制工作会上的讲话\n\n同志们：\n\n巡河<|>";
const URI = "untitled:巡河";

describe("a folder of packs", { timeout: 60_000 }, () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "speech-packs-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (): void => {
    const pack = path.join(folder, ".speech/packs/river");
    mkdirSync(pack, { recursive: true });
    for (const [name, content] of Object.entries(PACK))
      writeFileSync(path.join(pack, name), JSON.stringify(content));
  };
  const tell = (server: Server, name: string, type: number): Promise<void> =>
    server.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri: uriOf(path.join(folder, name)), type }],
    });

  it.each([".speech", ".speech/packs", ".speech/packs/river"])(
    "is seen when the editor tells of %s, and forgotten when that goes",
    async (told) => {
      const server = await Server.start({ folders: [folder] });
      const offset = await server.openAt(URI, START);
      const knows = async (): Promise<boolean> =>
        (await server.completion(URI, offset)).some(({ label }) => label.includes("巡河开场"));
      await server.ready();
      expect(await knows()).toBe(false);
      write();
      await tell(server, told, 1);
      await until(async () => ((await knows()) ? true : undefined), "the pack's snippet");
      rmSync(path.join(folder, told), { recursive: true });
      await tell(server, told, 3);
      await until(async () => ((await knows()) ? undefined : true), "the snippet to be gone");
      await server.stop();
    },
  );
});
