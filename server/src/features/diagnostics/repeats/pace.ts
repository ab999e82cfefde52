/** Says when a loop has done a few milliseconds of work and should let other work in. */
export class Pace {
  private work = 0;

  /** @param cost about as many steps of an inner loop */
  spend(cost: number): boolean {
    this.work += cost;
    if (this.work < PAUSE) return false;
    this.work = 0;
    return true;
  }
}

/** Inner steps between two pauses: one to three milliseconds. */
const PAUSE = 400_000;
