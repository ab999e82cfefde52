import type { PackSnapshot } from "../../packs/snapshot";
import type { Block, BlockKind, Paragraph } from "../../speech/model";
import { memoized } from "../../text/memo";
import type { Segmentation } from "../../text/tokens";
import { draftDate } from "../draftDate";
import type { ParagraphContext, ParagraphFinding, ParagraphRule, RuleContext } from "./types";

interface Kept {
  readonly words: Segmentation;
  readonly generation: number;
  readonly settings: string;
  readonly packs: PackSnapshot;
  readonly date: string;
  readonly kind: BlockKind;
  readonly findings: readonly ParagraphFinding[];
}

/** Paragraphs are taken over from parse to parse, and with them what rules have found in them. */
const keptOf = memoized<Paragraph, Map<ParagraphRule, Kept>>(() => new Map());

/** What rules find in single paragraphs: looked for again only where the words, settings, packs or dates are others. */
export class ParagraphFindings {
  private readonly settings: string;
  private readonly context: Omit<ParagraphContext, "kind">;

  constructor({ draft, snapshot: { packs }, settings, words }: RuleContext) {
    this.context = { settings, words, packs, date: draftDate(draft, packs.today) };
    // Front matter makes settings anew at each keystroke that say the same.
    this.settings = JSON.stringify(settings);
  }

  of(rule: ParagraphRule, { paragraph, kind }: Block): readonly ParagraphFinding[] {
    const all = keptOf(paragraph);
    const kept = all.get(rule);
    if (kept !== undefined && this.isCurrent(kept, kind)) return kept.findings;
    const { words, packs, date } = this.context;
    const { generation } = words;
    const findings = rule.check(paragraph, { ...this.context, kind });
    all.set(rule, { words, generation, settings: this.settings, packs, date, kind, findings });
    return findings;
  }

  private isCurrent(kept: Kept, kind: BlockKind): boolean {
    const { words, packs, date } = this.context;
    return (
      kept.words === words &&
      kept.generation === words.generation &&
      kept.settings === this.settings &&
      kept.packs === packs &&
      kept.date === date &&
      kept.kind === kind
    );
  }
}
