import type { LineInfo } from "../lines/line";

/** Of the lines that are surely cut by a soft wrap, in Han characters; undefined where there are none. */
export type WrapWidth = { readonly narrowest: number; readonly widest: number } | undefined;

/** The lines of a text that hold something, by their order. */
export type At = (k: number) => LineInfo | undefined;

/** No line is wrapped shorter, in Han characters. */
export const NARROWEST = 16;

/** A name, a post or a note alone. */
export const isHeadLine = (info: LineInfo | undefined): boolean =>
  info?.shape === "name" || info?.shape === "post" || info?.shape === "note";
