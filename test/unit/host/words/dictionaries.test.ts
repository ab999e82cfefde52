import * as path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openable, unusable, type Dictionaries } from "../../../../server/src/host/words/dictionaries";
import { Scratch } from "../../../support/host";

let scratch: Scratch;
const all = (folder: string): Dictionaries => ({
  dict: scratch.write(`${folder}/a.utf8`, "词 1 n"),
  hmmDict: scratch.write(`${folder}/b.utf8`, "x"),
  userDict: scratch.write(`${folder}/c.utf8`, "x"),
  idfDict: scratch.write(`${folder}/d.utf8`, "x"),
  stopWordDict: scratch.write(`${folder}/e.utf8`, "x"),
});
beforeAll(() => (scratch = new Scratch()));
afterAll(() => scratch.clear());

test("missing, empty or a folder is unusable", () => {
  const good = all("好");
  expect(unusable(good)).toBeUndefined();
  expect(unusable({ ...good, idfDict: scratch.path("无") })).toBe(scratch.path("无"));
  expect(unusable({ ...good, dict: scratch.write("空", "") })).toBe(scratch.path("空"));
  expect(unusable({ ...good, dict: scratch.folder })).toBe(scratch.folder);
});

test("on Windows they are copied to a path of ASCII alone, elsewhere they stay", () => {
  const dictionaries = all("用户");
  expect(openable(dictionaries, [], "linux")).toBe(dictionaries);
  const places = [undefined, scratch.path("中"), scratch.write("file", "x"), scratch.path("ok")];
  const copies = openable(dictionaries, places, "win32")!;
  expect(path.dirname(copies.dict)).toBe(scratch.path("ok", "speech-drafter-dictionaries"));
  expect(unusable(copies)).toBeUndefined();
  expect(openable(dictionaries, places, "win32")).toEqual(copies);
  expect(openable(dictionaries, [scratch.path("中")], "win32")).toBeUndefined();
});
