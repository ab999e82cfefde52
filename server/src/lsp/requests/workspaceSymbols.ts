import {
  SymbolKind,
  type CancellationToken,
  type SymbolInformation,
  type WorkspaceSymbolParams,
} from "vscode-languageserver";
import { isServed } from "../../features/gate";
import { draftHeadings, filesWithHeading, matchingHeadings } from "../../features/navigation/symbols";
import { fileTitles } from "../../features/navigation/uses";
import type { SectionKind } from "../../speech/model";
import { toRange } from "../convert";
import type { Session } from "../session/session";
import { askCorpus, shownAnswer } from "./corpusAnswers";

/** Files that one query opens, and symbols that it answers with. */
const FILES = 60;
const MOST = 200;

/**
 * Headings of open drafts and of the corpus. The index says which files may have the query's words in a heading, and
 * only those are read and parsed, in a thread of their own: nothing is kept for it in the index.
 */
export async function workspaceSymbols(
  { query }: WorkspaceSymbolParams,
  session: Session,
  token: CancellationToken,
): Promise<SymbolInformation[]> {
  const { places } = session;
  const drafts = session.documents.all().filter(isServed);
  const own = drafts.flatMap(({ uri, text, draft }) =>
    draftHeadings(draft, query).map((section) => ({
      name: section.name,
      kind: kindOf(section.kind),
      location: { uri, range: toRange(text, section.heading) },
      containerName: draft.speeches[0]?.meta.title ?? "",
    })),
  );
  const open = new Set(drafts.map(({ uri }) => session.identity.of(uri)));
  const files = filesWithHeading(query, places, FILES).filter(({ file }) => !open.has(file));
  const answers = await askCorpus(session, files, { ask: "headings" }, token);
  const titles = fileTitles(places);
  const found = answers.flatMap((answer) => {
    const shown = shownAnswer(answer, titles);
    return matchingHeadings(answer.headings, query).map(({ name, kind, span, speechStart: speech }) => ({
      name,
      kind: kindOf(kind),
      location: { uri: shown.uri, range: shown.range(span) },
      containerName:
        places.speeches.find(({ file, start }) => file === answer.file && start === speech)?.title ?? "",
    }));
  });
  return [...own, ...found].slice(0, MOST);
}

const kindOf = (kind: SectionKind): SymbolKind =>
  kind === "title" ? SymbolKind.File : kind === "heading" ? SymbolKind.Module : SymbolKind.Field;
