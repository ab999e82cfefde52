/** Something started once and shared by all who ask for it; where it fails, whoever asks next tries again. */
export class Attempt<T> {
  private running: Promise<T> | undefined;

  constructor(private readonly start: () => Promise<T>) {}

  /** Whether it was started and has not failed. */
  get begun(): boolean {
    return this.running !== undefined;
  }

  get(): Promise<T> {
    if (this.running) return this.running;
    const running = this.start();
    this.running = running;
    running.catch(() => {
      if (this.running === running) this.running = undefined;
    });
    return running;
  }

  /** Settles when what is under way has; the next `get` starts anew. */
  async forget(): Promise<void> {
    const running = this.running;
    this.running = undefined;
    await running?.catch(() => undefined);
  }
}
