import {
  observed,
  readCalibration,
  together,
  UNCALIBRATED,
  type Calibration,
} from "../../features/completion/calibration";
import type { HabitFile } from "../../host/disk/habitFile";

/** Milliseconds between something learned and its being kept. */
const PAUSE = 10_000;

/** What completion has learned of this user: in memory, kept now and then, forgotten on demand. */
export class Habits {
  /** Uncalibrated until the disk has answered, which no list waits for. */
  private kept: Calibration = UNCALIBRATED;
  private all: Calibration | undefined;
  /** Learned since it was last kept: another window may have kept its own meanwhile. */
  private fresh = UNCALIBRATED;
  private timer: NodeJS.Timeout | undefined;
  /** Work with the disk, one after another. */
  private working: Promise<void>;
  private forgotten = 0;

  constructor(private readonly file: HabitFile) {
    this.working = this.read();
  }

  get calibration(): Calibration {
    return (this.all ??= together(this.kept, this.fresh));
  }

  observe(probability: number, isRight: boolean): void {
    this.fresh = observed(this.fresh, probability, isRight);
    this.all = undefined;
    this.timer ??= setTimeout(() => void this.keep(), PAUSE).unref();
  }

  forget(): Promise<void> {
    this.stop();
    this.forgotten++;
    this.take(UNCALIBRATED, UNCALIBRATED);
    return (this.working = this.working.then(() => this.file.remove()));
  }

  async dispose(): Promise<void> {
    if (this.timer !== undefined) await this.keep();
    await this.working;
  }

  private async read(): Promise<void> {
    const { forgotten } = this;
    const kept = readCalibration(await this.file.read());
    if (kept && forgotten === this.forgotten) this.take(kept, this.fresh);
  }

  private keep(): Promise<void> {
    this.stop();
    return (this.working = this.working.then(() => this.write()));
  }

  private async write(): Promise<void> {
    const { kept, fresh, forgotten } = this;
    this.take(together(kept, fresh), UNCALIBRATED);
    let next = UNCALIBRATED;
    const written = await this.file.update(
      (other) => (next = together(readCalibration(other) ?? UNCALIBRATED, fresh)),
    );
    if (forgotten !== this.forgotten) return;
    if (written) this.take(readCalibration(next) ?? next, this.fresh);
    else this.take(kept, together(fresh, this.fresh));
  }

  private take(kept: Calibration, fresh: Calibration): void {
    this.kept = kept;
    this.fresh = fresh;
    this.all = undefined;
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
