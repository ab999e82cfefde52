/** What a snippet looks like once inserted, as plain text. */
import type { SnippetNode } from "./snippetTree";

/** Stands for a tab stop without a default: the reader sees where something is to be filled in. */
const BLANK = "＿＿";

/**
 * The text of a snippet with every default and first choice in place. A number that stands several times shows its
 * default everywhere, as in the editor; transforms and variables without a default show as blanks.
 */
export function previewSnippet(nodes: readonly SnippetNode[]): string {
  const defaults = new Map<number, string>();
  collectDefaults(nodes, defaults);
  return render(nodes, defaults);
}

/** The text behind the escapes `\$`, `\}` and `\\`. */
function unescapeText(raw: string): string {
  return raw.replace(/\\([$}\\])/g, "$1");
}

/** The text behind the escapes of a choice's option: `\,`, `\|` and `\\`. */
function unescapeOption(raw: string): string {
  return raw.replace(/\\([,|\\])/g, "$1");
}

function collectDefaults(nodes: readonly SnippetNode[], defaults: Map<number, string>): void {
  for (const node of nodes) {
    if (node.kind === "choice" || node.kind === "placeholder") {
      const number = Number(node.digits);
      if (node.kind === "placeholder") collectDefaults(node.children, defaults);
      const text =
        node.kind === "choice" ? unescapeOption(node.options[0] ?? "") : render(node.children, defaults);
      if (text && !defaults.has(number)) defaults.set(number, text);
    } else if (node.kind === "variable" && node.children) {
      collectDefaults(node.children, defaults);
    }
  }
}

function render(nodes: readonly SnippetNode[], defaults: ReadonlyMap<number, string>): string {
  return nodes.map((node) => renderNode(node, defaults)).join("");
}

function renderNode(node: SnippetNode, defaults: ReadonlyMap<number, string>): string {
  switch (node.kind) {
    case "text":
      return unescapeText(node.raw);
    case "tabstop":
      if (Number(node.digits) === 0) return "";
      return (node.transform ? undefined : defaults.get(Number(node.digits))) ?? BLANK;
    case "placeholder":
      return render(node.children, defaults) || BLANK;
    case "choice":
      return unescapeOption(node.options[0] ?? "") || BLANK;
    case "variable":
      return node.children ? render(node.children, defaults) : BLANK;
  }
}
