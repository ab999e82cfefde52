import { wordCrosses } from "../../text/words";
import type { Line, LineInfo } from "../lines/line";
import type { WrapProfile } from "./wrapProfile";

/** What is known of the paragraph so far. */
export interface GroupState {
  readonly first: LineInfo;
  /** A sentence ended inside: it is body. */
  inner: boolean;
  width: number;
  lines: number;
}

/** Where two lines that hold something meet, with all that tells whether the paragraph goes on there. */
export interface Seam {
  readonly lines: readonly Line[];
  /** Indices of the line before and of the one after. */
  readonly at: number;
  readonly next: number;
  readonly line: LineInfo;
  readonly follower: LineInfo;
  /** Blank lines between them. */
  readonly blanks: number;
  readonly group: GroupState;
  readonly profile: WrapProfile;
  /** A word stands across it. */
  readonly crosses: () => boolean;
}

export function seamBetween(
  at: number,
  next: number,
  { lines, group, profile }: Pick<Seam, "lines" | "group" | "profile">,
): Seam {
  const line = lines[at]!.info;
  const follower = lines[next]!.info;
  const crosses = (): boolean => wordCrosses(line.text, follower.text);
  return { lines, at, next, line, follower, blanks: next - at - 1, group, profile, crosses };
}

/** Indented as paragraphs are that begin so, in Han characters; more is centred. */
export const isSetIn = ({ indent }: LineInfo): boolean => indent >= 1.5 && indent <= 4;

/** A name or a post alone. */
export const isByline = ({ shape }: LineInfo): boolean => shape === "name" || shape === "post";
