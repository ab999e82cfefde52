import type { Level, Settings, Stage } from "../settings/settings";
import type { Rule } from "./types";

/** The level that a rule speaks at; an explicit setting beats the stage. */
export const levelOf = (rule: Rule, settings: Settings): Level =>
  settings.rules[rule.code] ?? byStage(rule, settings.stage);

function byStage({ level, early, fatal }: Rule, stage: Stage): Level {
  if (stage === "draft") return early ? level : "off";
  return stage === "final" && fatal ? "error" : level;
}
