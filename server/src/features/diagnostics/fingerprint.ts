import { createHash } from "node:crypto";
import type { Draft } from "../../speech/model";
import { fold } from "../../text/fold";
import type { Span } from "../../text/span";
import { blockAt, foldedOffsetOf, tileIndexAt } from "../../speech/structure";

/**
 * Names a finding by what it says rather than where it stands, so that an accepted one stays accepted through
 * edits elsewhere and re-wrapping: rule, folded text, folded sentence before, and how many equal ones came
 * before. Sixteen hexadecimal digits.
 */
export class Fingerprints {
  private readonly seen = new Map<string, number>();

  constructor(private readonly draft: Draft) {}

  of(rule: string, span: Span): string {
    const key = [
      rule,
      fold(this.draft.text.slice(span.start, span.end)).text,
      this.sentenceBefore(span),
    ].join("\0");
    const earlier = this.seen.get(key) ?? 0;
    this.seen.set(key, earlier + 1);
    return createHash("sha256").update(`${key}\0${earlier}`).digest("hex").slice(0, 16);
  }

  private sentenceBefore(span: Span): string {
    const block = blockAt(this.draft, span.start)?.block;
    if (!block) return "";
    const { paragraph } = block;
    const at = foldedOffsetOf(block, span.start);
    const index = tileIndexAt(paragraph.sentences, at);
    const own = paragraph.sentences[index];
    const before = own && own.span.end <= at ? own : paragraph.sentences[index - 1];
    return before ? paragraph.folded.text.slice(before.span.start, before.span.end) : "";
  }
}
