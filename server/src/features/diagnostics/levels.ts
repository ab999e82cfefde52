import type { Level, Settings, Stage } from "../settings/settings";
import type { Rule } from "./types";

/** Rules of stage `draft`: a half-written text is only told of slips that grow with every line. */
const EARLY: ReadonlySet<string> = new Set([
  "outline/numbering",
  "outline/mixed-markers",
  "wording/repeated-passage",
  "wording/repeated-phrase",
  "wording/doubled-word",
]);

/** At stage `final` these stop the draft. */
const FATAL: ReadonlySet<string> = new Set([
  "text/placeholder",
  "wording/leftover",
  "wording/set-phrase",
  "wording/misquote",
]);

/** The level that a rule speaks at; an explicit setting beats the stage. */
export function levelOf(rule: Pick<Rule, "code" | "level">, settings: Settings): Level {
  return settings.rules[rule.code] ?? byStage(rule, settings.stage);
}

function byStage(rule: Pick<Rule, "code" | "level">, stage: Stage): Level {
  if (stage === "draft") return EARLY.has(rule.code) ? rule.level : "off";
  if (stage === "final" && FATAL.has(rule.code)) return "error";
  return rule.level;
}
