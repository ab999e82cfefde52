import type { Diagnosis } from "../../features/diagnostics/runner";
import { blockAt } from "../../speech/structure";
import type { UriKey } from "../../text/fileKey";
import { overlaps, type Span } from "../../text/span";
import type { OpenDocument } from "./documents";

/** Where the authors of open drafts are at work: what is not finished there is not judged. */
export class Whereabouts {
  /** Line of the caret, 0-based, in drafts of clients that tell. */
  private readonly carets = new Map<UriKey, number>();
  /** Version whose last typed paragraph the caret has left. */
  private readonly left = new Map<UriKey, number>();
  /** What findings wait for, as last asked. */
  private readonly awaited = new Map<UriKey, readonly Span[]>();

  /** The draft was opened or typed in: where it was typed in, there the caret is. */
  changed({ key, text, lastChange }: OpenDocument): void {
    this.left.delete(key);
    if (lastChange && this.carets.has(key)) this.carets.set(key, text.positionAt(lastChange.offset).line);
  }

  /** The caret moved. Tells whether other findings are to be shown than before. */
  moved(document: OpenDocument, line: number): boolean {
    const { key, version, lastChange } = document;
    const before = this.carets.get(key);
    this.carets.set(key, line);
    if (!lastChange) return false;
    const hasLeft = this.left.get(key) !== version && !this.isInTyped(document, line);
    if (hasLeft) this.left.set(key, version);
    const awaited = this.awaited.get(key) ?? [];
    return (
      hasLeft || awaited.some((span) => isOn(document, span, line) !== isOn(document, span, before ?? -1))
    );
  }

  closed({ key }: OpenDocument): void {
    for (const map of [this.carets, this.left, this.awaited]) map.delete(key);
  }

  /** Those of findings that may be shown. @param delay milliseconds after the last change that count as typing */
  finished(findings: readonly Diagnosis[], document: OpenDocument, delay: number): readonly Diagnosis[] {
    this.awaited.set(
      document.key,
      findings.flatMap(({ waits }) => waits ?? []),
    );
    const typed = this.typedIn(document, delay);
    const line = this.lineOf(document, delay);
    return findings.filter(
      ({ span, waits }) =>
        !(typed && overlaps(span, typed)) && !(waits && line !== undefined && isOn(document, waits, line)),
    );
  }

  /** The paragraph that is being typed in, until its author pauses or leaves it. */
  private typedIn(document: OpenDocument, delay: number): Span | undefined {
    const { lastChange, key, version, draft } = document;
    if (!isFresh(document, delay) || this.left.get(key) === version) return undefined;
    return blockAt(draft, lastChange!.offset)?.block.span;
  }

  /** The line that its author is at; undefined where nothing tells. Who has only opened a draft writes nowhere. */
  private lineOf(document: OpenDocument, delay: number): number | undefined {
    const { lastChange, key, text } = document;
    if (!lastChange) return undefined;
    const told = this.carets.get(key);
    return told ?? (isFresh(document, delay) ? text.positionAt(lastChange.offset).line : undefined);
  }

  /** A wrapped paragraph has several lines, and the caret may be in any of them. */
  private isInTyped({ draft, text, lastChange }: OpenDocument, line: number): boolean {
    const typed = blockAt(draft, lastChange!.offset)?.block.span;
    const offset = text.offsetAt({ line, character: 0 });
    return typed !== undefined && typed.start <= offset && offset < typed.end;
  }
}

const isFresh = ({ lastChange }: OpenDocument, delay: number): boolean =>
  lastChange !== undefined && Date.now() - lastChange.time < delay;

const isOn = ({ text }: OpenDocument, { start, end }: Span, line: number): boolean =>
  text.positionAt(start).line <= line && line <= text.positionAt(end).line;
