import { continuation } from "./continuation";
import { heading } from "./heading";
import { marker } from "./marker";
import { merge } from "./merge";
import { pinyin } from "./pinyin";
import { snippets } from "./snippets";
import type { CompletionRequest, CompletionSource, Suggestion } from "./types";

/** All of completion. A new source is one file and one line here. */
const sources: readonly CompletionSource[] = [marker, heading, continuation, pinyin, snippets];

/** What is offered at the cursor, best first; every edit stays on the cursor's line. */
export function complete(request: CompletionRequest): readonly Suggestion[] {
  const lists = sources.map((source) => source.provide(request));
  return merge(lists, request.offset, request.settings.completion.maxItems);
}
