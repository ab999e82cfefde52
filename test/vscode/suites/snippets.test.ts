// Every bundled snippet, put in and tabbed through by VS Code itself: its parser, not ours, has the last word.
import { strict as assert } from "node:assert";
import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
// The main that the package names is UMD, which no bundler can follow.
import { parse } from "jsonc-parser/lib/esm/main.js";
import { suite, suiteTeardown, test } from "mocha";
import * as vscode from "vscode";
import { parseSnippet } from "../../../server/src/packs/snippetGrammar.js";
import { previewSnippet } from "../../../server/src/packs/snippetPreview.js";
import type { SnippetNode } from "../../../server/src/packs/snippetTree.js";
import { closeAll, draft } from "../support/drafts.js";
import { until } from "../support/wait.js";

/** Stands for the last stop in a preview. */
const END = "◆";

interface Bundled {
  readonly name: string;
  readonly body: string;
}

function bundled(): readonly Bundled[] {
  const extension = vscode.extensions.all.find(
    ({ packageJSON }) => (packageJSON as { name: string }).name === "speech-drafter",
  );
  if (!extension) throw new Error("The extension is not there.");
  const folder = path.join(extension.extensionPath, "snippets");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".code-snippets"))
    .flatMap((file) => {
      const all = parse(readFileSync(path.join(folder, file), "utf8")) as Record<
        string,
        { body: string | string[] }
      >;
      return Object.entries(all).map(([name, { body }]) => ({
        name: `${file}: ${name}`,
        body: [body].flat().join("\n"),
      }));
    });
}

/** What VS Code puts in for the one variable that the bundled snippets use. */
const withYear = (body: string): string =>
  body.replace(/\$\{CURRENT_YEAR(?::[^{}]*)?\}|\$CURRENT_YEAR\b/g, String(new Date().getFullYear()));

/** Numbers of the stops before the last one, each once. */
function stopsOf(nodes: readonly SnippetNode[]): ReadonlySet<number> {
  const found = new Set<number>();
  const visit = (node: SnippetNode): void => {
    if ("digits" in node && Number(node.digits) > 0) found.add(Number(node.digits));
    if ("children" in node) node.children.forEach(visit);
  };
  nodes.forEach(visit);
  return found;
}

suite("Bundled snippets", () => {
  suiteTeardown(closeAll);

  test("each is put in as its preview says, and its last stop is reached by Tab", async function () {
    this.timeout(300_000);
    const editor = await draft("<|>");
    const { document } = editor;
    const all = bundled();
    assert.ok(all.length > 100);
    for (const { name, body } of all) {
      const everything = new vscode.Range(0, 0, document.lineCount, 0);
      await editor.edit((edit) => edit.delete(everything));
      await editor.insertSnippet(new vscode.SnippetString(body), new vscode.Position(0, 0));
      const marked = previewSnippet(parseSnippet(withYear(body).replace(/\$(?:0|\{0\})/, END)).nodes);
      const [before = "", after = ""] = marked.split(END);
      assert.equal(document.getText().replaceAll("\r\n", "\n"), before + after, name);
      for (let left = stopsOf(parseSnippet(body).nodes).size; left > 0; left--)
        await vscode.commands.executeCommand("jumpToNextSnippetPlaceholder");
      const end = marked.includes(END) ? before.length : marked.length;
      await until(
        `${name}: the cursor is at the last stop, ${end}`,
        () => [editor.selection.start, editor.selection.end].map((at) => document.offsetAt(at)),
        (places) => places.every((place) => place === end),
      );
      await vscode.commands.executeCommand("leaveSnippet");
    }
  });
});
