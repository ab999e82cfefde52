import type { Calibration } from "../../features/completion/calibration";
import {
  NOTHING_PASSED_OVER,
  passOver,
  contextKey,
  taken,
  type PassedOver,
} from "../../features/completion/passedOver";
import { outcomeOf, type ShownList } from "../../features/completion/shown";
import type { Suggestion } from "../../features/completion/types";
import type { HabitFile } from "../../host/disk/habitFile";
import type { UriKey } from "../../text/fileKey";
import type { OpenDocument } from "./documents";
import { Habits } from "./habits";

/** Where completion was asked for. */
export interface Asked {
  /** Of the document, as the client spells it, and what it is known by. */
  readonly uri: string;
  readonly key: UriKey;
  readonly version: number;
  readonly offset: number;
}

/** A list as it was sent: what `resolve` looks items up in, what tells a repeated request. */
interface SentList {
  readonly asked: Asked;
  readonly id: number;
  readonly suggestions: readonly Suggestion[];
}

interface OfDraft {
  /** Lists of which it is not yet seen what became of them, oldest first. */
  readonly open: readonly ShownList[];
  readonly passedOver: PassedOver;
}

const nothing: OfDraft = { open: [], passedOver: NOTHING_PASSED_OVER };
/** More lists than a phrase has characters are not waited for. */
const LONGEST_WAIT = 12;

/** What completion remembers from one request to the next. */
export class CompletionState {
  private readonly drafts = new Map<UriKey, OfDraft>();
  private readonly habits: Habits;
  private sent: SentList | undefined;

  constructor(file: HabitFile) {
    this.habits = new Habits(file);
  }

  get last(): SentList | undefined {
    return this.sent;
  }

  get calibration(): Calibration {
    return this.habits.calibration;
  }

  passedOver({ key }: OpenDocument): PassedOver {
    return (this.drafts.get(key) ?? nothing).passedOver;
  }

  /** Sees what became of the lists shown before. @param before folded text of the paragraph up to the cursor */
  notice({ key }: OpenDocument, before: string): void {
    const ofDraft = this.drafts.get(key);
    if (ofDraft === undefined || ofDraft.open.length === 0) return;
    let { passedOver } = ofDraft;
    const open: ShownList[] = [];
    for (const list of ofDraft.open) {
      const outcome = outcomeOf(list, before);
      if (outcome === undefined) open.push(list);
      if (outcome === undefined || outcome === "elsewhere") continue;
      const labels = list.items.map(({ label }) => label);
      passedOver = outcome.right.some(Boolean)
        ? taken(passedOver)
        : passOver(passedOver, contextKey(list.before), labels);
      list.items.forEach(({ probability }, i) => this.habits.observe(probability, outcome.right[i]!));
    }
    this.drafts.set(key, { open, passedOver });
  }

  /** A list was sent; gives its number. */
  send(asked: Asked, before: string, suggestions: readonly Suggestion[]): number {
    const id = (this.sent?.id ?? 0) + 1;
    this.sent = { asked, id, suggestions };
    const ofDraft = this.drafts.get(asked.key) ?? nothing;
    const items = suggestions.flatMap(({ shown }) => (shown === undefined ? [] : [shown]));
    // Asked for again at the same place: one list, shown twice.
    const others = ofDraft.open.filter((list) => list.before !== before);
    const open = items.length === 0 ? others : [...others, { before, items }].slice(-LONGEST_WAIT);
    this.drafts.set(asked.key, { ...ofDraft, open });
    return id;
  }

  closed({ key }: OpenDocument): void {
    this.drafts.delete(key);
  }

  forget(): Promise<void> {
    this.drafts.clear();
    return this.habits.forget();
  }

  dispose(): Promise<void> {
    return this.habits.dispose();
  }
}
