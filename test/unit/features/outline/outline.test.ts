import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { folds } from "../../../../server/src/features/outline/folding";
import { lenses } from "../../../../server/src/features/outline/lenses";
import { selectionSpans } from "../../../../server/src/features/outline/selection";
import { statistics } from "../../../../server/src/features/outline/statistics";
import { outline, type OutlineNode } from "../../../../server/src/features/outline/symbols";
import { parseDraft } from "../../../../server/src/speech/parse";

const text = [
  "在全市工作会议上的讲话",
  "时间:2024-01-05 作者:佚名 来源:本站",
  "同志们：",
  "今天开会，部署工作。刚才的发言很好。",
  "一、提高认识",
  "认识要到位。增长37.5%。",
  "（一）学深悟透。要学习。",
  "（二）真信笃行。要落实。",
  "二、狠抓落实",
  "落实要到位。",
  "同志们，让我们努力奋斗！",
  "谢谢大家！",
  "上一篇：关于放假的通知",
  "下一篇：没有了",
].join("\n");

const draft = parseDraft(text);
const of = (span: { readonly start: number; readonly end: number }): string =>
  text.slice(span.start, span.end);

const tree = (nodes: readonly OutlineNode[], indent = ""): readonly string[] =>
  nodes.flatMap((node) => [
    `${indent}${node.kind} ${node.name} ${node.characters}`,
    ...tree(node.children, `${indent}  `),
  ]);

describe("outline", () => {
  it("is a tree with characters of all that stands below", () => {
    expect(tree(outline(draft, 180))).toEqual([
      "title 在全市工作会议上的讲话 106",
      "  salutation 同志们 4",
      "  heading 一、提高认识 44",
      "    run-in （一）学深悟透 12",
      "    run-in （二）真信笃行 12",
      "  heading 二、狠抓落实 12",
      "  closing 同志们：让我们努力奋斗 12",
      "  thanks 谢谢大家 5",
    ]);
  });

  it.each([
    [
      "同志们：\n今天开会，部署工作。\n一、提高认识\n要学习，要常学常新，要学以致用。\n要把学到的用到每天的工作里去，干一件成一件，不图虚名，不务虚功，件件有着落，事事有回音，用一年一年的实绩回答群众的期待。\n同志们！\n大好的形势催人奋进，艰巨的任务等待完成。\n",
      ["同志们", "一、提高认识", "同志们：大好的形势催人奋进，艰巨的任务等…"],
    ],
    [
      "同志们、朋友们：\n今天开会，部署工作。\n一、提高认识\n要学习，要常学常新，要学以致用。\n同志们，出发吧！\n",
      ["同志们、朋友们", "一、提高认识", "同志们"],
    ],
  ])("names what addresses the hall in the same words by what is said to it", (source, names) => {
    const [title] = outline(parseDraft(`在全市工作会议上的讲话\n${source}`), 180);
    expect(title!.children.map(({ name }) => name)).toEqual(names);
  });

  it("counts spoken syllables into minutes", () => {
    const [title] = outline(draft, 180);
    const [, first] = title!.children;
    // 一提高认识, 认识要到位, 增长百分之三十七点五, 一学深悟透, 要学习, 二真信笃行, 要落实
    expect(first!.minutes * 180).toBeCloseTo(5 + 5 + 10 + 5 + 3 + 5 + 3);
    expect(outline(draft, 90)[0]!.minutes).toBeCloseTo(title!.minutes * 2);
  });

  it("spans hold their headings and children", () => {
    const check = (node: OutlineNode): void => {
      expect(node.selection.start).toBeGreaterThanOrEqual(node.span.start);
      expect(node.selection.end).toBeLessThanOrEqual(node.span.end);
      for (const child of node.children) {
        expect(child.span.start).toBeGreaterThanOrEqual(node.span.start);
        expect(child.span.end).toBeLessThanOrEqual(node.span.end);
        check(child);
      }
    };
    outline(draft, 180).forEach(check);
  });
});

describe("statistics", () => {
  it("leave out furniture", () => {
    const { characters, sections, sentences, minutes } = statistics(draft, 180);
    expect({ characters, sections, sentences }).toEqual({ characters: 106, sections: 4, sentences: 15 });
    expect(minutes).toBeGreaterThan(0);
  });
  it("are nothing for nothing", () => {
    expect(statistics(parseDraft(""), 180)).toEqual({ characters: 0, minutes: 0, sections: 0, sentences: 0 });
  });
});

describe("folding", () => {
  it("hides sections below their headings, and furniture", () => {
    const found = folds(draft).map(
      ({ span, kind }) => `${kind} ${of(span).split("\n")[0]!} … ${of(span).split("\n").at(-1)!}`,
    );
    expect(found).toContain("section 一、提高认识 … （二）真信笃行。要落实。");
    expect(found).toContain("section 二、狠抓落实 … 落实要到位。");
    expect(found).toContain("furniture 上一篇：关于放假的通知 … 下一篇：没有了");
    expect(found.filter((fold) => fold.includes("section 在全市工作会议上的讲话"))).toEqual([]);
  });

  it("leaves the headings of the first level in sight when everything is folded", () => {
    const headings = ["一、提高认识", "二、狠抓落实"].map((heading) => text.indexOf(heading));
    const hidden = folds(draft).map(({ span }) => ({ start: text.indexOf("\n", span.start), end: span.end }));
    for (const at of headings) expect(hidden.filter(({ start, end }) => start < at && at < end)).toEqual([]);
  });
});

describe("lenses", () => {
  it("stand at the title with the total, and at headings", () => {
    const found = lenses(draft, 180).map(({ span, total }) => `${total ? "total " : ""}${of(span)}`);
    expect(found).toEqual([
      "total 在全市工作会议上的讲话",
      "一、提高认识",
      "（一）学深悟透",
      "（二）真信笃行",
      "二、狠抓落实",
    ]);
  });
});

describe("selection", () => {
  it("grows from word to clause, sentence, paragraph, section", () => {
    const found = selectionSpans(draft, text.indexOf("部署工作")).map(of);
    expect(found.slice(0, 4)).toEqual([
      "部署",
      "部署工作",
      "今天开会，部署工作。",
      "今天开会，部署工作。刚才的发言很好。",
    ]);
    expect(found.at(-1)).toBe(text);
  });

  it("takes in the sections", () => {
    const found = selectionSpans(draft, text.indexOf("要学习")).map(of);
    expect(found).toContain("（一）学深悟透。要学习。\n");
    expect(found.some((span) => span.startsWith("一、提高认识") && span.endsWith("要落实。\n"))).toBe(true);
  });

  it("always holds the place and grows", () => {
    fc.assert(
      fc.property(fc.nat({ max: text.length }), (offset) => {
        const spans = selectionSpans(draft, offset);
        spans.forEach((span, i) => {
          const inner = spans[i - 1];
          expect(span.start).toBeLessThanOrEqual(offset);
          expect(span.end).toBeGreaterThanOrEqual(offset);
          if (inner)
            expect(
              span.start <= inner.start &&
                span.end >= inner.end &&
                span.end - span.start > inner.end - inner.start,
            ).toBe(true);
        });
      }),
    );
  });
});
