/** What is said about each fault of a snippet's grammar. */
import { localized, type Localized } from "../text/localized";
import type { SnippetFault, SnippetProblem } from "./snippetGrammar";

type Wording = (detail: string) => Localized;

const wordings: Readonly<Record<SnippetFault, Wording>> = {
  unclosed: (detail) => localized(`“${detail}”没有配对的“}”。`, `“${detail}” is not closed by “}”.`),
  malformed: (detail) =>
    localized(
      `“${detail}”不合片段语法；若要写出“$”本身，请写“\\$”。`,
      `“${detail}” is no snippet syntax; write “\\$” for the sign itself.`,
    ),
  "bad-regex": (detail) =>
    localized(`正则表达式有误：${detail}`, `The regular expression is wrong: ${detail}`),
  "runaway-regex": (detail) =>
    localized(
      `正则表达式“${detail}”在某些文字上要算很久：重复之中又有重复。`,
      `The regular expression “${detail}” may take very long: it repeats what repeats.`,
    ),
  "unknown-variable": (detail) =>
    localized(`编辑器没有名为“${detail}”的变量。`, `Editors know no variable “${detail}”.`),
  "empty-choice": () => localized("选项中有空项。", "One of the options is empty."),
  "refers-to-itself": (detail) =>
    localized(`第${detail}号占位符包含了它自己。`, `Tab stop ${detail} stands inside itself.`),
  "too-deep": () => localized("占位符嵌套过深。", "Placeholders are nested too deeply."),
};

export const faultMessage = (problem: SnippetProblem): Localized => wordings[problem.fault](problem.detail);

/** The editor still inserts what was meant, more or less: worth a warning, not a refusal. */
export const harmless = (problem: SnippetProblem): boolean =>
  problem.fault === "unknown-variable" || problem.fault === "empty-choice";
