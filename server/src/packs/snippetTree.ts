/** The tree of a snippet. It is lossless: every node keeps its raw text. */
import type { Transform } from "./snippetTransform";

export type SnippetNode = SnippetText | TabStop | Placeholder | Choice | Variable;

/** Offsets of a node are UTF-16 code units in the body. */
export interface NodeSpan {
  readonly start: number;
  readonly end: number;
}

/** `raw` still holds its escapes: see `unescapeText`. */
export interface SnippetText extends NodeSpan {
  readonly kind: "text";
  readonly raw: string;
}

/** `$1`, `${1}` or `${1/…/…/}`. `digits` keeps leading zeros; `number` is what they mean. */
export interface TabStop extends NodeSpan {
  readonly kind: "tabstop";
  readonly digits: string;
  readonly braced: boolean;
  readonly transform?: Transform;
}

/** `${1:default}`, where the default may hold any node. */
export interface Placeholder extends NodeSpan {
  readonly kind: "placeholder";
  readonly digits: string;
  readonly children: readonly SnippetNode[];
}

/** `${1|one,two|}`; the options are raw, see `unescapeOption`. */
export interface Choice extends NodeSpan {
  readonly kind: "choice";
  readonly digits: string;
  readonly options: readonly string[];
}

/** `$NAME`, `${NAME}`, `${NAME:default}` or `${NAME/…/…/}`. */
export interface Variable extends NodeSpan {
  readonly kind: "variable";
  readonly name: string;
  readonly braced: boolean;
  readonly children?: readonly SnippetNode[];
  readonly transform?: Transform;
}
