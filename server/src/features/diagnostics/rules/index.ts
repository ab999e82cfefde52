import type { Rule } from "../types";
import { banned } from "./banned";
import { countMismatch } from "./countMismatch";
import { doubledWord } from "./doubledWord";
import { mixedMarkers } from "./mixedMarkers";
import { numbering } from "./numbering";
import { placeholder } from "./placeholder";
import { repeatedPassage } from "./repeatedPassage";
import { repeatedPhrase } from "./repeatedPhrase";

/** Every rule, in the order they run: one file, one line here, its test and its page under docs/rules. */
export const RULES: readonly Rule[] = [
  numbering,
  mixedMarkers,
  countMismatch,
  placeholder,
  repeatedPassage,
  repeatedPhrase,
  doubledWord,
  banned,
];
