import type { DraftIndex } from "../../index/draft";
import type { Draft } from "../../speech/model";
import type { Localized } from "../../text/localized";
import type { Span } from "../../text/span";
import type { Settings } from "../settings/settings";
import type { Snapshot } from "../snapshot";
import type { Calibration } from "./calibration";
import { cursorAt, type Cursor } from "./cursor";
import type { PassedOver } from "./passedOver";
import type { Shown } from "./shown";

/** What somebody asks with; `requestFor` makes a request of it. */
interface Asked {
  readonly draft: Draft;
  /** Source offset of the cursor, never inside a surrogate pair. */
  readonly offset: number;
  readonly snapshot: Snapshot;
  readonly settings: Settings;
  /**
   * The draft's paragraphs as evidence, kept up by the server with each edit (index/draft.ts). Where it is absent,
   * the draft is read through.
   */
  readonly own?: DraftIndex;
  /** Language id of the document; snippets of other languages are not offered. */
  readonly languageId?: string;
  /** Asked for by the user: the threshold of confidence does not apply. */
  readonly explicit: boolean;
  /** What was shown in this draft and not taken. */
  readonly passedOver?: PassedOver;
  /** How often what was offered was right. */
  readonly calibration?: Calibration;
}

export interface CompletionRequest extends Asked {
  /** Where `offset` is in the draft, found once for all sources; undefined in a text without paragraphs. */
  readonly cursor: Cursor | undefined;
}

export const requestFor = (asked: Asked): CompletionRequest => ({
  ...asked,
  cursor: cursorAt(asked.draft, asked.offset),
});

export type SuggestionKind = "phrase" | "marker" | "snippet";

/** One thing to offer. The edge turns it into a CompletionItem. */
export interface Suggestion {
  readonly kind: SuggestionKind;
  readonly label: string;
  /** Source span that is replaced; on the cursor's line, ends at or after the cursor. */
  readonly replace: Span;
  readonly newText: string;
  /** Begins with the text that `replace` covers up to the cursor: VS Code drops the item otherwise. */
  readonly filterText: string;
  /** Snippet syntax in `newText` (tab stops); plain text otherwise. */
  readonly isSnippet?: boolean;
  /** 0 to 1, above 1 a formulation of a pack; across sources higher comes first. */
  readonly score: number;
  /** Shown at the right of the label: where it comes from, how often. */
  readonly source: Localized;
  /** Plain text for the documentation, made when the item is looked at. */
  readonly resolve?: () => Localized | undefined;
  /** What is learned from, when it is seen what the drafter makes of it. */
  readonly shown?: Shown;
}

/** A list of these is the whole of completion: one file each. */
export interface CompletionSource {
  readonly name: string;
  provide(request: CompletionRequest): readonly Suggestion[];
}
