import { SEGMENTERS, type SegmenterName, type UserWord } from "../../text/tokens";
import { Event } from "../event";
import type { Logger } from "../logger";
import type { Analyser, SegmenterChoice, SegmenterState } from "./analyser";
import { Refusal, type NativeEngine } from "./engine";
import type { Analysis } from "./engineMessages";
import { EngineProcess } from "./engineProcess";

const MAX_RESTARTS = 2;
/** Milliseconds without work: who thinks longer than this can spare the second or two in which an engine comes back. */
export const IDLE_LIMIT = 180_000;

export interface ChainOptions {
  /** Bundle of segmenter.ts. */
  readonly file: string;
  readonly log: Logger;
  /** Wins over what settings choose. */
  readonly forced?: SegmenterChoice | undefined;
  readonly idleLimit?: number;
}

/**
 * The best engine that runs here, in a process that starts with the first request, is restarted at most twice, and
 * ends while it has nothing to do. What cannot serve is passed over for the next, down to Intl.Segmenter, which needs
 * no process. Nothing starts before `configure` has said what is wanted.
 */
export class EngineChain implements Analyser {
  private readonly stateEvent = new Event<SegmenterState>();
  readonly onState = this.stateEvent.on;
  readonly refused = new Map<NativeEngine, Refusal>();
  private now: SegmenterState;
  private wanted: SegmenterName | undefined;
  /** Engines left to try: the first serves, or is to. */
  private left: readonly SegmenterName[] = [];
  private userWords: readonly UserWord[] = [];
  private process: EngineProcess | undefined;
  private restarts = 0;
  private working = 0;
  private idle: NodeJS.Timeout | undefined;
  private readonly configured: Promise<void>;
  private settleConfigured!: () => void;

  constructor(private readonly options: ChainOptions) {
    this.configured = new Promise((resolve) => (this.settleConfigured = resolve));
    this.now = options.forced === "intl" ? "intl" : "loading";
  }

  get state(): SegmenterState {
    return this.now;
  }

  /** Process number of the engine, for tests. */
  get pid(): number | undefined {
    return this.process?.pid;
  }

  configure(choice: SegmenterChoice, userWords: readonly UserWord[]): boolean {
    const [wanted, ...others] = enginesFor(this.options.forced ?? choice);
    const isOther = wanted !== this.wanted;
    if (!isOther && JSON.stringify(userWords) === JSON.stringify(this.userWords)) return false;
    this.userWords = userWords;
    if (isOther) {
      this.wanted = wanted;
      this.left = [wanted, ...others];
      this.restarts = 0;
      this.refused.clear();
    }
    this.endProcess();
    if (isOther) this.enter(wanted === "intl" ? "intl" : "loading");
    this.settleConfigured();
    return true;
  }

  async analyse(texts: readonly string[]): Promise<readonly Analysis[] | undefined> {
    this.working++;
    clearTimeout(this.idle);
    try {
      await this.configured;
      for (;;) {
        const [engine] = this.left;
        if (engine === undefined || engine === "intl") return undefined;
        this.process ??= this.start(engine);
        const analyses = await this.process?.analyse(texts);
        if (analyses) return analyses;
      }
    } finally {
      this.working--;
      this.waitForIdle();
    }
  }

  dispose(): void {
    this.stateEvent.clear();
    this.left = [];
    this.settleConfigured();
    this.endProcess();
  }

  private start(engine: NativeEngine): EngineProcess | undefined {
    try {
      return new EngineProcess(this.options.file, engine, this.userWords, {
        ready: () => this.enter(engine),
        ended: (reason) => this.ended(engine, reason),
      });
    } catch {
      this.ended(engine, "cannot start");
      return undefined;
    }
  }

  /** An engine that refuses will do so again; one whose process died gets two more. */
  private ended(engine: NativeEngine, reason: Refusal | string): void {
    this.process = undefined;
    if (typeof reason === "string" && ++this.restarts <= MAX_RESTARTS) {
      this.options.log.warn(`segmenter: ${engine} has ended (${reason}) and is started again`);
      this.enter("loading");
      return;
    }
    const refusal = typeof reason === "string" ? new Refusal("ended", reason) : reason;
    this.options.log.warn(`segmenter: ${engine} cannot serve: ${refusal.code} ${refusal.detail}`.trimEnd());
    this.refused.set(engine, refusal);
    this.left = this.left.slice(1);
    this.restarts = 0;
    this.enter(this.left[0] === "intl" ? "intl" : "loading");
  }

  /** What is not needed for a while gives its memory back: no crash, and nothing new for whoever asks for the state. */
  private waitForIdle(): void {
    clearTimeout(this.idle);
    if (this.working > 0 || !this.process) return;
    this.idle = setTimeout(() => {
      this.options.log.info("segmenter: ends until it is needed");
      this.endProcess();
    }, this.options.idleLimit ?? IDLE_LIMIT).unref();
  }

  private endProcess(): void {
    clearTimeout(this.idle);
    const ending = this.process;
    this.process = undefined;
    ending?.end();
  }

  private enter(state: SegmenterState): void {
    if (state === this.now) return;
    this.options.log.info(`segmenter: ${state}`);
    this.now = state;
    this.stateEvent.fire(state);
  }
}

/** The engine that is asked for, and those to pass on to. */
function enginesFor(choice: SegmenterChoice): readonly [SegmenterName, ...SegmenterName[]] {
  const first = choice === "auto" ? SEGMENTERS[0] : choice;
  return [first, ...SEGMENTERS.slice(SEGMENTERS.indexOf(first) + 1)];
}
