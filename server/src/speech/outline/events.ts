import { isSoft, isUnnumbered } from "../markerStyles";
import { isNumberable } from "../blockKinds";
import type { Block, Marker } from "../model";
import { turnsOf } from "./turns";

/** Something that can open, continue or close a list: a marker, or a heading without one. */
export interface MarkerEvent {
  readonly block: number;
  /** Absent for a heading without a number. */
  readonly marker: Marker | undefined;
  /** Opens its paragraph. */
  readonly leading: boolean;
  /** How often another speaker of a transcript had begun: prose is counted through by one alone. */
  readonly turn: number;
}

/** Markers and unnumbered headings of a speech in text order, without soft markers that have no partner. */
export function markerEvents(blocks: readonly Block[]): readonly MarkerEvent[] {
  const events: MarkerEvent[] = [];
  const turnOf = turnsOf(blocks);
  blocks.forEach((block, index) => {
    if (!isNumberable(block)) return;
    const { markers, folded } = block.paragraph;
    const turn = turnOf(index);
    const leads = markers[0] !== undefined && opens(folded.text, markers[0]);
    if (block.kind === "heading" && !leads)
      events.push({ block: index, marker: undefined, leading: true, turn });
    if (block.kind === "heading" && leads)
      events.push({ block: index, marker: markers[0], leading: true, turn });
    if (block.kind === "heading") return;
    markers.forEach((marker, i) => events.push({ block: index, marker, leading: i === 0 && leads, turn }));
  });
  return withPartners(events);
}

/** Only Markdown decoration stands before it. */
const opens = (text: string, marker: Marker): boolean => !/[^#*> ]/.test(text.slice(0, marker.span.start));

/** The styles of prose mix with one another inside one series: 一要 二要 三是, 首先 其次 第三. */
export function areKin(a: Marker, b: Marker): boolean {
  return (
    a.style === b.style ||
    (isSoft(a.style) === isSoft(b.style) && !isUnnumbered(a.style) && !isUnnumbered(b.style))
  );
}

/** A leading soft marker is one only beside another of its kind: 首先，我代表… alone is prose. */
function withPartners(events: readonly MarkerEvent[]): readonly MarkerEvent[] {
  const soft = events.filter(
    ({ marker, leading }) => leading && marker !== undefined && isSoft(marker.style),
  );
  const kept = new Set<MarkerEvent>();
  soft.forEach((event, i) => {
    for (const other of [soft[i - 1], soft[i + 1]]) if (other && arePartners(event, other)) kept.add(event);
  });
  // Between 第一， and 第二， a list of another style may stand.
  const last = new Map<string, MarkerEvent>();
  for (const event of soft) {
    const { style, value } = event.marker!;
    const before = last.get(style);
    if (before?.turn === event.turn && !isUnnumbered(style) && before.marker!.value + 1 === value)
      kept.add(before).add(event);
    last.set(style, event);
  }
  const inBlock = new Map<string, number>();
  const key = ({ block, marker }: MarkerEvent): string => `${block} ${marker?.style ?? ""}`;
  for (const event of events) inBlock.set(key(event), (inBlock.get(key(event)) ?? 0) + 1);
  return events.filter((event, i) => {
    if (!event.leading || event.marker === undefined || !isSoft(event.marker.style)) return true;
    const previous = events[i - 1];
    const before = previous?.turn === event.turn ? previous.marker : undefined;
    const goesOn =
      before?.style === event.marker.style && before.value > 0 && before.value + 1 === event.marker.value;
    return goesOn || kept.has(event) || inBlock.get(key(event))! > 1;
  });
}

/** Same style, or numbers that follow one another. */
function arePartners(a: MarkerEvent, b: MarkerEvent): boolean {
  if (!a.marker || !b.marker || a.turn !== b.turn) return false;
  if (a.marker.style === b.marker.style)
    return isUnnumbered(a.marker.style) || a.marker.value !== b.marker.value;
  return areKin(a.marker, b.marker) && Math.abs(a.marker.value - b.marker.value) === 1;
}
