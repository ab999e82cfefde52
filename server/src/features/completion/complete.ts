import { fitted } from "./behind";
import { continuation } from "./sources/continuation";
import { heading } from "./sources/heading";
import { marker } from "./sources/marker";
import { merge } from "./merge";
import { outdated } from "./outdated";
import { phrases } from "./sources/phrases";
import { pinyin } from "./sources/pinyin";
import { snippets } from "./sources/snippets";
import type { CompletionRequest, CompletionSource, Suggestion } from "./types";

/** All of completion. A new source is one file and one line here. */
const SOURCES: readonly CompletionSource[] = [marker, heading, phrases, continuation, pinyin, snippets];

/** What is offered at the cursor, best first; every edit stays on the cursor's line. */
export function complete(request: CompletionRequest): readonly Suggestion[] {
  if (!request.explicit && isOnEmptyLine(request)) return [];
  const isOutdated = outdated(request);
  const lists = SOURCES.map((source) =>
    source
      .provide(request)
      .filter(({ kind, label }) => kind !== "phrase" || !isOutdated(label))
      .flatMap((suggestion) => fitted(suggestion, request.cursor, request.offset) ?? []),
  );
  return merge(lists, request.offset, request.settings.completion.maxItems);
}

/** After Enter the drafter wants to write, and Tab to indent: a list there is for who asks. */
const isOnEmptyLine = ({ cursor }: CompletionRequest): boolean =>
  cursor === undefined || cursor.line.trim() === "";
