import type { Draft, Section, SectionKind, Speech } from "../../speech/model";
import type { Span } from "../../text/span";
import { measureSpeech } from "./measure";
import { namesOf } from "./names";

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
  return draft.speeches.flatMap((speech) => outlineOf(speech, speakingRate));
}

function outlineOf(speech: Speech, speakingRate: number): readonly OutlineNode[] {
  const measure = measureSpeech(speech);
  const names = namesOf(speech);
  const toNode = (section: Section): OutlineNode => {
    const { characters, syllables } = measure.within(section.span);
    return {
      name: names.get(section) ?? section.name,
      kind: section.kind,
      level: section.level,
      span: section.span,
      selection: section.heading,
      characters,
      minutes: syllables / speakingRate,
      children: section.children.map(toNode),
    };
  };
  return speech.sections.map(toNode);
}
