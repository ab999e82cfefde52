import { fitted } from "./behind";
import { continuation } from "./continuation";
import { cursorAt } from "./cursor";
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
  const cursor = cursorAt(request.draft, request.offset);
  const lists = sources.map((source) =>
    source.provide(request).flatMap((suggestion) => fitted(suggestion, cursor, request.offset) ?? []),
  );
  return merge(lists, request.offset, request.settings.completion.maxItems);
}
