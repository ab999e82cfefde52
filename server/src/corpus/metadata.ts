import { fileTitle } from "./fileTitle";
import { kindOf } from "../speech/roles/kinds";
import type { Speech, SpeechMeta } from "../speech/model";

/** What is known of a speech of the corpus; only the title is always there. */
export interface CorpusMeta {
  readonly title: string;
  readonly author?: string;
  readonly position?: string;
  readonly organisation?: string;
  /** What was held: 全市检察工作推进会. */
  readonly occasion?: string;
  /** ISO: `2026-01-15`, `2026-01` or `2026`. */
  readonly date?: string;
  /** 讲话 报告 致辞 主持词 文章 … */
  readonly kind?: string;
}

/**
 * Joins what is declared of a speech (front matter, seeds.json) with what the parser saw, and reads date and
 * kind from title, byline and file name where neither tells. `name`: file name without its extension; `hint`: what
 * the file says of itself and is believed last.
 */
export function metaOf(
  speech: Speech,
  name: string,
  declared: SpeechMeta = {},
  hint: SpeechMeta = {},
): CorpusMeta {
  const title = declared.title ?? speech.meta.title ?? firstName(speech) ?? hint.title ?? fileTitle(name);
  const beside = linesOf(speech, "byline");
  const author = declared.author ?? speech.meta.author;
  const position = declared.position ?? speech.meta.position;
  const date =
    dateOf(declared.date) ??
    dateOf(speech.meta.date) ??
    firstDate([...beside, ...linesOf(speech, "signature"), title, name]) ??
    dateOf(hint.date);
  const told = speech.meta.kind;
  const sure = kindOf(title) ?? (told !== undefined && !GENERAL.has(told) ? told : undefined);
  const kind =
    declared.kind ??
    sure ??
    hint.kind ??
    told ??
    kindOf(name) ??
    (isArticle(speech, author) ? "文章" : undefined);
  const { organisation, occasion } = { ...speech.meta, ...declared };
  return {
    title,
    ...(author !== undefined && { author }),
    ...(position !== undefined && { position }),
    ...(organisation !== undefined && { organisation }),
    ...(occasion !== undefined && { occasion }),
    ...(date !== undefined && { date }),
    ...(kind !== undefined && { kind }),
  };
}

/** Kinds that a speech is of where nothing says otherwise: a file's name may know better. */
const GENERAL: ReadonlySet<string> = new Set(["讲话", "文章"]);

/** A byline and nobody addressed: written to be read. */
const isArticle = (speech: Speech, author: string | undefined): boolean =>
  author !== undefined && speech.meta.salutation === undefined;

function firstDate(texts: readonly string[]): string | undefined {
  const dates = texts.map(dateOf).filter((date) => date !== undefined);
  return dates.reduce<string | undefined>(
    (best, date) => (date.length > (best?.length ?? 0) ? date : best),
    undefined,
  );
}

const DIGITS = "〇一二三四五六七八九";
const HAN_YEAR = /[一二][〇○零一二三四五六七八九]{3}/;

/** The first date or year that a line states, in ISO form: as exact as it is stated. */
export function dateOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const plain = text
    .replace(HAN_YEAR, (year) => year.replace(/./g, (digit) => String(Math.max(0, DIGITS.indexOf(digit)))))
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  const full =
    /(?<!\d)((?:19|20)\d\d)\s*[年.\-/]\s*(\d{1,2}|[一二三四五六七八九十]{1,2})(?:\s*[月.\-/]\s*(\d{1,2}(?!\d)|[一二三四五六七八九十]{1,3}))?/.exec(
      plain,
    ) ?? /(?<!\d)((?:19|20)\d\d)([01]\d)([0-3]\d)(?!\d)/.exec(plain);
  if (full) {
    const [month, day] = [figure(full[2]!), full[3] === undefined ? undefined : figure(full[3])];
    if (month >= 1 && month <= 12) {
      const start = `${full[1]!}-${two(month)}`;
      return day !== undefined && day >= 1 && day <= 31 ? `${start}-${two(day)}` : start;
    }
  }
  return /(?<!\d)((?:19|20)\d\d)(?=年)/.exec(plain)?.[1] ?? /^((?:19|20)\d\d)(?!\d)/.exec(plain)?.[1];
}

const two = (value: number): string => String(value).padStart(2, "0");

/** 1 to 31, in Arabic or Chinese figures. */
function figure(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  const [tens, ones] = text.includes("十") ? text.split("十") : ["", text];
  const of = (part: string | undefined, absent: number): number =>
    part === undefined || part === "" ? absent : DIGITS.indexOf(part);
  return text.includes("十") ? of(tens, 1) * 10 + of(ones, 0) : of(ones, 0);
}

const linesOf = (speech: Speech, kind: "byline" | "signature"): readonly string[] =>
  speech.blocks.filter((block) => block.kind === kind).map((block) => block.paragraph.folded.text);

const firstName = (speech: Speech): string | undefined =>
  speech.sections.find((section) => section.kind === "title")?.name;
