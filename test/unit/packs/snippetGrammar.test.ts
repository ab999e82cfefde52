import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseSnippet } from "../../../server/src/packs/snippetGrammar";
import { previewSnippet } from "../../../server/src/packs/snippetPreview";
import type { SnippetNode } from "../../../server/src/packs/snippetTree";
import { printSnippet } from "../../support/printSnippet";

/** A tree in short form: `1` a tab stop, `1:[…]` a placeholder, `1|…|` a choice, `$NAME` a variable, "…" text. */
function sketch(nodes: readonly SnippetNode[]): string {
  return nodes.map(sketchNode).join(" ");
}

function sketchNode(node: SnippetNode): string {
  switch (node.kind) {
    case "text":
      return JSON.stringify(node.raw);
    case "tabstop":
      return node.digits + (node.transform?.raw ?? "");
    case "placeholder":
      return `${node.digits}:[${sketch(node.children)}]`;
    case "choice":
      return `${node.digits}|${node.options.join("|")}|`;
    case "variable":
      return `$${node.name}${node.children ? `:[${sketch(node.children)}]` : ""}${node.transform?.raw ?? ""}`;
  }
}

describe("the tree of a snippet", () => {
  test.each([
    ["同志们：\n$0", '"同志们：\\n" 0'],
    ["${1}年${2:【月】}月", '1 "年" 2:["【月】"] "月"'],
    ["讲${1|三,两,四|}点", '"讲" 1|三|两|四| "点"'],
    ["${1:全市${2:政法}系统}", '1:["全市" 2:["政法"] "系统"]'],
    ["${1|甲\\,乙,丙\\|丁|}", "1|甲\\,乙|丙\\|丁|"],
    ["$TM_FILENAME_BASE讲话", '$TM_FILENAME_BASE "讲话"'],
    ["${TM_SELECTED_TEXT:选中的话}", '$TM_SELECTED_TEXT:["选中的话"]'],
    ["${CURRENT_MONTH/^0//}月", '$CURRENT_MONTH/^0// "月"'],
    ["${1/(.*)/${1:/upcase}/g}", "1/(.*)/${1:/upcase}/g"],
    ["五元\\$，右括号\\}，反斜线\\\\", '"五元\\\\$，右括号\\\\}，反斜线\\\\\\\\"'],
    ["单独的}和{不算", '"单独的}和{不算"'],
    ["", ""],
  ])("%j", (body, tree) => {
    expect(sketch(parseSnippet(body).nodes)).toBe(tree);
    expect(parseSnippet(body).problems).toEqual([]);
  });
});

describe("faults leave text and a problem", () => {
  test.each([
    ["开头${1:没有收口", "unclosed", "${1:", '"开头${1:没有收口"'],
    ["${1|甲,乙}", "unclosed", "${1", '"${1|甲,乙}"'],
    ["${1", "unclosed", "${1", '"${1"'],
    ["价格${}元", "malformed", "${", '"价格${}元"'],
    ["${1 }", "malformed", "${1", '"${1 }"'],
    ["${NAME|甲,乙|}", "unknown-variable", "${NAME", '"${NAME|甲,乙|}"'],
    ["$SPEAKER同志", "unknown-variable", "$SPEAKER", '$SPEAKER "同志"'],
    ["${1/[/x/}", "bad-regex", "/[/x/", "1/[/x/"],
    ["${1|甲,,乙|}", "empty-choice", "${1|甲,,乙|}", "1|甲||乙|"],
    ["${1:甲$1}", "refers-to-itself", "$1", '1:["甲" 1]'],
  ])("%j: %s", (body, fault, place, tree) => {
    const { nodes, problems } = parseSnippet(body);
    expect(problems[0]?.fault).toBe(fault);
    expect(body.slice(problems[0]?.start, problems[0]?.end)).toBe(place);
    expect(sketch(nodes)).toBe(tree);
  });

  test("nesting has a bound, not a crash", () => {
    const body = "${1:".repeat(20_000) + "}".repeat(20_000);
    const { nodes, problems } = parseSnippet(body);
    expect(problems.some(({ fault }) => fault === "too-deep")).toBe(true);
    expect(printSnippet(nodes)).toBe(body);
  });
});

describe("the plain preview", () => {
  test.each([
    ["今天召开${1:【会议名称】}，$1的任务是$2。$0", "今天召开【会议名称】，【会议名称】的任务是＿＿。"],
    ["讲${1|三,两|}点\\$", "讲三点$"],
    ["${1|甲\\,乙,丙|}", "甲,乙"],
    ["${1:全市${2:政法}系统}和$2", "全市政法系统和政法"],
    ["${CURRENT_YEAR}年${TM_SELECTED_TEXT:某事}", "＿＿年某事"],
  ])("%j", (body, preview) => {
    expect(previewSnippet(parseSnippet(body).nodes)).toBe(preview);
  });
});

/** Pieces from which both sound and broken bodies come about. */
const pieces = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "$",
        "${",
        "}",
        "|",
        "|}",
        ",",
        ":",
        "/",
        "\\",
        "1",
        "0",
        "NAME",
        "${1:",
        "${2|",
        "${1/",
        "\n",
        "😀",
      ),
      fc.string({ unit: "binary", maxLength: 4 }),
      fc.constantFrom("同志们", "${1:【单位】}", "${1|甲,乙|}", "$1"),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));

/** A tree of sound nodes, as the body they print to. */
const soundBody = fc.letrec<{ body: string; node: string }>((tie) => ({
  body: fc.array(tie("node"), { maxLength: 5 }).map((nodes) => nodes.join("")),
  node: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom("同志们：", "\\$", "\\}", "，", "a", "\n"),
    fc.nat(20).map((n) => `\${${n}}`),
    fc
      .tuple(fc.nat(20), fc.array(fc.constantFrom("三", "\\,", "\\|", "几"), { minLength: 1 }))
      .map(([n, options]) => `\${${n}|${options.join(",")}|}`),
    fc.tuple(fc.nat({ max: 9 }), tie("body")).map(([n, body]) => `\${${n}:${body}}`),
    tie("body").map((body) => `\${CLIPBOARD:${body}}`),
    fc.constant("${CURRENT_DATE/^0(.)/$1/g}"),
  ),
})).body;

describe("for any body", () => {
  test("printing gives it back, and the nodes cover every character once, in order", () => {
    fc.assert(
      fc.property(fc.oneof(pieces, soundBody), (body) => {
        const { nodes, problems } = parseSnippet(body);
        expect(printSnippet(nodes)).toBe(body);
        let at = 0;
        for (const node of nodes) {
          expect([node.start, body.slice(node.start, node.end)]).toEqual([at, printSnippet([node])]);
          at = node.end;
        }
        expect(at).toBe(body.length);
        for (const { start, end } of problems)
          expect(0 <= start && start <= end && end <= body.length).toBe(true);
        previewSnippet(nodes);
      }),
      { numRuns: 500 },
    );
  });

  test("what follows the grammar has no fault but a number inside itself", () => {
    fc.assert(
      fc.property(soundBody, (body) => {
        const faults = parseSnippet(body).problems.filter(({ fault }) => fault !== "refers-to-itself");
        expect(faults).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
