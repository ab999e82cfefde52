// Conditions, polled. A suite never sleeps.

/** Long enough for a machine that others load. */
const PATIENCE_MS = 15_000;
const STEP_MS = 40;

/**
 * Polls until `read` gives a value that `good` accepts, and returns it.
 * Rejects with the last value seen, so that a failure says what stood there instead.
 */
export async function until<T>(
  what: string,
  read: () => T | PromiseLike<T>,
  good: (value: T) => boolean = Boolean,
  patience = PATIENCE_MS,
): Promise<T> {
  const end = Date.now() + patience;
  let value = await read();
  while (!good(value)) {
    if (Date.now() > end) throw new Error(`Waited in vain: ${what}. Last seen: ${show(value)}`);
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
    value = await read();
  }
  return value;
}

/**
 * Watches that something stays as it is, for as long as VS Code takes to do it by itself (a popup
 * opens within 450 ms of a commit).
 */
export async function stays<T>(
  what: string,
  read: () => Promise<T>,
  good: (value: T) => boolean,
  ms = 900,
): Promise<void> {
  const end = Date.now() + ms;
  while (Date.now() < end) {
    const value = await read();
    if (!good(value)) throw new Error(`${what}, but: ${show(value)}`);
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
}

function show(value: unknown): string {
  return JSON.stringify({ value }).slice(0, 2000);
}
