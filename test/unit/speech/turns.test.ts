import { describe, expect, it } from "vitest";
import { parseDraft } from "../../../server/src/speech/parse";

const seriesOf = (lines: readonly string[]): readonly string[] =>
  parseDraft(`在全县环境整治座谈会上的发言\n${lines.join("\n")}\n`).speeches.flatMap(({ series }) =>
    series.map(({ items }) => items.map(({ marker }) => marker.value).join("")),
  );

/** Series of a transcript by their numbers. */
const CASES: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  [
    "ends with its speaker, inside paragraphs",
    [
      "【李代表】去年做了两件事，一是清河道，二是建管网。",
      "【王代表】我补充两点，一是管护要跟上，二是经费要落实。",
    ],
    ["12", "12"],
  ],
  [
    "ends with its speaker, at the head of paragraphs",
    [
      "记者：请介绍一下做法。", "答：主要是两个方面。", "一是把底数摸清。全县排查了三百处。", "二是把责任压实。每处都有人管。",
      "记者：下一步怎么打算？", "答：还是两个方面。", "一是抓长效。", "二是抓考核。",
    ],
    ["12", "12"],
  ],
  [
    "is not gone on with by the next speaker",
    ["张委员：有两点建议，一是多植树。村里缺树苗。", "赵委员：二是多种草。坡地最适合。"],
    [],
  ],
  [
    "of numbered headings stands above the speakers",
    [
      "一、关于整治进度", "记者：进度怎么样？", "答：已经过半。", "二、关于整治经费", "记者：钱从哪里来？", "答：县里统筹。",
    ],
    ["12"],
  ],
  [
    "goes on past a label that is nobody's name",
    ["一是清河道。河道要一条一条清。", "【经验做法】某村组织群众自己动手。", "二是建管网。管网要一段一段接。"],
    ["12"],
  ],
]; // prettier-ignore

describe("a series of prose in a transcript", () => {
  it.each(CASES)("%s", (_, lines, expected) => {
    expect(seriesOf(lines)).toEqual(expected);
  });
});
