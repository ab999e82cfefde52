import { isContent, isHeading } from "../blockKinds";
import type { Block, Section } from "../model";
import { findOpenings, wholeSpan, type Opening } from "./openings";
import { cleanHeading } from "../lines/title";

/** The outline of one speech: its title, and under it salutation, headings by depth, closing, thanks, signature. */
export function buildSections(
  text: string,
  blocks: readonly Block[],
  depths: ReadonlyMap<number, number>,
): readonly Section[] {
  const openings = findOpenings(blocks, depths);
  const end = contentEnd(blocks);
  const titles = blocks.flatMap((block, i) => (block.kind === "title" ? [i] : []));
  const parts = nest(text, blocks, openings, end);
  const [title] = titles;
  if (title === undefined) return parts;
  const heading = wholeSpan(blocks[title]!);
  return [
    {
      kind: "title",
      level: 1,
      name: cleanHeading(titles.map((i) => blocks[i]!.paragraph.text.trim()).join(" ")),
      heading,
      span: { start: contentStart(blocks), end },
      block: title,
      children: parts,
    },
  ];
}

function nest(
  text: string,
  blocks: readonly Block[],
  openings: readonly Opening[],
  end: number,
): readonly Section[] {
  const ends = endsOf(blocks, openings, end);
  let next = 0;
  const read = (level: number): readonly Section[] => {
    const out: Section[] = [];
    while (next < openings.length && openings[next]!.level > level) {
      const at = next++;
      const own = openings[at]!;
      // A salutation has nothing below it: what is numbered there is the speech's.
      const children = own.kind === "salutation" ? [] : read(own.level);
      out.push(toSection(text, blocks, own, ends[at]!, children));
    }
    return out;
  };
  return read(1);
}

/** Each section ends where the next one of its level or above begins. */
function endsOf(blocks: readonly Block[], openings: readonly Opening[], end: number): readonly number[] {
  const ends = new Array<number>(openings.length);
  const open: number[] = [];
  openings.forEach(({ level, block }, i) => {
    while (open.length > 0 && openings[open.at(-1)!]!.level >= level)
      ends[open.pop()!] = blocks[block]!.span.start;
    open.push(i);
  });
  for (const i of open) ends[i] = end;
  return ends;
}

function toSection(
  text: string,
  blocks: readonly Block[],
  own: Opening,
  end: number,
  children: readonly Section[],
): Section {
  const { kind, level, block, heading } = own;
  const at = blocks[block]!;
  const [marker] = at.paragraph.markers;
  // A salutation heads no section: what follows it is the speech.
  const until = kind === "salutation" ? at.span.end : end;
  return {
    kind,
    level,
    name: cleanHeading(text.slice(heading.start, heading.end)),
    heading,
    span: { start: at.span.start, end: Math.max(trimmedEnd(blocks, block, until), heading.end) },
    block,
    ...(marker && isHeading(own) && { marker }),
    children,
  };
}

/** End of the last block with content before `until`, from `first` on. */
function trimmedEnd(blocks: readonly Block[], first: number, until: number): number {
  let end = blocks[first]!.span.end;
  for (let i = first; i < blocks.length && blocks[i]!.span.end <= until; i++) {
    if (isContent(blocks[i]!)) end = blocks[i]!.span.end;
  }
  return end;
}

const contentStart = (blocks: readonly Block[]): number => blocks.find(isContent)?.span.start ?? 0;
const contentEnd = (blocks: readonly Block[]): number => blocks.findLast(isContent)?.span.end ?? 0;
