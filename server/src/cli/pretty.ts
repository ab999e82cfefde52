import type { Locale } from "../text/localized";
import type { JsonCheck, JsonFinding } from "./json";
import { printable } from "./terminal";

const MARKS = {
  error: ["错误", "error"],
  warning: ["警告", "warning"],
  info: ["提示", "info"],
  hint: ["参考", "hint"],
} as const;
const COLOURS = { error: 31, warning: 33, info: 36, hint: 90 } as const;

/** For people: a line a finding, with places that a terminal can open; the sum last. */
export function pretty({ files }: JsonCheck, locale: Locale, colour: boolean): string {
  const out: string[] = [];
  for (const { file, findings } of files) {
    for (const finding of findings) out.push(...lines(file, finding, locale, colour));
  }
  const open = files.flatMap(({ findings }) => findings.filter((f) => !f.accepted));
  const accepted = files.reduce((n, { findings }) => n + findings.length, 0) - open.length;
  const count = (level: JsonFinding["level"]) => open.filter((f) => f.level === level).length;
  const [errors, warnings, others] = [count("error"), count("warning"), count("info") + count("hint")];
  out.push(
    locale === "zh"
      ? `${files.length} 个文件：错误 ${errors}，警告 ${warnings}，其他 ${others}${accepted ? `；已保留 ${accepted}` : ""}`
      : `${files.length} ${files.length === 1 ? "file" : "files"}: ${errors} errors, ${warnings} warnings, ${others} others${accepted ? `; ${accepted} accepted` : ""}`,
  );
  return `${out.join("\n")}\n`;
}

function lines(file: string, finding: JsonFinding, locale: Locale, colour: boolean): string[] {
  const { start } = finding.range;
  const mark = MARKS[finding.level][locale === "zh" ? 0 : 1];
  const painted = colour ? `\u001b[${COLOURS[finding.level]}m${mark}\u001b[0m` : mark;
  const accepted = finding.accepted ? (locale === "zh" ? "（已保留）" : " (accepted)") : "";
  return [
    `${printable(file)}:${start.line + 1}:${start.character + 1}: ${painted} ${printable(finding.message)} [${finding.code}]${accepted}`,
    ...finding.related.map(
      (r) =>
        `    ${printable(r.file)}:${r.range.start.line + 1}:${r.range.start.character + 1}: ${printable(r.message)}`,
    ),
  ];
}
