import { expect, test } from "vitest";
import { defaultCacheDirectory, withHome } from "../../../../server/src/host/disk/userFolders";

test.each([
  ["linux", {}, "/home/u", "/home/u/.cache/speech-drafter"],
  ["linux", { XDG_CACHE_HOME: "/var/c" }, "/home/u", "/var/c/speech-drafter"],
  ["linux", { XDG_CACHE_HOME: "relative" }, "/home/u", "/home/u/.cache/speech-drafter"],
  ["darwin", {}, "/Users/u", "/Users/u/Library/Caches/speech-drafter"],
  ["win32", { LOCALAPPDATA: "D:\\数据" }, "C:\\Users\\u", "D:\\数据\\speech-drafter\\Cache"],
  ["win32", {}, "C:\\Users\\u", "C:\\Users\\u\\AppData\\Local\\speech-drafter\\Cache"],
] as const)("%s %j", (platform, env, home, folder) => {
  expect(defaultCacheDirectory(platform, env, home)).toBe(folder);
});

test.each([
  ["~/讲稿", "/home/u/讲稿"],
  ["~", "/home/u"],
  ["~\\讲稿", "/home/u\\讲稿"],
  ["讲稿/~", "讲稿/~"],
  ["~讲稿", "~讲稿"],
  ["/讲稿", "/讲稿"],
])("%s in settings", (folder, path) => {
  expect(withHome(folder, "/home/u")).toBe(path);
});
