import { formatNumber } from "./numberFormat";
import { isOn } from "./docxRun";
import type { XmlAttributes, XmlHandler } from "./xml";

interface Level {
  start: number;
  format: string;
  /** “第%1章”: %1 stands for the number of the first level. */
  text: string;
  suffix: string;
  /** It counts and is not shown. */
  hidden: boolean;
  /** All numbers in it are Arabic. */
  legal: boolean;
  /** It begins anew after the levels up to this one, counted from 1; 0 never; absent: after all above it. */
  restart?: number;
  /** Paragraph style that stands for it. */
  style?: string;
}

interface Definition {
  readonly levels: Map<number, Level>;
  /** The definition is that of a list style, which another definition bears. */
  link?: string;
  bears?: string;
}

interface Instance {
  definition: string;
  readonly starts: Map<number, number>;
  readonly levels: Map<number, Level>;
}

const LEVELS = 9;

/**
 * The numbers that Word puts before paragraphs by itself. They stand nowhere in the text, and a speech without its
 * 一、（一） is no outline any more: so they are counted as Word counts.
 */
export class DocxNumbering implements XmlHandler {
  private readonly definitions = new Map<string, Definition>();
  private readonly instances = new Map<string, Instance>();
  private readonly counters = new Map<Definition, (number | undefined)[]>();
  private readonly used = new Set<string>();
  private definition: Definition | undefined;
  private instance: Instance | undefined;
  private level: Level | undefined;
  private at = 0;

  /** Begins to count anew, for a document that is read anew. */
  restart(): void {
    this.counters.clear();
    this.used.clear();
  }

  /** The number of the next paragraph of a list with what parts it from the text; empty where it bears none. */
  next(id: string, at: number): string {
    const instance = this.instances.get(id);
    const definition = instance && this.resolve(instance.definition);
    if (!instance || !definition || !(at >= 0 && at < LEVELS)) return "";
    const counters = this.countersOf(definition);
    // Lists of one definition go on counting together, until one says where it starts.
    if (!this.used.has(id)) for (const level of instance.starts.keys()) counters[level] = undefined;
    this.used.add(id);
    const levelAt = (i: number): Level | undefined => instance.levels.get(i) ?? definition.levels.get(i);
    const start = (i: number): number => instance.starts.get(i) ?? levelAt(i)?.start ?? 1;
    counters[at] = counters[at] === undefined ? start(at) : counters[at] + 1;
    for (let i = at + 1; i < LEVELS; i++) if (at < (levelAt(i)?.restart ?? i)) counters[i] = undefined;
    const level = levelAt(at);
    return level
      ? render(level, (i) => ({ value: counters[i] ?? start(i), format: levelAt(i)?.format }))
      : "";
  }

  /** Level of a list that a style stands for. */
  levelOf(id: string, style: string | undefined): number | undefined {
    if (style === undefined) return undefined;
    const instance = this.instances.get(id);
    const definition = instance && this.resolve(instance.definition);
    for (const [at, level] of definition?.levels ?? []) if (level.style === style) return at;
    return undefined;
  }

  open(name: string, attributes: XmlAttributes): void {
    const value = attributes["w:val"];
    switch (name) {
      case "w:abstractNum":
        this.definition = { levels: new Map() };
        this.definitions.set(attributes["w:abstractNumId"] ?? "", this.definition);
        return;
      case "w:num":
        this.instance = { definition: "", starts: new Map(), levels: new Map() };
        this.instances.set(attributes["w:numId"] ?? "", this.instance);
        return;
      case "w:abstractNumId":
        if (this.instance && value !== undefined) this.instance.definition = value;
        return;
      case "w:lvlOverride":
        this.at = Number(attributes["w:ilvl"]);
        return;
      case "w:startOverride":
        this.instance?.starts.set(this.at, whole(value, 1));
        return;
      case "w:lvl":
        this.level = { start: 1, format: "decimal", text: "", suffix: "tab", hidden: false, legal: false };
        (this.instance ?? this.definition)?.levels.set(Number(attributes["w:ilvl"]), this.level);
        return;
      case "w:styleLink":
        if (this.definition && value !== undefined) this.definition.bears = value;
        return;
      case "w:numStyleLink":
        if (this.definition && value !== undefined) this.definition.link = value;
        return;
      default:
        if (this.level) readLevelProperty(name, value, this.level);
    }
  }

  close(name: string): void {
    if (name === "w:abstractNum") this.definition = undefined;
    else if (name === "w:num") this.instance = undefined;
    else if (name === "w:lvl") this.level = undefined;
  }

  private resolve(id: string): Definition | undefined {
    const definition = this.definitions.get(id);
    if (definition?.link === undefined) return definition;
    return [...this.definitions.values()].find(({ bears }) => bears === definition.link) ?? definition;
  }

  private countersOf(definition: Definition): (number | undefined)[] {
    let counters = this.counters.get(definition);
    if (!counters) this.counters.set(definition, (counters = []));
    return counters;
  }
}

function readLevelProperty(name: string, value: string | undefined, level: Level): void {
  if (name === "w:isLgl") level.legal = isOn(value);
  else if (name === "w:vanish") level.hidden = isOn(value);
  if (value === undefined) return;
  if (name === "w:start") level.start = whole(value, 1);
  else if (name === "w:numFmt") level.format = value;
  else if (name === "w:lvlText") level.text = value;
  else if (name === "w:suff") level.suffix = value;
  else if (name === "w:lvlRestart") level.restart = whole(value, 0);
  else if (name === "w:pStyle") level.style = value;
}

function render(
  level: Level,
  numberAt: (level: number) => { value: number; format: string | undefined },
): string {
  if (level.hidden) return "";
  // Bullets are layout; a dash is a marker that drafters number with.
  if (level.format === "bullet") return /^[—–─-]+$/.test(level.text) ? level.text : "";
  const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const { value, format } = numberAt(Number(digit) - 1);
    return formatNumber(value, level.legal && format !== "decimalZero" ? "decimal" : (format ?? "decimal"));
  });
  // No gap is seen behind a full-width mark.
  const closed = text.trim() === "" || /[、，。．：）】〕]$/.test(text);
  return level.suffix === "nothing" || (closed && level.suffix !== "space") ? text : `${text} `;
}

const whole = (text: string | undefined, fallback: number): number =>
  text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : fallback;
