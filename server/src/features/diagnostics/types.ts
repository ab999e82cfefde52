import type { Block, Draft, Paragraph, Speech } from "../../speech/model";
import type { Localized } from "../../text/localized";
import type { Span, TextChange } from "../../text/span";
import type { Segmentation } from "../../text/tokens";
import type { Level, Settings } from "../settings/settings";
import type { Snapshot } from "../snapshot";

export interface Fix {
  readonly title: Localized;
  readonly changes: readonly TextChange[];
  /** The one that “fix all” and Alt+Enter take. */
  readonly preferred?: boolean;
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
}

/** A finding inside one paragraph: spans are folded, relative to it. The runner makes them absolute. */
export type ParagraphFinding = Finding;

export interface RuleContext {
  readonly draft: Draft;
  readonly snapshot: Snapshot;
  readonly settings: Settings;
  readonly words: Segmentation;
}

interface RuleBase {
  /** area/what-is-wrong, the code users see. */
  readonly code: string;
  /** At stage review. */
  readonly level: Level;
  /** Rules that run at stage `draft`, and on drafts over the size limit. */
  readonly early?: boolean;
}

/** Looks at one paragraph at a time; its findings are cached by paragraph. */
export interface ParagraphRule extends RuleBase {
  readonly scope: "paragraph";
  check(paragraph: Paragraph, context: RuleContext): readonly ParagraphFinding[];
}

/** Looks at one speech's structure. */
export interface OutlineRule extends RuleBase {
  readonly scope: "outline";
  check(speech: Speech, context: RuleContext): Iterable<Finding>;
}

/**
 * Looks at the draft as a whole, in two steps: what a paragraph adds (cached by paragraph), then all of it
 * together. `combine` yields `undefined` at least every few milliseconds: there the runner lets other
 * work in and may stop.
 */
export interface DraftRule<Summary = unknown> extends RuleBase {
  readonly scope: "draft";
  summarise(paragraph: Paragraph, context: RuleContext): Summary;
  combine(
    parts: readonly { readonly block: Block; readonly summary: Summary }[],
    context: RuleContext,
  ): Generator<Finding | undefined, void, undefined>;
}

export type Rule = ParagraphRule | OutlineRule | DraftRule;
