import type { Locale } from "../text/localized";
import type { JsonInspectedFile, JsonInspectedSpeech } from "./json";
import { printable, shortened, table } from "./terminal";

const HEADS = {
  zh: ["文件", "编码", "标题", "文种", "日期", "作者、职务", "行", "字数", "剔除行"],
  en: ["file", "encoding", "title", "kind", "date", "author, position", "lines", "characters", "lines cut"],
} as const;
/** Columns of figures. */
const FIGURES = [7, 8];
/** Columns that names may take; the JSON form holds them whole. */
const WIDE = 48;

/** For people: a row a speech, then what was cut where that is asked for, what was skipped and why, and the sum. */
export function prettyInspect(
  files: readonly JsonInspectedFile[],
  locale: Locale,
  show: boolean,
): readonly string[] {
  const read = files.filter(({ skipped }) => skipped === undefined);
  const out = read.length > 0 ? [...table([HEADS[locale], ...read.flatMap(rowsOf)], FIGURES)] : [];
  if (show) out.push("", ...read.flatMap(cutsOf));
  const skipped = files.flatMap(({ file, skipped: reason }) =>
    reason === undefined ? [] : [[printable(file), printable(reason)]],
  );
  if (skipped.length > 0) out.push("", locale === "zh" ? "跳过：" : "Skipped:", ...table(skipped));
  out.push("", sum(read, skipped.length, locale));
  return out.slice(out.findIndex((line) => line !== ""));
}

function rowsOf({ file, encoding, speeches, cut }: JsonInspectedFile): readonly (readonly string[])[] {
  const lines = String(new Set(cut.map(({ line }) => line)).size);
  const head = [shortened(printable(file), WIDE), encoding ?? ""];
  if (speeches.length === 0) return [[...head, "", "", "", "", "", "0", lines]];
  return speeches.map((speech, i) => [
    ...(i === 0 ? head : ["", ""]),
    ...cells(speech),
    i === 0 ? lines : "",
  ]);
}

function cells({ title, kind, date, author, position, lines, characters }: JsonInspectedSpeech): string[] {
  const person = [author, position].filter((part) => part !== null).join(" ");
  const extents = lines.map(([first, last]) => (first === last ? String(first) : `${first}-${last}`));
  return [
    shortened(printable(title), WIDE),
    printable(kind ?? ""),
    date ?? "",
    shortened(printable(person), WIDE / 2),
    shortened(extents.join(","), WIDE / 2),
    characters.toLocaleString("en"),
  ];
}

const cutsOf = ({ file, cut }: JsonInspectedFile): readonly string[] =>
  cut.map(({ line, text, reason }) => `${printable(file)}:${line}: [${reason}] ${printable(text)}`);

function sum(read: readonly JsonInspectedFile[], skipped: number, locale: Locale): string {
  const speeches = read.flatMap((file) => file.speeches);
  const characters = speeches.reduce((total, speech) => total + speech.characters, 0).toLocaleString("en");
  const lines = read.reduce((total, { cut }) => total + new Set(cut.map(({ line }) => line)).size, 0);
  return locale === "zh"
    ? `${read.length} 个文件，${speeches.length} 篇，${characters} 字；剔除 ${lines} 行，跳过 ${skipped} 个文件`
    : `${read.length} files, ${speeches.length} speeches, ${characters} characters; ${lines} lines cut, ${skipped} files skipped`;
}
