import { parseNumeral } from "../text/numerals";
import { authorOfMeta, readAuthor } from "./byline";
import type { Block, SpeechMeta } from "./model";
import { lineShape } from "./shapes";
import { cleanTitle, kindOf } from "./title";

/** Title, author, date and kind of a speech, from its title, byline and publication lines. */
export function readMeta(blocks: readonly Block[]): SpeechMeta {
  const of = (kind: Block["kind"]): readonly Block[] => blocks.filter((block) => block.kind === kind);
  const title =
    of("title")
      .map(({ paragraph }) => cleanTitle(paragraph.text))
      .join(" ") || undefined;
  const salutation = of("salutation")[0]?.paragraph.folded.text.replace(/[：！，]+$/, "");
  const bylines = [...of("byline"), ...of("signature")];
  const signed = readAuthor(of("signature").flatMap(linesOf));
  // An organisation alone under a speech says who gave it out, not who spoke.
  const author = { ...(signed.author && signed), ...readAuthor(of("byline").flatMap(linesOf)) };
  const furniture = of("furniture").map(({ paragraph }) => paragraph.folded.text);
  const named = author.author ?? furniture.map(authorOfMeta).find((name) => name !== undefined);
  const date =
    firstDate(bylines.map(({ paragraph }) => paragraph.folded.text)) ?? firstDate(furniture) ?? yearOf(title);
  const kind = kindOf(title, salutation !== undefined, named !== undefined || author.position !== undefined);
  return {
    ...(title && { title }),
    ...(named && { author: named }),
    ...(author.position && { position: author.position }),
    ...(date && { date }),
    ...(salutation && { salutation }),
    ...(kind && { kind }),
  };
}

function linesOf({ paragraph }: Block): readonly { readonly raw: string; readonly shape: string }[] {
  const { text, folded } = paragraph;
  return [{ raw: text, shape: lineShape(text, folded.text, folded.text.length, undefined) }];
}

/** First full date of the texts as ISO, else the first month, else the first year. */
function firstDate(texts: readonly string[]): string | undefined {
  for (const text of texts) {
    const hit = /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/.exec(text);
    if (hit) return `${hit[1]!}-${hit[2]!.padStart(2, "0")}-${hit[3]!.padStart(2, "0")}`;
    const han =
      /([一二三四五六七八九〇零○]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日/.exec(
        text,
      );
    if (han) {
      const [year, month, day] = han.slice(1).map((part) => parseNumeral(part.replace(/○/g, "〇")) ?? 0);
      return `${year!}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
    }
  }
  return undefined;
}

const yearOf = (title: string | undefined): string | undefined =>
  /(?:19|20)\d{2}(?=年)/.exec(title ?? "")?.[0];
