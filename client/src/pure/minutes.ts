/** Whole minutes of a draft; one with any text takes at least one. */
export const wholeMinutes = (characters: number, minutes: number): number =>
  characters === 0 ? 0 : Math.max(1, Math.round(minutes));

/** Below this a whole minute says too little of a part, in minutes. */
const SHORT = 10;

/** Minutes of a part of a draft: of a short one tenths, of any text at least one. */
export function minutesOfPart(characters: number, minutes: number): number {
  if (characters === 0) return 0;
  return minutes < SHORT ? Math.max(0.1, Math.round(10 * minutes) / 10) : Math.round(minutes);
}
