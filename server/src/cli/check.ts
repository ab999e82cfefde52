import { isAcceptedIn } from "../features/diagnostics/accepted";
import { withFrontMatter } from "../features/settings/frontMatter";
import { diagnoseAll, type Diagnosis } from "../features/diagnostics/runner";
import { RULES } from "../features/diagnostics/rules";
import type { Level, Settings } from "../features/settings/settings";
import { LEVELS } from "../features/settings/settingsParser";
import { localized, type Locale } from "../text/localized";
import { parseWords, UsageError, type Command } from "./command";
import { readInputs, type InputFile } from "./files";
import type { JsonCheck, JsonFinding } from "./json";
import { openKnowledge } from "./knowledge";
import { out } from "./output";
import { pretty } from "./pretty";
import { reviewFor } from "./review";
import { sarif } from "./sarif";
import { SettingsFiles } from "./settings";

const FORMATS = ["pretty", "json", "sarif"] as const;

export const check: Command = {
  usage: localized(
    `check 文件…              检查；有警告以上的提示时退出码为 1
  --format pretty|json|sarif   输出格式
  --corpus 文件夹              旧稿所在文件夹（可多次）
  --rule 代码=级别             某条规则的级别（可多次）
  --max-warnings N             警告不超过 N 处时退出码为 0
  --settings 文件              设置；不写则用最近上级的 .speech/settings.json
  --locale zh|en               提示的语言`,
    `check FILE…              findings; exit status 1 for any at warning or above
  --format pretty|json|sarif   how to print them
  --corpus DIR                 a folder of earlier speeches (may be repeated)
  --rule code=level            level of a rule (may be repeated)
  --max-warnings N             exit status 0 up to N warnings
  --settings FILE              settings; else .speech/settings.json of the nearest parent
  --locale zh|en               language of the messages`,
  ),

  async run(args, locale) {
    const call = parse(args);
    const settingsFiles = new SettingsFiles(call.settings, locale);
    const settings = await Promise.all(call.files.map((file) => settingsOf(call, settingsFiles, file)));
    const inputs = await readInputs(call.files, locale);
    const knowledge = await openKnowledge(settings, call.corpus, locale);
    const files: { file: InputFile; findings: readonly Judged[] }[] = [];
    try {
      await knowledge.know(inputs.map(({ draft }) => draft));
      for (const file of inputs) {
        const own = withFrontMatter(settings[call.files.indexOf(file.name)]!, file.document.source);
        files.push({
          file,
          findings: await judge(file, await knowledge.context(file.draft, file.path, own)),
        });
      }
    } finally {
      await knowledge.close();
    }
    const result: JsonCheck = {
      version: 1,
      files: files.map(({ file, findings }) => ({
        file: file.name,
        findings: findings.map((finding) => toJson(file, finding, locale)),
      })),
    };
    if (call.format === "json") out.json(result);
    else if (call.format === "sarif") out.json(sarif(result));
    else out.lines(pretty(result, locale));
    const couldNotRun = inputs.length < call.files.length || !knowledge.complete;
    return couldNotRun ? 2 : statusOf(result, call.maxWarnings);
  },
};

interface Judged {
  readonly diagnosis: Diagnosis;
  readonly accepted: boolean;
}

interface Call {
  readonly files: readonly string[];
  readonly format: (typeof FORMATS)[number];
  readonly corpus: readonly string[];
  readonly rules: Readonly<Record<string, Level>>;
  readonly maxWarnings: number;
  readonly settings: string | undefined;
}

function parse(args: readonly string[]): Call {
  const { values, positionals } = parseWords(args, {
    format: { type: "string" },
    corpus: { type: "string", multiple: true },
    rule: { type: "string", multiple: true },
    "max-warnings": { type: "string" },
  });
  const format = values.format ?? "pretty";
  if (!isFormat(format)) throw new UsageError(`--format ${format}`);
  const maxWarnings = Number(values["max-warnings"] ?? 0);
  if (!Number.isInteger(maxWarnings) || maxWarnings < 0)
    throw new UsageError(`--max-warnings ${values["max-warnings"]}`);
  if (positionals.length === 0) throw new UsageError("check: FILE…");
  return {
    files: positionals,
    format,
    corpus: values.corpus ?? [],
    rules: Object.fromEntries((values.rule ?? []).map(ruleOf)),
    maxWarnings,
    settings: values.settings,
  };
}

const isFormat = (value: string): value is Call["format"] => (FORMATS as readonly string[]).includes(value);

function ruleOf(given: string): readonly [string, Level] {
  const [code, level] = given.split("=");
  if (!RULES.some((rule) => rule.code === code) || !LEVELS.includes(level as Level))
    throw new UsageError(`--rule ${given}`);
  return [code!, level as Level];
}

async function settingsOf(call: Call, files: SettingsFiles, file: string): Promise<Settings> {
  const settings = await files.of(file);
  return { ...settings, rules: { ...settings.rules, ...call.rules } };
}

async function judge(
  file: InputFile,
  context: Parameters<typeof diagnoseAll>[0],
): Promise<readonly Judged[]> {
  const { name, accepted } = await reviewFor(file.path);
  return diagnoseAll(context).map((diagnosis) => ({
    diagnosis,
    accepted: isAcceptedIn(accepted, name, diagnosis.code, diagnosis.fingerprint),
  }));
}

function toJson(file: InputFile, { diagnosis, accepted }: Judged, locale: Locale): JsonFinding {
  const { code, level, message, span, related, fingerprint } = diagnosis;
  return {
    code,
    level,
    message: message[locale],
    range: file.range(span),
    related: (related ?? []).map((r) => ({
      file: file.name,
      range: file.range(r.span),
      message: r.message[locale],
    })),
    fingerprint,
    ...(accepted && { accepted }),
  };
}

/** 1 for an error, or for more warnings than are allowed. */
function statusOf({ files }: JsonCheck, maxWarnings: number): number {
  const open = files.flatMap(({ findings }) => findings.filter(({ accepted }) => !accepted));
  const warnings = open.filter(({ level }) => level === "warning").length;
  return open.some(({ level }) => level === "error") || warnings > maxWarnings ? 1 : 0;
}
