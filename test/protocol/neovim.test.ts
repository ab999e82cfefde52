import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { describe, expect, it } from "vitest";
import { SERVER } from "../support/server";

const DRAFT = `在全市法院工作会议上的讲话
同志们：
今天召开这次会议，主要是总结工作、部署任务。
一、深化改革，激发队伍活力
改革只有进行时，没有完成时，要一件一件抓落实。
三、严明纪律，守牢廉洁底线
纪律面前没有例外，制度执行没有弹性，要从严管理队伍。
`;

function hasNeovim(): boolean {
  try {
    execFileSync("nvim", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

describe("Neovim, a client that is not ours", () => {
  it.skipIf(!hasNeovim())(
    "gets completion, symbols and diagnostics, and sees a new file",
    { timeout: 90_000 },
    () => {
      const folder = mkdtempSync(path.join(tmpdir(), "speech-nvim-"));
      try {
        const draft = path.join(folder, "draft.speech");
        const corpus = path.join(folder, "speeches");
        const out = path.join(folder, "out.json");
        mkdirSync(corpus);
        writeFileSync(draft, DRAFT);
        const run = spawnSync(
          "nvim",
          [
            "--headless",
            "-u",
            "NONE",
            "-i",
            "NONE",
            "-n",
            "-S",
            path.join(import.meta.dirname, "../nvim/session.lua"),
          ],
          {
            encoding: "utf8",
            timeout: 80_000,
            env: {
              ...process.env,
              SPEECH_SERVER: SERVER,
              SPEECH_DRAFT: draft,
              SPEECH_CORPUS: corpus,
              SPEECH_CACHE: path.join(folder, "cache"),
              SPEECH_OUT: out,
            },
          },
        );
        expect(run.error).toBeUndefined();
        const seen = JSON.parse(readFileSync(out, "utf8")) as Record<string, string[]>;
        expect(seen.errors).toEqual([]);
        expect(seen.diagnostics).toEqual(["outline/numbering"]);
        expect(seen.symbols).toEqual(["在全市法院工作会议上的讲话"]);
        expect(seen.completion!.some((text) => text.includes("办好每一个案件"))).toBe(true);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});
