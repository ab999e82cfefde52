import { readDocument } from "../../../server/src/corpus/documents";
import { isSkip } from "../../../server/src/corpus/skip";
import type { Speech } from "../../../server/src/speech/model";
import { allSections } from "../../../server/src/speech/structure";
import { difference, type Case } from "./case";

export const TITLE = "在全县农田水利现场会上的讲话";
export const OPENING = "同志们：";
/** Paragraphs of a speech around what a case is about. */
export const BEFORE = "今天把大家请到工地上来，就是要看一看干得好的地方好在哪里。";
export const AFTER = "入冬以前还有四十天，各乡镇要倒排工期，一天也耽误不得。";

type Content = string | Uint8Array | (() => string | Uint8Array);

const bytesOf = (content: Content): Uint8Array => {
  const made = typeof content === "function" ? content() : content;
  return typeof made === "string" ? new TextEncoder().encode(made) : made;
};

type FileCase = (
  id: string,
  kind: string,
  name: string,
  content: Content,
  expected: readonly string[],
) => Case;

/** Cases of one sort: a file, and what is looked at in its speeches. */
const fileCase =
  (lookedAt: (speech: Speech) => readonly string[]): FileCase =>
  (id, kind, name, content, expected) => ({
    id,
    kind,
    async check() {
      const document = await readDocument(bytesOf(content), `file:///cases/${name}`);
      if (isSkip(document)) return `skipped: ${document.code}`;
      return difference(document.draft.speeches.flatMap(lookedAt), expected);
    },
  });

/** A file whose paragraphs, those of the page around it left out, are these, folded. */
export const reads = fileCase(({ blocks }) =>
  blocks
    .filter(({ kind }) => kind !== "blank" && kind !== "furniture")
    .map(({ paragraph }) => paragraph.folded.text),
);

/** A file whose title and headings are these. */
export const outlines = fileCase(({ sections }) =>
  [...allSections(sections)]
    .filter(({ kind }) => kind === "title" || kind === "heading" || kind === "run-in")
    .map(({ name }) => name),
);

/** A file that is left out with a reason. */
export const skips = (id: string, kind: string, name: string, content: Content, code: string): Case => ({
  id,
  kind,
  async check() {
    const document = await readDocument(bytesOf(content), `file:///cases/${name}`);
    const got = isSkip(document) ? document.code : "read";
    return got === code ? undefined : `${got} ≠ ${code}`;
  },
});
