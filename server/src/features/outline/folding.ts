import type { Block, Draft, Speech } from "../../speech/model";
import { allSections, tileIndexAt } from "../../speech/structure";
import type { Span } from "../../text/span";

interface Fold {
  /** Source span; its first line stays visible. */
  readonly span: Span;
  readonly kind: "section" | "furniture";
}

/**
 * What can be folded: sections of more than their heading, and runs of page furniture. In text order. A title is none:
 * who folds all wants to see the headings.
 */
export function folds(draft: Draft): readonly Fold[] {
  return draft.speeches
    .flatMap(foldsOf)
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

function foldsOf(speech: Speech): readonly Fold[] {
  const out: Fold[] = [];
  for (const { kind, heading, span } of allSections(speech.sections)) {
    if (kind === "title") continue;
    const hidden = { start: heading.start, end: contentEnd(speech, span) };
    if (hidden.end > heading.end) out.push({ span: hidden, kind: "section" });
  }
  for (const span of furnitureRuns(speech.blocks)) out.push({ span, kind: "furniture" });
  return out;
}

/** Without the line break that closes the section. */
function contentEnd(speech: Speech, span: Span): number {
  let last = tileIndexAt(speech.blocks, span.end - 1);
  while (speech.blocks[last]?.kind === "blank") last--;
  const block = speech.blocks[last];
  return block ? Math.min(span.end, block.span.start + block.paragraph.text.length) : span.end;
}

function furnitureRuns(blocks: readonly Block[]): readonly Span[] {
  const out: Span[] = [];
  let run: Block[] = [];
  const close = (): void => {
    const last = run.at(-1);
    if (run.length > 1 && last)
      out.push({ start: run[0]!.span.start, end: last.span.start + last.paragraph.text.length });
    run = [];
  };
  for (const block of blocks) {
    if (block.kind === "furniture") run.push(block);
    else if (block.kind !== "blank") close();
  }
  close();
  return out;
}
