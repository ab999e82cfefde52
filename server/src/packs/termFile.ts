/** `terms.json`: wordings that are not to be used, and those that are to be used for others. */
import { localized } from "../text/localized";
import { entriesIn, readEntryData, withoutTwins, wordingOf, wordingsOf } from "./entryFile";
import type { Fields } from "./fields";
import type { PackFile } from "./json";
import {
  EXCEPTIONS,
  SEVERITIES,
  TERM_KINDS,
  type PackManifest,
  type Severity,
  type Term,
  type TermKind,
} from "./model";

export const readTermFile = async (file: PackFile, pack: PackManifest): Promise<readonly Term[]> =>
  withoutTwins(file, await entriesIn(file, "terms", (fields) => readTerm(file, fields, pack)));

const USUAL: Record<TermKind, Severity> = { preferred: "prefer", banned: "should", outdated: "should" };

function readTerm(file: PackFile, fields: Fields, pack: PackManifest): Term | undefined {
  const raw = fields.text("text", true);
  const text = raw === undefined ? undefined : wordingOf(fields, fields.node("text")!);
  const hasKind = fields.text("kind", true) !== undefined;
  const kind = hasKind ? fields.oneOf("kind", TERM_KINDS) : undefined;
  const severity = fields.oneOf("severity", SEVERITIES);
  const replacedBy = wordingsOf(fields, "replacedBy", 1);
  const variants = wordingsOf(fields, "variants");
  const except = wordingsOf(fields, "except");
  const exceptIn = fields.someOf("exceptIn", EXCEPTIONS);
  const data = readEntryData(fields, pack);
  if (text !== undefined && kind !== undefined) checkVariants(fields, text, kind, variants);
  if (!fields.sound || text === undefined || kind === undefined) return undefined;
  return {
    text,
    kind,
    replacedBy,
    severity: severity ?? USUAL[kind],
    variants,
    exceptIn,
    except,
    ...data,
    pack,
    at: file.locate(fields.object),
  };
}

/** What cannot work: a preferred wording that replaces nothing or itself, a permitted form without the text. */
function checkVariants(fields: Fields, text: string, kind: TermKind, variants: readonly string[]): void {
  const node = fields.node("variants");
  if (kind === "preferred") {
    if (variants.length === 0)
      fields.wrong(
        node ?? fields.object,
        localized("preferred要写明variants：应当替换的说法。", "preferred needs variants: what it replaces."),
      );
    else if (variants.includes(text))
      fields.wrong(node!, localized("variants里有text本身。", "variants holds text itself."));
    return;
  }
  const lost = variants.find((variant) => !variant.includes(text));
  if (lost !== undefined)
    fields.wrong(
      node!,
      localized(
        `许可的说法“${lost}”里没有“${text}”。`,
        `The permitted form “${lost}” does not hold “${text}”.`,
      ),
    );
}
