import { MarkupKind, type Hover, type HoverParams } from "vscode-languageserver";
import { escapeMarkdown } from "../../features/escapeMarkdown";
import { isServed } from "../../features/gate";
import { phraseUses, shortened, type PhraseUses } from "../../features/navigation/hover";
import type { Quotation } from "../../index/phraseLocations";
import { localized, type Locale } from "../../text/localized";
import { toRange } from "../convert";
import type { OpenDocument } from "../session/documents";
import type { Session } from "../session/session";

/** What the corpus has of the phrase that is pointed at. */
export async function hover(
  document: OpenDocument,
  session: Session,
  { position }: HoverParams,
): Promise<Hover | null> {
  const { draft, text, uri } = document;
  const places = session.placesFor(document);
  if (!isServed(document)) return null;
  const uses = phraseUses(draft, text.offsetAt(position), places);
  if (!uses) return null;
  const locale = session.client.locale(await session.settings.of(uri));
  const markdown = session.client.abilities.markdownHover;
  return {
    contents: {
      kind: markdown ? MarkupKind.Markdown : MarkupKind.PlainText,
      value: markdown ? markdownOf(uses, locale) : plainOf(uses, locale),
    },
    range: toRange(text, uses.phrase.span),
  };
}

function markdownOf(uses: PhraseUses, locale: Locale): string {
  const lines = uses.quotations.map((quotation) => {
    const { before, after } = shortened(quotation);
    const sentence = `${escapeMarkdown(before)}${strong(uses.phrase.text)}${escapeMarkdown(after)}`;
    return `- ${sentence}  \n  — ${escapeMarkdown(sourceOf(quotation))}`;
  });
  return [`${strong(uses.phrase.text)}  \n${countOf(uses, locale)}`, lines.join("\n")].join("\n\n");
}

function plainOf(uses: PhraseUses, locale: Locale): string {
  const lines = uses.quotations.map((quotation) => {
    const { before, after } = shortened(quotation);
    return `${before}${uses.phrase.text}${after}\n  — ${sourceOf(quotation)}`;
  });
  return [`${uses.phrase.text}\n${countOf(uses, locale)}`, ...lines].join("\n\n");
}

/** Bold where Markdown takes it for that: beside a mark its asterisks would stand in the text. */
function strong(phrase: string): string {
  const text = escapeMarkdown(phrase);
  return /^[\p{L}\p{N}].*[\p{L}\p{N}]$/su.test(phrase) ? `**${text}**` : text;
}

const countOf = ({ count, speeches }: PhraseUses, locale: Locale): string =>
  localized(
    `语料中 ${count} 处，见于 ${speeches} 篇`,
    `${count} ${count === 1 ? "place" : "places"} in ${speeches} ${speeches === 1 ? "speech" : "speeches"} of the corpus`,
  )[locale];

function sourceOf({ speech: { title, date } }: Quotation): string {
  const named = title.startsWith("《") ? title : `《${title}》`;
  return date === undefined ? named : `${named} ${date}`;
}
