import type { SnippetNode } from "../../server/src/packs/snippetTree";

/** The body the nodes were parsed from. */
export function printSnippet(nodes: readonly SnippetNode[]): string {
  return nodes.map(printNode).join("");
}

function printNode(node: SnippetNode): string {
  switch (node.kind) {
    case "text":
      return node.raw;
    case "tabstop":
      return node.braced ? `\${${node.digits}${node.transform?.raw ?? ""}}` : `$${node.digits}`;
    case "placeholder":
      return `\${${node.digits}:${printSnippet(node.children)}}`;
    case "choice":
      return `\${${node.digits}|${node.options.join(",")}|}`;
    case "variable":
      if (!node.braced) return `$${node.name}`;
      return node.children
        ? `\${${node.name}:${printSnippet(node.children)}}`
        : `\${${node.name}${node.transform?.raw ?? ""}}`;
  }
}
