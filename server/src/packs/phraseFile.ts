/** `phrases.json`: formulations that are said in these words. */
import { localized } from "../text/localized";
import { entriesIn, readEntryData, withoutTwins, wordingOf, wordingsOf } from "./entryFile";
import type { Fields } from "./fields";
import type { PackFile } from "./json";
import type { PackManifest, Phrase } from "./model";

export const readPhraseFile = async (file: PackFile, pack: PackManifest): Promise<readonly Phrase[]> =>
  withoutTwins(file, await entriesIn(file, "phrases", (fields) => readPhrase(file, fields, pack)));

function readPhrase(file: PackFile, fields: Fields, pack: PackManifest): Phrase | undefined {
  const raw = fields.text("text", true);
  const text = raw === undefined ? undefined : wordingOf(fields, fields.node("text")!);
  const members = wordingsOf(fields, "members");
  const exact = fields.flag("exact");
  const occasions = (fields.texts("occasions", false) ?? []).map((node) => String(node.value));
  const data = readEntryData(fields, pack);
  const memberStarts = text === undefined ? [] : startsOf(fields, text, members);
  if (!fields.sound || text === undefined) return undefined;
  return { text, memberStarts, exact, occasions, ...data, pack, at: file.locate(fields.object) };
}

/** Where the members stand in the text, one after the other; the first begins it. */
function startsOf(fields: Fields, text: string, members: readonly string[]): readonly number[] {
  const starts: number[] = [];
  let from = 0;
  for (const member of members) {
    const at = text.indexOf(member, from);
    if (at < 0) {
      const message = localized(
        `“${member}”没有依次出现在text中。`,
        `“${member}” does not stand in text in this order.`,
      );
      fields.wrong(fields.node("members")!, message);
      return [];
    }
    if (at > 0) starts.push(at);
    from = at + member.length;
  }
  return starts;
}
