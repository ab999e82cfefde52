import type { Paragraph } from "../../speech/model";
import { memoized } from "../../text/memo";
import type { Segmentation } from "../../text/tokens";
import type { ParagraphContext, ParagraphFinding, ParagraphRule } from "./types";

interface Kept {
  readonly words: Segmentation;
  readonly generation: number;
  readonly settings: string;
  readonly findings: readonly ParagraphFinding[];
}

/** Paragraphs are taken over from parse to parse, and with them what rules have found in them. */
const keptOf = memoized<Paragraph, Map<ParagraphRule, Kept>>(() => new Map());

/** What rules find in single paragraphs: looked for again only where the words or the settings are others. */
export class ParagraphFindings {
  private readonly settings: string;

  constructor(private readonly context: ParagraphContext) {
    // Front matter makes settings anew at each keystroke that say the same.
    this.settings = JSON.stringify(context.settings);
  }

  of(rule: ParagraphRule, paragraph: Paragraph): readonly ParagraphFinding[] {
    const all = keptOf(paragraph);
    const kept = all.get(rule);
    if (kept !== undefined && this.isCurrent(kept)) return kept.findings;
    const { words } = this.context;
    const { generation } = words;
    const findings = rule.check(paragraph, this.context);
    all.set(rule, { words, generation, settings: this.settings, findings });
    return findings;
  }

  private isCurrent({ words, generation, settings }: Kept): boolean {
    return words === this.context.words && generation === words.generation && settings === this.settings;
  }
}
