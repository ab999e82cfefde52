import { diagnosesOf } from "../rules";
import { parseDraft } from "../../../server/src/speech/parse";
import { renumber } from "../../../server/src/features/editing/renumber";
import { difference, type Case } from "./case";

const HEAD = "在全市水利工作会上的讲话\n同志们：\n";
const BODY = "要把渠道修到田头，把水送到地里，让大家用上放心水。\n";

/** What the rules find in a draft, as code and wording; that its sentences are all the same apart. */
const found = (text: string): readonly string[] =>
  diagnosesOf(text)
    .filter(({ code }) => !code.startsWith("wording/repeated"))
    .map(({ code, span }) => `${code} ${text.slice(span.start, span.end)}`);

const finds = (id: string, kind: string, text: string, expected: readonly string[] = []): Case => ({
  id,
  kind,
  check: () => Promise.resolve(difference(found(HEAD + text), expected)),
});

/** The same with the edits that number it anew. */
const renumbered = (id: string, kind: string, text: string, expected: string): Case => ({
  id,
  kind,
  check() {
    let out = HEAD + text;
    for (const { span, newText } of [...renumber(parseDraft(out))].reverse())
      out = out.slice(0, span.start) + newText + out.slice(span.end);
    return Promise.resolve(difference([out], [HEAD + expected]));
  },
});

const lines = (...heads: readonly string[]): string => heads.map((head) => `${head}\n${BODY}`).join("");
const RUNNING = lines(
  "一、修好渠",
  "（一）通干渠",
  "（二）通支渠",
  "二、管好水",
  "（三）管好闸",
  "（四）管好账",
);
const ARABIC = lines("一、修好渠", "1.通干渠", "2.通支渠", "二、管好水", "3.管好闸", "4.管好账");
const GAP = lines("一、修好渠", "（一）通干渠", "（二）通支渠", "二、管好水", "（四）管好闸", "（五）管好账");
const CUT = lines("十八、修好渠", "十九、管好水", "二十一、算好账");

/** Numbers, markup and doublings on which the rules were once wrong, written anew. */
export const STRUCTURE_CASES: readonly Case[] = [
  finds("running-bracket", "second-level numbers that go on over the heads", RUNNING),
  finds("running-arabic", "second-level numbers that go on over the heads", ARABIC),
  renumbered("running-kept", "second-level numbers that go on over the heads", RUNNING, RUNNING),
  finds(
    "running-anew",
    "second-level numbers that begin anew",
    RUNNING.replace("（三）", "（一）").replace("（四）", "（二）"),
  ),
  {
    id: "running-gap",
    kind: "a real gap in the running series",
    check: () =>
      Promise.resolve(
        found(HEAD + GAP).length > 0 ? undefined : "the gap between （二） and （四） is not found",
      ),
  },
  finds("cut-list", "a list cut from a longer one", CUT, ["outline/numbering 二十一、"]),
  renumbered("cut-list-fix", "a list cut from a longer one", CUT, CUT.replace("二十一、", "二十、")),
  renumbered(
    "moved-first",
    "a list whose first was moved",
    lines("二、修好渠", "一、管好水", "三、算好账"),
    lines("一、修好渠", "二、管好水", "三、算好账"),
  ),
  finds("lazy-list", "1. 1. 1. in Markdown", `一、修好渠\n1. ${BODY}1. ${BODY}1. ${BODY}二、管好水\n${BODY}`),
  finds("comment", "a comment of Markdown", `一、修好渠\n${BODY}<!--\n三、旧稿××\n-->\n二、管好水\n${BODY}`),
  finds(
    "comment-line",
    "a comment of Markdown in one line",
    `一、修好渠\n${BODY}<!-- 三、旧稿×× -->\n二、管好水\n${BODY}`,
  ),
  finds(
    "fence",
    "a fenced block of Markdown",
    `一、修好渠\n${BODY}\`\`\`\n一、示例××\n\`\`\`\n二、管好水\n${BODY}`,
  ),
  finds(
    "fence-tilde",
    "a fenced block of Markdown",
    `一、修好渠\n${BODY}~~~text\n五、示例\n~~~\n二、管好水\n${BODY}`,
  ),
  finds("again-again", "巩固巩固再巩固", "渠要修，更要护，关键是巩固巩固再巩固。\n"),
  finds("state", "碧绿碧绿的", "水放得碧绿碧绿的，田整得平整平整的。\n"),
  finds("doubled", "a word that stands twice", "要认真抓好渠道渠道的管护工作。\n", [
    "wording/doubled-word 渠道渠道",
  ]),
];
