import type { Draft, Section, SectionKind } from "../../speech/model";
import type { Span } from "../../text/span";
import { measureSpeech, type SpeechMeasure } from "./measure";

/** A node of the outline; spans are source spans of the draft. */
export interface OutlineNode {
  /** Never empty. */
  readonly name: string;
  readonly kind: SectionKind;
  /** 1 the title, 2 the first level of headings. */
  readonly level: number;
  /** The whole section with its children. */
  readonly span: Span;
  /** The heading, inside `span`. */
  readonly selection: Span;
  /** Non-blank characters of the section, children included. */
  readonly characters: number;
  /** Spoken minutes at the speaking rate. */
  readonly minutes: number;
  readonly children: readonly OutlineNode[];
}

/** The outline of a draft, speech by speech. `speakingRate` is in syllables per minute. */
export function outline(draft: Draft, speakingRate: number): readonly OutlineNode[] {
  return draft.speeches.flatMap((speech) => {
    const measure = measureSpeech(speech);
    return speech.sections.map((section) => toNode(section, measure, speakingRate));
  });
}

function toNode(section: Section, measure: SpeechMeasure, speakingRate: number): OutlineNode {
  const { characters, syllables } = measure.within(section.span);
  return {
    name: section.name,
    kind: section.kind,
    level: section.level,
    span: section.span,
    selection: section.heading,
    characters,
    minutes: syllables / speakingRate,
    children: section.children.map((child) => toNode(child, measure, speakingRate)),
  };
}
