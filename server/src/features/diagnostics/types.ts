import type { PackSnapshot } from "../../packs/snapshot";
import type { BlockKind, Draft, Paragraph, Speech } from "../../speech/model";
import type { Localized } from "../../text/localized";
import type { Span, TextChange } from "../../text/span";
import type { Segmentation } from "../../text/tokens";
import type { Level, Settings } from "../settings/settings";
import type { Snapshot } from "../snapshot";

export interface Fix {
  readonly title: Localized;
  readonly changes: readonly TextChange[];
  /** The one that Alt+Enter takes. */
  readonly preferred?: boolean;
  /** Something else may be at fault: nothing takes it that was not asked for this very finding. */
  readonly doubtful?: true;
}

export interface Related {
  readonly span: Span;
  readonly message: Localized;
}

/** What a rule says of a draft; code and level are added by the runner. */
export interface Finding {
  readonly span: Span;
  readonly message: Localized;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
  /**
   * What is unfinished and may yet put it right: an editor shows the finding when its author is no longer there. The
   * command line, where nobody writes, has it always.
   */
  readonly waits?: Span;
  /** Where it is not that of the rule; a setting for the rule goes before both. */
  readonly level?: Exclude<Level, "off">;
}

/** A finding inside one paragraph: spans are folded, relative to it. The runner makes them absolute. */
export type ParagraphFinding = Omit<Finding, "waits">;

/** What findings inside a paragraph may depend on beside it: they are remembered as long as it is the same. */
export interface ParagraphContext {
  readonly settings: Settings;
  readonly words: Segmentation;
  readonly packs: PackSnapshot;
  /** When the draft is spoken: an ISO date, or a year. */
  readonly date: string;
  /** What the paragraph is in its speech. */
  readonly kind: BlockKind;
}

export interface RuleContext extends Pick<ParagraphContext, "settings" | "words"> {
  readonly draft: Draft;
  readonly snapshot: Snapshot;
}

interface RuleBase {
  /** area/what-is-wrong, the code users see. */
  readonly code: string;
  /** At stage review. */
  readonly level: Level;
  /** Runs at stage `draft` too: a half-written text is only told of slips that grow with every line. */
  readonly early?: true;
  /** An error at stage `final`: it stops the draft. */
  readonly fatal?: true;
}

/** Is given one paragraph at a time, and finds in folded text. */
export interface ParagraphRule extends RuleBase {
  readonly scope: "paragraph";
  check(paragraph: Paragraph, context: ParagraphContext): readonly ParagraphFinding[];
}

/**
 * Is given one speech at a time. Where it works longer than a few milliseconds it yields `undefined` as often: there
 * the runner lets other work in and may stop.
 */
export interface SpeechRule extends RuleBase {
  readonly scope: "speech";
  check(speech: Speech, context: RuleContext): Iterable<Finding | undefined>;
}

/** Is given the draft, whatever speeches it holds. */
export interface DraftRule extends RuleBase {
  readonly scope: "draft";
  check(context: RuleContext): readonly Finding[];
}

export type Rule = ParagraphRule | SpeechRule | DraftRule;
