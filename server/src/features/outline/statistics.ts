import type { Draft } from "../../speech/model";
import { allSections } from "../../speech/structure";
import { measureSpeech } from "./measure";

interface Statistics {
  /** Non-blank characters of the speeches, without furniture and notes. */
  readonly characters: number;
  /** Spoken minutes at the speaking rate. */
  readonly minutes: number;
  /** Headings of all levels. */
  readonly sections: number;
  readonly sentences: number;
}

/** Figures of a draft as a whole. `speakingRate` is in syllables per minute. */
export function statistics(draft: Draft, speakingRate: number): Statistics {
  let characters = 0;
  let syllables = 0;
  let sections = 0;
  let sentences = 0;
  for (const speech of draft.speeches) {
    const { total } = measureSpeech(speech);
    characters += total.characters;
    syllables += total.syllables;
    sentences += total.sentences;
    for (const { kind } of allSections(speech.sections))
      if (kind === "heading" || kind === "run-in") sections++;
  }
  return { characters, minutes: syllables / speakingRate, sections, sentences };
}
