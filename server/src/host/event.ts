/** A list of listeners. */
export class Event<T> {
  private readonly listeners = new Set<(value: T) => void>();

  /** Returns what removes the listener. */
  readonly on = (listener: (value: T) => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  fire(value: T): void {
    for (const listener of [...this.listeners]) listener(value);
  }

  clear(): void {
    this.listeners.clear();
  }
}
