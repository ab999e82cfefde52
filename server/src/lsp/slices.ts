import { LSPErrorCodes, ResponseError, type CancellationToken } from "vscode-languageserver";

/** Work without a pause, in milliseconds: a cancellation or the next keystroke waits no longer than this. */
const SLICE = 8;

/**
 * Long work that several requests may wait for, done in slices that let other messages in between. (A resolved
 * promise between slices would not do: only a macrotask lets the connection read a cancellation.) It stops, and
 * rejects as stale, when `isStale` says so or when everybody who waited has gone.
 */
export class SlicedWork<T> {
  private waiting = 0;
  private readonly result: Promise<T>;

  constructor(
    work: Generator<undefined, T, undefined>,
    private readonly isStale: () => boolean,
  ) {
    this.result = this.drive(work);
  }

  /** Rejects at once when this one request is cancelled; others go on waiting. */
  async wait(token: CancellationToken): Promise<T> {
    this.waiting++;
    try {
      return await Promise.race([this.result, cancelled(token)]);
    } finally {
      this.waiting--;
    }
  }

  /** `gone`: it was stopped before its end, so that nobody should wait for it any more. */
  onStopped(gone: () => void): void {
    this.result.catch(gone);
  }

  private async drive(work: Generator<undefined, T, undefined>): Promise<T> {
    for (;;) {
      const until = performance.now() + SLICE;
      do {
        const step = work.next();
        if (step.done) return step.value;
      } while (performance.now() < until);
      await new Promise((resolve) => setImmediate(resolve));
      if (this.waiting === 0 || this.isStale())
        throw new ResponseError(LSPErrorCodes.ContentModified, "content modified");
    }
  }
}

function cancelled(token: CancellationToken): Promise<never> {
  return new Promise((_, reject) => {
    token.onCancellationRequested(() =>
      reject(new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled")),
    );
  });
}
