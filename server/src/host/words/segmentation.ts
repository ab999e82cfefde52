import type { Segmentation, Token, UserWord } from "../../text/tokens";
import { Event } from "../event";
import type { Analyser, SegmenterChoice, SegmenterState } from "./analyser";
import type { NativeEngine, Refusal } from "./engine";
import { tokensOf } from "./engineMessages";
import { intlTokens } from "./engines/intl";
import { PackedTokens } from "./packedTokens";

/** Characters of paragraphs whose words are kept. */
const KEPT = 600_000;
/** Characters of one message to the child process: some 20 ms of its work. */
const BATCH = 16_000;

interface Entry {
  readonly words: PackedTokens;
  /** Whether nothing better is to come. */
  readonly final: boolean;
}

/**
 * Words of paragraphs, by their text. Intl.Segmenter answers at once; better answers come in from `analyser`, if
 * there is one, and `generation` grows when they have.
 */
export class ParagraphSegmentation implements Segmentation {
  private readonly entries = new Map<string, Entry>();
  private kept = 0;
  private readonly wanted = new Set<string>();
  /** Resolves when all that is wanted has been asked and answered. */
  private asking: Promise<void> | undefined;
  private renewed = false;
  private grown = 0;
  /** Grows when engine or user words change: analyses that were asked for before are not the last word. */
  private configurations = 0;
  private readonly changeEvent = new Event<void>();
  /** Speaks when better words have arrived for all that was asked, and when `state` changes. */
  readonly onChange = this.changeEvent.on;

  constructor(private readonly analyser?: Analyser) {
    analyser?.onState(() => this.changeEvent.fire());
  }

  get generation(): number {
    return this.grown;
  }

  get state(): SegmenterState {
    return this.analyser?.state ?? "intl";
  }

  /** Engines that were to serve and cannot. */
  get refused(): ReadonlyMap<NativeEngine, Refusal> {
    return this.analyser?.refused ?? new Map();
  }

  /** Which engine is to serve, and what words it is to know. Words that are kept serve until better ones arrive. */
  configure(choice: SegmenterChoice, userWords: readonly UserWord[]): void {
    if (this.analyser?.configure(choice, userWords) !== true) return;
    // What was asked for before the first is waiting for it.
    if (this.configurations++ === 0) return;
    if (this.state === "intl") this.forget();
    else for (const [text, { words }] of this.entries) this.entries.set(text, { words, final: text === "" });
    this.grown++;
    this.changeEvent.fire();
  }

  tokens(text: string): readonly Token[] {
    const entry = this.entries.get(text);
    if (entry) {
      // What was used last is dropped last.
      this.entries.delete(text);
      this.entries.set(text, entry);
      if (!entry.final) this.ask(text);
      return entry.words.tokens;
    }
    const tokens = intlTokens(text);
    this.keep(text, { words: new PackedTokens(tokens), final: text === "" });
    if (text !== "") this.ask(text);
    return tokens;
  }

  /** Resolves when nothing better is on its way for what has been asked. */
  async settled(): Promise<void> {
    await this.asking;
  }

  dispose(): void {
    this.changeEvent.clear();
    this.wanted.clear();
    this.analyser?.dispose();
  }

  private ask(text: string): void {
    if (!this.analyser || this.analyser.state === "intl") return;
    this.wanted.add(text);
    this.asking ??= this.drain(this.analyser);
  }

  /** Sends what is wanted, batch after batch; what is wanted meanwhile goes with the next. */
  private async drain(analyser: Analyser): Promise<void> {
    // All that the present request asks for goes together.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.wanted.size > 0) {
      const batch = this.takeBatch();
      if (batch.length === 0) continue;
      const { configurations } = this;
      const analyses = await analyser.analyse(batch);
      if (!analyses) {
        this.wanted.clear();
        break;
      }
      const final = configurations === this.configurations;
      analyses.forEach((analysis, i) =>
        this.keep(batch[i]!, { words: new PackedTokens(tokensOf(analysis)), final }),
      );
      this.grown++;
      this.renewed = true;
    }
    this.asking = undefined;
    if (!this.renewed) return;
    this.renewed = false;
    this.changeEvent.fire();
  }

  /** Newest first, for it is what the user looks at; what has been dropped meanwhile is wanted no more. */
  private takeBatch(): readonly string[] {
    const batch: string[] = [];
    let size = 0;
    for (const text of [...this.wanted].reverse()) {
      if (size > 0 && size + text.length > BATCH) break;
      this.wanted.delete(text);
      if (this.entries.get(text)?.final !== false) continue;
      batch.push(text);
      size += text.length;
    }
    return batch;
  }

  private forget(): void {
    this.entries.clear();
    this.wanted.clear();
    this.kept = 0;
  }

  private keep(text: string, entry: Entry): void {
    if (this.entries.delete(text)) this.kept -= text.length;
    this.entries.set(text, entry);
    this.kept += text.length;
    for (const oldest of this.entries.keys()) {
      if (this.kept <= KEPT || oldest === text) break;
      this.entries.delete(oldest);
      this.kept -= oldest.length;
    }
  }
}
