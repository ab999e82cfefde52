import type { Locale } from "../text/localized";
import type { JsonCheck, JsonFinding } from "./json";
import type { Line } from "./output";

const MARKS = {
  error: ["错误", "error"],
  warning: ["警告", "warning"],
  info: ["提示", "info"],
  hint: ["参考", "hint"],
} as const;
const COLOURS = { error: 31, warning: 33, info: 36, hint: 90 } as const;

/** For people: a line a finding, with places that a terminal can open; the sum last. */
export function pretty({ files }: JsonCheck, locale: Locale): readonly Line[] {
  const out: Line[] = [];
  for (const { file, findings } of files) {
    for (const finding of findings) out.push(...lines(file, finding, locale));
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
  return out;
}

function lines(file: string, finding: JsonFinding, locale: Locale): Line[] {
  const { start } = finding.range;
  const mark = MARKS[finding.level][locale === "zh" ? 0 : 1];
  const accepted = finding.accepted ? (locale === "zh" ? "（已保留）" : " (accepted)") : "";
  return [
    [
      `${file}:${start.line + 1}:${start.character + 1}: `,
      { text: mark, colour: COLOURS[finding.level] },
      ` ${finding.message} [${finding.code}]${accepted}`,
    ],
    ...finding.related.map(
      (r) => `    ${r.file}:${r.range.start.line + 1}:${r.range.start.character + 1}: ${r.message}`,
    ),
  ];
}
