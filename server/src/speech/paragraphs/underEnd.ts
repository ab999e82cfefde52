import { opensAttachments, opensDraftersNotes } from "../lines/printedSigns";
import type { Line } from "../lines/line";

/** Cuts what whoever drafted or sends out a speech has noted under it, with all that follows. */
export function cutUnderEnd(lines: readonly Line[], cut: boolean[]): void {
  const half = lines.length / 2;
  const from = lines.findIndex(({ info }, i) => i > half && opens(info.text) && isUnder(lines, i));
  if (from < 0) return;
  for (let i = from; i < lines.length; i++) if (lines[i]!.info.end !== "blank") cut[i] = true;
}

const opens = (text: string): boolean => opensDraftersNotes(text) || opensAttachments(text);

/** Characters of such notes at the most. */
const MOST = 600;

/** Notes are short, and nobody is addressed or thanked below them; of what is attached there are names alone. */
function isUnder(lines: readonly Line[], from: number): boolean {
  const namesOnly = !opensDraftersNotes(lines[from]!.info.text);
  let han = 0;
  for (let i = from; i < lines.length; i++) {
    const { info } = lines[i]!;
    han += info.han;
    if (han > MOST || info.shape === "salutation" || info.marker?.style === "han-comma") return false;
    if (namesOnly && info.furniture === undefined && info.end === "final" && info.han > 12) return false;
  }
  return true;
}
