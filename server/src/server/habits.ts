import {
  observed,
  readCalibration,
  together,
  uncalibrated,
  type Calibration,
} from "../features/completion/calibration";
import type { HabitFile } from "../host/habitFile";

/** Milliseconds between something learned and its being kept. */
const PAUSE = 10_000;

/** What completion has learned of this user: in memory, kept now and then, forgotten on demand. */
export class Habits {
  private kept: Calibration | undefined;
  private all: Calibration | undefined;
  /** Learned since it was last kept: another window may have kept its own meanwhile. */
  private fresh = uncalibrated;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly file: HabitFile) {}

  get calibration(): Calibration {
    this.kept ??= readCalibration(this.file.read()) ?? uncalibrated;
    return (this.all ??= together(this.kept, this.fresh));
  }

  observe(probability: number, isRight: boolean): void {
    this.fresh = observed(this.fresh, probability, isRight);
    this.all = undefined;
    this.timer ??= setTimeout(() => this.keep(), PAUSE).unref();
  }

  forget(): void {
    this.stop();
    this.fresh = uncalibrated;
    this.kept = uncalibrated;
    this.all = undefined;
    this.file.remove();
  }

  dispose(): void {
    if (this.timer !== undefined) this.keep();
  }

  private keep(): void {
    this.stop();
    const next = together(readCalibration(this.file.read()) ?? uncalibrated, this.fresh);
    if (!this.file.write(next)) return;
    this.kept = readCalibration(next);
    this.fresh = uncalibrated;
    this.all = undefined;
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
