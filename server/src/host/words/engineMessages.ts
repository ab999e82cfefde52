import type { Token, UserWord } from "../../text/tokens";
import type { NativeEngine, RefusalCode } from "./engine";

/** Parent to child: first which engine to load, then texts to analyse. */
export type EngineRequest =
  | { readonly kind: "load"; readonly engine: NativeEngine; readonly userWords: readonly UserWord[] }
  | { readonly kind: "analyse"; readonly id: number; readonly texts: readonly string[] };

/** Child to parent: once how the loading went, then an answer for each request. */
export type EngineReply =
  | { readonly kind: "ready" }
  | { readonly kind: "refused"; readonly code: RefusalCode; readonly detail: string }
  | { readonly kind: "analysed"; readonly id: number; readonly analyses: readonly Analysis[] };

/** Words of one paragraph as they travel between processes: starts and ends in UTF-16 units, a tag each. */
export interface Analysis {
  readonly bounds: readonly number[];
  readonly tags: readonly string[];
}

export const analysisOf = (tokens: readonly Token[]): Analysis => ({
  bounds: tokens.flatMap(({ span }) => [span.start, span.end]),
  tags: tokens.map(({ tag }) => tag ?? ""),
});

export const tokensOf = ({ bounds, tags }: Analysis): readonly Token[] =>
  tags.map((tag, i) => ({ span: { start: bounds[2 * i]!, end: bounds[2 * i + 1]! }, tag }));
