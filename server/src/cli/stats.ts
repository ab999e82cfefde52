import { statistics } from "../features/outline/statistics";
import { localized } from "../text/localized";
import type { Command } from "./command";
import { readInputs } from "./files";
import { parseListing } from "./listing";
import { out } from "./output";

export const stats: Command = {
  usage: localized(
    `stats 文件…              字数、时长、小标题数、句数
  --format pretty|json         输出格式
  --settings 文件              设置（语速）`,
    `stats FILE…              characters, minutes, headings, sentences
  --format pretty|json         how to print them
  --settings FILE              settings (speaking rate)`,
  ),

  async run(args, locale) {
    const { files, json, settings } = parseListing(args, locale, "stats");
    const inputs = await readInputs(files, locale);
    const rows = [];
    for (const { name, path, draft } of inputs) {
      const figures = statistics(draft, (await settings.of(path)).speakingRate);
      rows.push({ file: name, ...figures, minutes: Math.round(figures.minutes * 10) / 10 });
    }
    if (json) out.json({ files: rows });
    else
      for (const { file, characters, minutes, sections, sentences } of rows)
        out.line(
          locale === "zh"
            ? `${file}: ${characters}字，${minutes}分钟，小标题${sections}个，${sentences}句`
            : `${file}: ${characters} characters, ${minutes} minutes, ${sections} headings, ${sentences} sentences`,
        );
    return inputs.length < files.length ? 2 : 0;
  },
};
