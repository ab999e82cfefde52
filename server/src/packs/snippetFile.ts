/** A `.code-snippets` file, in VS Code's own format. */
import type { Node } from "jsonc-parser";
import { localized } from "../text/localized";
import { span } from "../text/span";
import { Fields } from "./fields";
import { literalOffsets, nodeSpan, type PackFile } from "./json";
import type { PackFix, PackManifest, Snippet, SnippetPlace } from "./model";
import { faultMessage, harmless } from "./faults";
import { parseSnippet, type SnippetProblem } from "./snippetGrammar";

/** Snippets that are read in one go. */
const TURN = 100;
/** More than any skeleton of a whole speech has. */
const LONGEST_BODY = 50_000;
/** Code units of a prefix, and prefixes of one snippet. */
const LONGEST_PREFIX = 40;
const MOST_PREFIXES = 20;

/** Reads every sound snippet; the others are reported in `file` and left out. */
export async function readSnippetFile(
  file: PackFile,
  pack: PackManifest,
  place: SnippetPlace,
): Promise<readonly Snippet[]> {
  const root = file.root();
  if (!root) return [];
  const snippets: Snippet[] = [];
  let count = 0;
  for (const [name, { key, value }] of new Fields(file, root).entries()) {
    if (count++ % TURN === 0) await file.pause();
    const snippet = readSnippet(file, name, key, value, pack, place);
    if (snippet) snippets.push(snippet);
  }
  return snippets;
}

function readSnippet(
  file: PackFile,
  name: string,
  key: Node,
  value: Node,
  pack: PackManifest,
  place: SnippetPlace,
): Snippet | undefined {
  if (value.type !== "object") {
    const message = localized(`片段“${name}”应当是对象。`, `Snippet “${name}” must be an object.`);
    file.report("pack/schema", "error", value, message);
    return undefined;
  }
  const fields = new Fields(file, value);
  const prefixes = readPrefixes(fields);
  const lines = fields.texts("body", true);
  const description = fields.texts("description", false)?.map(stringOf).join("") ?? "";
  const wholeSpeech = fields.flag("isFileTemplate");
  const scope = fields
    .text("scope", false)
    ?.split(",")
    .map((language) => language.trim());
  if (!fields.sound || !prefixes || !lines) return undefined;
  const body = lines.map(stringOf).join("\n");
  if (body.trim() === "") {
    const message = localized("片段没有内容。", "The snippet has no text.");
    file.report("pack/schema", "error", fields.node("body"), message);
    return undefined;
  }
  if (body.length > LONGEST_BODY) {
    const message = localized(
      `片段超过${LONGEST_BODY}个字符。`,
      `The snippet exceeds ${LONGEST_BODY} characters.`,
    );
    file.report("pack/schema", "error", fields.node("body"), message);
    return undefined;
  }
  const parsed = parseSnippet(body);
  if (parsed.problems.length > 0 && !reportFaults(file, lines, parsed.problems)) return undefined;
  return {
    name,
    prefixes,
    body,
    nodes: parsed.nodes,
    description,
    place: wholeSpeech ? "paragraph" : place,
    wholeSpeech,
    ...(scope && { scope }),
    pack,
    at: file.locate(span(key.offset, nodeSpan(value).end)),
  };
}

/** Reports the faults of a body at their places in the file; whether the snippet can still be used. */
function reportFaults(file: PackFile, lines: readonly Node[], problems: readonly SnippetProblem[]): boolean {
  // One entry a code unit of the body: the end of a line stands for the line break that joins it to the next.
  const offsets = lines.flatMap((line) => literalOffsets(file.text, line));
  for (const problem of problems) {
    const at = span(offsets[problem.start]!, offsets[problem.end]!);
    file.report("pack/grammar", harmless(problem) ? "warning" : "error", at, faultMessage(problem));
  }
  return problems.every(harmless);
}

function readPrefixes(fields: Fields): readonly string[] | undefined {
  const nodes = fields.texts("prefix", true);
  if (!nodes) return undefined;
  const wrong = nodes.find((node) => !isPrefix(stringOf(node)));
  if (wrong ?? nodes.length === 0) {
    const message = localized(
      "“prefix”应当是中文，或小写拼音字母，不能混写、留空或含空格。",
      "“prefix” must be Chinese, or lower-case Latin letters: not mixed, not empty, without blanks.",
    );
    fields.wrong(wrong ?? fields.node("prefix")!, message, wrong && mended(wrong));
    return undefined;
  }
  if (nodes.length > MOST_PREFIXES || nodes.some((node) => stringOf(node).length > LONGEST_PREFIX)) {
    const message = localized(
      `“prefix”最多${MOST_PREFIXES}个，每个不超过${LONGEST_PREFIX}字。`,
      `“prefix”: at most ${MOST_PREFIXES}, each of at most ${LONGEST_PREFIX} characters.`,
    );
    fields.wrong(fields.node("prefix")!, message);
    return undefined;
  }
  return [...new Set(nodes.map(stringOf))];
}

const stringOf = (node: Node): string => String(node.value);

const isPrefix = (text: string): boolean => /^(?:[a-z]+|[^\sA-Za-z]+)$/.test(text);

/** Capitals and blanks around are no matter of opinion. */
function mended(node: Node): PackFix | undefined {
  const text = stringOf(node).toLowerCase().replace(/\s+/g, "");
  if (!isPrefix(text)) return undefined;
  const title = localized(`改为“${text}”`, `Replace with “${text}”`);
  return { title, newText: JSON.stringify(text) };
}
