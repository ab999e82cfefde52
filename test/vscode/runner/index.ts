// Runs in the extension host: mocha, its events posted to the launcher.
import Mocha from "mocha";
import { post } from "../support/bridge.js";

/** Suites poll with deadlines of their own; this one catches what hangs for good. */
const TEST_TIMEOUT_MS = 60_000;

/** The launcher prints; mocha itself stays quiet. */
class Silent extends Mocha.reporters.Base {}

/** Called by VS Code. It rejects when a test failed, which makes the workbench report exit code 1. */
export async function run(): Promise<void> {
  const { files, grep } = JSON.parse(process.env["SPEECH_VSCODE_SUITES"] ?? "{}") as {
    files: string[];
    grep?: string;
  };
  const options: Mocha.MochaOptions = { ui: "tdd", timeout: TEST_TIMEOUT_MS, reporter: Silent };
  const mocha = new Mocha(grep ? { ...options, grep } : options);
  for (const file of files) mocha.addFile(file);
  const counts = await new Promise<{ passed: number; failed: number; skipped: number }>((resolve) => {
    const told: Promise<unknown>[] = [];
    const tell = (event: Record<string, unknown>): void => void told.push(post("event", event));
    const counts = { passed: 0, failed: 0, skipped: 0 };
    const where = (test: Mocha.Runnable) => ({ suite: test.parent?.fullTitle(), title: test.title });
    mocha
      .run()
      .on("pass", (test) => {
        counts.passed++;
        tell({ type: "pass", ...where(test), ms: test.duration });
      })
      .on("fail", (test, error: Error) => {
        counts.failed++;
        tell({ type: "fail", ...where(test), error: error.stack ?? String(error) });
      })
      .on("pending", (test) => {
        counts.skipped++;
        tell({ type: "skip", ...where(test) });
      })
      .on("end", () => void Promise.all(told).then(() => resolve(counts)));
  });
  await post("event", { type: "end", counts });
  if (counts.failed > 0) throw new Error(`${counts.failed} failed`);
}
