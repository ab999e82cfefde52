import type { Disposable } from "vscode";

/** Runs the last call given, once nothing was called for `delay` milliseconds. */
export class Debounce implements Disposable {
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly delay: number) {}

  run(action: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(action, this.delay);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
