import { complete } from "../../server/src/features/completion/complete";
import {
  requestFor,
  type CompletionRequest,
  type Suggestion,
} from "../../server/src/features/completion/types";
import type { Settings } from "../../server/src/features/settings/settings";
import { DEFAULT_SETTINGS } from "../../server/src/features/settings/settingsParser";
import { buildSegment, type SpeechInput } from "../../server/src/index/build";
import { createIndexSnapshot } from "../../server/src/index/corpusSnapshot";
import type { IndexSnapshot } from "../../server/src/index/snapshot";
import { NO_PACKS, type PackSnapshot } from "../../server/src/packs/snapshot";
import { parseDraft } from "../../server/src/speech/parse";
import { fold } from "../../server/src/text/fold";

/** A corpus of texts, a paragraph a line. */
export const corpusOf = (...texts: readonly string[]): SpeechInput[] =>
  texts.map((text, n) => ({
    uri: `file:///corpus/${n}.txt`,
    title: `第${n + 1}篇讲话`,
    date: `202${n % 10}-01-01`,
    start: 0,
    paragraphs: text.split("\n").map((line) => fold(line).text),
  }));

export const indexOf = (corpus: readonly SpeechInput[], entities: readonly string[] = []): IndexSnapshot =>
  createIndexSnapshot({ parts: [{ segment: buildSegment(corpus, { phrases: true }) }], entities });

export interface Asking {
  readonly explicit?: boolean;
  readonly settings?: Partial<Settings>;
  readonly packs?: PackSnapshot;
  readonly languageId?: string;
}

/** `<|>` is the cursor. */
export function requestAt(marked: string, index: IndexSnapshot, asking: Asking = {}): CompletionRequest {
  const text = marked.replace("<|>", "");
  return requestFor({
    draft: parseDraft(text),
    offset: marked.indexOf("<|>"),
    snapshot: { generation: 1, index, packs: asking.packs ?? NO_PACKS },
    settings: { ...DEFAULT_SETTINGS, ...asking.settings },
    explicit: asking.explicit ?? true,
    ...(asking.languageId !== undefined && { languageId: asking.languageId }),
  });
}

export const suggestAt = (marked: string, index: IndexSnapshot, asking?: Asking): readonly Suggestion[] =>
  complete(requestAt(marked, index, asking));

/** The draft with the suggestion taken. */
export function applied(marked: string, { replace, newText }: Suggestion): string {
  const text = marked.replace("<|>", "");
  return text.slice(0, replace.start) + newText + text.slice(replace.end);
}
