import { expect, test } from "vitest";
import { mayRunAway } from "../../../server/src/packs/runaway";

test.each([
  "(.*)",
  "^(\\w+)\\s(\\w+)$",
  "[^\\]*]+",
  "(?:年|月|日)",
  "(?:第[一二三四五]+章)?",
  "\\d{4}-\\d{2}",
  "(ab){2}",
  "a{3,}",
  "[(*+]+",
  "\\(+",
])("%s may be used", (regex) => {
  expect(mayRunAway(regex)).toBe(false);
});

test.each([
  "(a+)+",
  "(a*)*",
  "((a+)b?)*",
  "(a|a)*",
  "(a|ab)+c",
  "(a?)*",
  "(.*)*x",
  "(?:a{1,20}){1,20}",
  "a*a*a*a*b",
  "(a+)\\1+",
  "(?=(a+))+",
  "x".repeat(201),
])("%s may run away", (regex) => {
  expect(mayRunAway(regex)).toBe(true);
});
