import { authorOfLead, authorOfMeta, organisationOf, readAuthor, readTitleAuthor } from "./byline";
import { isoDate, publicationDate } from "./dates";
import { kindByWords, kindOf } from "./kinds";
import { memoized } from "../../text/memo";
import type { Block, Paragraph, SpeechMeta } from "../model";
import { occasionOf, occasionSaid } from "./occasion";
import { readRunOn, readSpokenNote, type Head, type SpokenNote } from "./runOn";
import { lineShape } from "../lines/shapes";
import { cleanTitle } from "../lines/title";
import { dropEnd } from "../../text/ends";

/** What a speech tells of itself: by its title, byline and publication lines, else by its first and last words. */
export function readMeta(blocks: readonly Block[]): SpeechMeta {
  const titles = textsOf(blocks, "title", "text");
  const runOn = readHead(blocks, titles);
  const title = withOccasion(runOn?.title ?? (joined(titles.map(cleanTitle)) || undefined), blocks);
  const salutation = first(textsOf(blocks, "salutation"), (text) => dropEnd(text, /[：！，]/));
  const note = readNote(blocks);
  const person = readPerson(blocks, title, runOn, note);
  const date = readDate(blocks, title, [runOn?.date, note?.date]);
  const told: Told = { names: [title, ...subtitles(blocks)], note, body: textsOf(blocks, "body") };
  const kind =
    readKind(told) ??
    (salutation !== undefined ? "讲话" : person.author || person.position ? "文章" : undefined);
  const occasion = readOccasion(told);
  return {
    ...(title && { title }),
    ...person,
    ...(occasion && { occasion }),
    ...(date && { date }),
    ...(salutation && { salutation }),
    ...(kind && { kind }),
  };
}

/** Lines of a title as one; between Han nothing stands where a line ended. */
const joined = (lines: readonly string[]): string =>
  lines.reduce((title, line) => title + (isLatin(title.at(-1)) && isLatin(line[0]) ? " " : "") + line, "");

const isLatin = (character = ""): boolean => /[A-Za-z\d]/.test(character);

/** 主标题——副标题: what stands under a dash below the title is of it. */
function withOccasion(title: string | undefined, blocks: readonly Block[]): string | undefined {
  const last = blocks.findLastIndex(({ kind }) => kind === "title");
  const below = blocks.slice(last + 1).find(({ kind }) => kind !== "blank" && kind !== "furniture");
  if (title === undefined || last < 0 || below?.kind !== "byline") return title;
  const line = cleanTitle(below.paragraph.text);
  const occasion = line.replace(/^(?:[—―─-]+|一一)/, "").trim();
  return /^(?:—|--|―|─|一一)/.test(line) && occasion !== "" ? `${title}——${occasion}` : title;
}

/** Where kind and occasion are told. */
interface Told {
  /** Title, and lines under it. */
  readonly names: readonly (string | undefined)[];
  readonly note: SpokenNote | undefined;
  /** Paragraphs, folded. */
  readonly body: readonly string[];
}

const readKind = ({ names, note, body }: Told): string | undefined =>
  first(names, kindOf) ?? (note && kindOf(note.kind)) ?? kindByWords(body);

const readOccasion = ({ names, note, body }: Told): string | undefined =>
  first(names, occasionOf) ?? note?.occasion ?? occasionSaid(body);

/** A head in one line: a title that holds more, or the first line where there is no title. */
function readHead(blocks: readonly Block[], titles: readonly string[]): Head | undefined {
  if (titles.length > 0) return first(titles, readRunOn);
  const top = blocks.find(({ kind }) => kind === "body");
  return top && readRunOn(top.paragraph.text);
}

/** Blocks at either end that a note on where the text was spoken stands in. */
const NOTE_REACH = 6;

function readNote(blocks: readonly Block[]): SpokenNote | undefined {
  const written = blocks.filter(({ kind }) => kind === "body" || kind === "note" || kind === "byline");
  const ends = [...written.slice(0, NOTE_REACH), ...written.slice(-NOTE_REACH)];
  return first(ends, ({ paragraph }) => noteIn(paragraph));
}

const noteIn = memoized(({ folded }: Paragraph) => readSpokenNote(folded.text));

/** ——在第三次代表大会上的报告, under the title. */
const subtitles = (blocks: readonly Block[]): readonly string[] =>
  textsOf(blocks, "byline").filter((text) => /^(?:——|—|--)/.test(text));

function readPerson(
  blocks: readonly Block[],
  title: string | undefined,
  runOn: Head | undefined,
  note: SpokenNote | undefined,
): Pick<SpeechMeta, "author" | "position" | "organisation"> {
  const of = (kind: Block["kind"]): ReturnType<typeof readAuthor> =>
    readAuthor(blocks.filter((block) => block.kind === kind).map(({ paragraph }) => lineOf(paragraph)));
  const signed = of("signature");
  const byline = { ...(signed.author && signed), ...of("byline") };
  const named = title === undefined ? {} : readTitleAuthor(title);
  const author =
    byline.author ??
    runOn?.author ??
    note?.author ??
    first(textsOf(blocks, "furniture", "text"), authorOfMeta) ??
    named.author ??
    first(textsOf(blocks, "furniture"), authorOfLead);
  const position = byline.position ?? runOn?.position ?? named.position;
  // An organisation alone under a speech says who gave it out, not who spoke.
  const organisation = organisationOf(position) ?? organisationOf(signed.position);
  return {
    ...(author && { author }),
    ...(position && { position }),
    ...(organisation && { organisation }),
  };
}

const lineOf = memoized(({ text, folded }: Paragraph): Parameters<typeof readAuthor>[0][number] => ({
  raw: text,
  shape: lineShape(text, folded.text, folded.text.length, undefined),
}));

function readDate(
  blocks: readonly Block[],
  title: string | undefined,
  stated: readonly (string | undefined)[],
): string | undefined {
  const bylines = [...textsOf(blocks, "byline"), ...textsOf(blocks, "signature")];
  return (
    first([...bylines, ...stated], isoDate) ??
    first(textsOf(blocks, "furniture"), publicationDate) ??
    /(?:19|20)\d{2}(?=年)/.exec(title ?? "")?.[0]
  );
}

/** Folded texts of the blocks of a kind, or, as `text`, their sources. */
const textsOf = (
  blocks: readonly Block[],
  kind: Block["kind"],
  form: "folded" | "text" = "folded",
): string[] =>
  blocks
    .filter((block) => block.kind === kind)
    .map(({ paragraph }) => (form === "text" ? paragraph.text : paragraph.folded.text));

/** The first answer that anything gives. */
function first<T, R>(from: readonly (T | undefined)[], ask: (value: T) => R | undefined): R | undefined {
  for (const value of from) {
    const answer = value === undefined ? undefined : ask(value);
    if (answer !== undefined) return answer;
  }
  return undefined;
}
