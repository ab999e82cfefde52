/** A `.code-snippets` file, in VS Code's own format. */
import type { Node } from "jsonc-parser";
import { localized } from "../text/localized";
import { span } from "../text/span";
import { Fields } from "./fields";
import { literalOffsets, nodeSpan, type PackFile } from "./json";
import type { PackManifest, Snippet, SnippetPlace } from "./model";
import { faultMessage, harmless } from "./faults";
import { parseSnippet, type SnippetProblem } from "./snippetGrammar";

/** Reads every sound snippet; the others are reported in `file` and left out. */
export function readSnippetFile(file: PackFile, pack: PackManifest, place: SnippetPlace): readonly Snippet[] {
  const root = file.root();
  if (!root) return [];
  const snippets: Snippet[] = [];
  for (const [name, { key, value }] of new Fields(file, root).entries()) {
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
  fields.warnUnknown(["prefix", "body", "description", "isFileTemplate"]);
  const prefixes = readPrefixes(fields);
  const lines = fields.texts("body", true);
  const description = fields.texts("description", false)?.map(stringOf).join("") ?? "";
  const wholeSpeech = fields.flag("isFileTemplate");
  if (!fields.sound || !prefixes || !lines) return undefined;
  const body = lines.map(stringOf).join("\n");
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
  const wrong = nodes.find((node) => !/^(?:[a-z]+|[^\sA-Za-z]+)$/.test(stringOf(node)));
  if (wrong ?? nodes.length === 0) {
    const message = localized(
      "“prefix”应当是中文，或小写拼音字母，不能混写、留空或含空格。",
      "“prefix” must be Chinese, or lower-case Latin letters: not mixed, not empty, without blanks.",
    );
    fields.wrong(wrong ?? fields.node("prefix")!, message);
    return undefined;
  }
  return [...new Set(nodes.map(stringOf))];
}

const stringOf = (node: Node): string => String(node.value);
