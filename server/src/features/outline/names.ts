import { isContent } from "../../speech/blockKinds";
import type { Section, Speech } from "../../speech/model";
import { allSections } from "../../speech/structure";

/** Characters of what is said to the hall that tell one 同志们 from the other. */
const WORDS = 16;

/** Names for what addresses the hall in words that an entry before it bears: 同志们：大好的形势…. */
export function namesOf(speech: Speech): ReadonlyMap<Section, string> {
  const out = new Map<Section, string>();
  const seen = new Set<string>();
  for (const section of allSections(speech.sections)) {
    if (section.kind !== "salutation" && section.kind !== "closing") continue;
    const { name } = section;
    const words = seen.has(name) ? wordsBehind(speech, section) : "";
    seen.add(name);
    if (words !== "") out.set(section, `${name}：${words}`);
  }
  return out;
}

/** What is said behind the address in its paragraph, else in the next. */
function wordsBehind({ blocks }: Speech, { block, name }: Section): string {
  const rest = blocks[block]!.paragraph.folded.text.replace(name, "");
  const next = blocks.slice(block + 1).find(isContent)?.paragraph.folded.text ?? "";
  const said =
    [rest, next].map((text) => text.replace(/^[：！，。、；]/u, "")).find((text) => text !== "") ?? "";
  const sentence = said.split(/[。！？]/u, 1)[0]!;
  return sentence.length > WORDS ? `${sentence.slice(0, WORDS)}…` : sentence;
}
