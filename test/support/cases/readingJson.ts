import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { SettingsFiles } from "../../../server/src/cli/settings";
import { readSmallFile } from "../../../server/src/host/disk/smallFile";
import { difference, type Case } from "./case";

const RULES = '{"rules":{"wording/doubled-word":"off"}}';

/** What is made of a small file of ours with some content. */
const file = (id: string, kind: string, content: string | Uint8Array, made: (file: string) => Promise<string>, expected: string): Case => ({
  id,
  kind,
  async check() {
    const folder = await mkdtemp(path.join(tmpdir(), "case-"));
    try {
      const name = path.join(folder, "settings.json");
      await writeFile(name, content);
      return difference([(await made(name)).replace(name, "FILE")], [expected]);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
}); // prettier-ignore

const text = async (name: string): Promise<string> => (await readSmallFile(name)) ?? "";
const rule = async (name: string): Promise<string> =>
  (await new SettingsFiles(name, "en").of("a.txt")).rules["wording/doubled-word"] ?? "none";
const complaint = (name: string): Promise<string> =>
  rule(name).catch((error: unknown) => (error as Error).message);

export const JSON_CASES: readonly Case[] = [
  file("json-bom", "a byte order mark in our own files", `\ufeff${RULES}`, text, RULES),
  file("json-utf16", "UTF-16 in our own files", Buffer.from(`\ufeff${RULES}`, "utf16le"), text, RULES),
  file("json-settings", "a byte order mark in settings", `\ufeff${RULES}`, rule, "off"),
  file("json-broken", "a broken file is named", "{bad", complaint, "FILE: InvalidSymbol (1)"),
  file(
    "json-bytes",
    "a broken file is named",
    Buffer.from([0x7b, 0xff, 0x7d]),
    complaint,
    "FILE: not UTF-8 text",
  ),
];
