import type { Disposable } from "vscode";

/** Runs the last call given, once nothing was called for `delay` milliseconds; a call may take longer. */
export class Debounce implements Disposable {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly delay: number) {}

  run(action: () => void, atLeast = 0): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(action, Math.max(this.delay, atLeast));
  }

  dispose(): void {
    clearTimeout(this.timer);
  }
}
