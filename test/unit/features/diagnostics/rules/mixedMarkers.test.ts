import { describe } from "vitest";
import { BODY, checkRule } from "../../../../support/rules";

const [a, b, c, d] = BODY;

describe("outline/mixed-markers", () => {
  checkRule("outline/mixed-markers", [
    { name: "one family", text: `一是压实责任。${a}\n二是优化服务。${b}\n三是用好数据。${c}\n` },
    {
      name: "the rarer form is reported",
      text: `一是压实责任。${a}\n二是优化服务。${b}\n⟦三要⟧用好数据。${c}\n四是盯住项目。${d}\n`,
      fixed: `一是压实责任。${a}\n二是优化服务。${b}\n三是用好数据。${c}\n四是盯住项目。${d}\n`,
    },
    {
      name: "as many of each: the later ones, in one finding",
      text: `一要压实责任。${a}\n二要优化服务。${b}\n⟦三是⟧用好数据。${c}\n四是盯住项目。${d}\n`,
      fixed: `一要压实责任。${a}\n二要优化服务。${b}\n三要用好数据。${c}\n四要盯住项目。${d}\n`,
    },
    {
      name: "inside a paragraph",
      text: `要抓紧落实：一是压实责任，二是优化服务，⟦三要⟧用好数据。${a}\n`,
      fixed: `要抓紧落实：一是压实责任，二是优化服务，三是用好数据。${a}\n`,
    },
    {
      name: "一是要 belongs to 一是",
      text: `一是要压实责任。${a}\n二是优化服务。${b}\n三是要用好数据。${c}\n`,
    },
    {
      name: "among 是要 the 要 is kept",
      text: `一是要压实责任。${a}\n二是要优化服务。${b}\n⟦三要⟧用好数据。${c}\n`,
      fixed: `一是要压实责任。${a}\n二是要优化服务。${b}\n三是要用好数据。${c}\n`,
    },
    {
      name: "among 要 the 要 is not doubled",
      text: `一要压实责任。${a}\n二要优化服务。${b}\n⟦三是⟧要用好数据。${c}\n`,
      fixed: `一要压实责任。${a}\n二要优化服务。${b}\n三要用好数据。${c}\n`,
    },
    {
      name: "an ordinal among 是",
      text: `一是压实责任。${a}\n二是优化服务。${b}\n⟦第三，⟧用好数据。${c}\n`,
      fixed: `一是压实责任。${a}\n二是优化服务。${b}\n三是用好数据。${c}\n`,
    },
    {
      name: "a heading goes on with those of its own level, whatever the list below it lacks",
      text: `（一）压实责任\n${a}\n（二）优化服务\n${b}\n（二）用好数据\n1.明确任务\n${c}\n3.逐级传导\n${d}\n（四）盯住项目\n${a}\n`,
    },
    {
      name: "families may differ between lists",
      text: `一、压实责任\n一是明确任务。${a}\n二是逐级传导。${b}\n二、优化服务\n一要简化流程。${c}\n二要公开标准。${d}\n`,
    },
    {
      name: "a list of another kind inside an item",
      text: `一是压实责任。第一，明确任务；第二，逐级传导。${a}\n二是优化服务。${b}\n三是用好数据。${c}\n`,
    },
    {
      name: "首先 may open a list of ordinals",
      text: `首先，压实责任。${a}\n第二，优化服务。${b}\n第三，用好数据。${c}\n`,
    },
    {
      name: "最后 may close one",
      text: `第一，压实责任。${a}\n第二，优化服务。${b}\n最后，用好数据。${c}\n`,
    },
    {
      name: "1. and 1、 differ by their mark only",
      text: `1.压实责任，${a}\n2、优化服务，${b}\n3.用好数据，${c}\n`,
    },
  ]);
});
