import { outline as outlineOf, type OutlineNode } from "../features/outline/symbols";
import { localized, type Locale } from "../text/localized";
import type { Command } from "./command";
import { readInputs, type InputFile } from "./files";
import type { JsonSection } from "./json";
import { parseListing } from "./listing";
import { out } from "./output";

export const outline: Command = {
  usage: localized(
    `outline 文件…            提纲，附字数与时长
  --format pretty|json         输出格式
  --settings 文件              设置（语速）`,
    `outline FILE…            the outline, with characters and minutes
  --format pretty|json         how to print it
  --settings FILE              settings (speaking rate)`,
  ),

  async run(args, locale) {
    const { files, json, settings } = parseListing(args, locale, "outline");
    const inputs = await readInputs(files, locale);
    const outlines = [];
    for (const file of inputs) {
      const { speakingRate } = await settings.of(file.path);
      outlines.push({ file, nodes: outlineOf(file.draft, speakingRate) });
    }
    if (json)
      out.json({
        files: outlines.map(({ file, nodes }) => ({
          file: file.name,
          outline: nodes.map((n) => toJson(file, n)),
        })),
      });
    else for (const { file, nodes } of outlines) out.lines(pretty(file, nodes, locale));
    return inputs.length < files.length ? 2 : 0;
  },
};

function toJson(file: InputFile, node: OutlineNode): JsonSection {
  return {
    name: node.name,
    kind: node.kind,
    level: node.level,
    range: file.range(node.span),
    selectionRange: file.range(node.selection),
    characters: node.characters,
    minutes: round(node.minutes),
    children: node.children.map((child) => toJson(file, child)),
  };
}

const round = (minutes: number): number => Math.round(minutes * 10) / 10;

function pretty(file: InputFile, nodes: readonly OutlineNode[], locale: Locale): readonly string[] {
  const lines = [file.name];
  const visit = (node: OutlineNode): void => {
    const line = file.range(node.selection).start.line + 1;
    const length =
      locale === "zh"
        ? `${node.characters}字 ${round(node.minutes)}分钟`
        : `${node.characters} characters, ${round(node.minutes)} min`;
    lines.push(`${"  ".repeat(node.level)}${node.name}  (${length}) :${line}`);
    node.children.forEach(visit);
  };
  nodes.forEach(visit);
  return lines;
}
