/** Reads typed fields of a JSON object and reports what is missing or of the wrong shape, each at its place. */
import type { Node } from "jsonc-parser";
import { localized, type Localized } from "../text/localized";
import { isDate, isInForce, type Period } from "./dates";
import { members, type PackFile } from "./json";
import type { PackFix } from "./model";

export class Fields {
  private readonly members: ReadonlyMap<string, { key: Node; value: Node }>;
  /** False once a required field was missing or a field was of the wrong shape. */
  sound = true;

  constructor(
    private readonly file: PackFile,
    readonly object: Node,
  ) {
    this.members = members(file, object);
  }

  node(key: string): Node | undefined {
    return this.members.get(key)?.value;
  }

  entries(): IterableIterator<[string, { key: Node; value: Node }]> {
    return this.members.entries();
  }

  /** A text that is not blank. */
  text(key: string, required: boolean): string | undefined {
    const node = this.node(key);
    if (!node) {
      this.missing(key, required);
      return undefined;
    }
    const value: unknown = node.value;
    if (typeof value === "string" && value.trim() !== "") return value;
    this.wrong(node, localized(`“${key}”应当是非空文字。`, `“${key}” must be a text that is not blank.`));
    return undefined;
  }

  /** One text, or a list of texts. */
  texts(key: string, required: boolean): readonly Node[] | undefined {
    const node = this.node(key);
    if (!node) {
      this.missing(key, required);
      return undefined;
    }
    const items = node.type === "array" ? (node.children ?? []) : [node];
    if (items.every((item) => item.type === "string")) return items;
    this.wrong(
      node,
      localized(`“${key}”应当是文字或文字列表。`, `“${key}” must be a text or a list of texts.`),
    );
    return undefined;
  }

  flag(key: string): boolean {
    const node = this.node(key);
    if (!node) return false;
    if (node.type === "boolean") return node.value === true;
    this.wrong(node, localized(`“${key}”应当是true或false。`, `“${key}” must be true or false.`));
    return false;
  }

  /** `{ "zh": …, "en": … }`, or one text that serves for both. */
  localized(key: string): Localized | undefined {
    const node = this.node(key);
    if (!node) {
      this.missing(key, true);
      return undefined;
    }
    if (typeof node.value === "string" && node.value.trim() !== "") return localized(node.value, node.value);
    if (node.type === "object") {
      const inner = new Fields(this.file, node);
      const zh = inner.text("zh", false);
      const en = inner.text("en", false);
      const first = zh ?? en;
      if (first !== undefined && inner.sound) return localized(zh ?? first, en ?? first);
    }
    const message = localized(
      `“${key}”应当是文字，或含zh、en的对象。`,
      `“${key}” must be a text, or an object with zh and en.`,
    );
    this.wrong(node, message);
    return undefined;
  }

  list(key: string): readonly Node[] | undefined {
    const node = this.node(key);
    if (!node) {
      this.missing(key, true);
      return undefined;
    }
    if (node.type === "array") return node.children ?? [];
    this.wrong(node, localized(`“${key}”应当是列表。`, `“${key}” must be a list.`));
    return undefined;
  }

  /** A year, a month or a day. */
  date(key: string): string | undefined {
    const value = this.text(key, false);
    if (value === undefined || isDate(value)) return value;
    this.sound = false;
    const node = this.node(key)!;
    const meant = dateIn(value);
    const message = localized(
      `“${value}”不是日期；应写年、年-月或年-月-日。`,
      `“${value}” is no date; write YYYY, YYYY-MM or YYYY-MM-DD.`,
    );
    this.file.report("pack/date", "error", node, message, meant === undefined ? undefined : replacing(meant));
    return undefined;
  }

  /** When something is valid; what ends before it begins is a fault. */
  period(): Period {
    const validFrom = this.date("validFrom");
    const validUntil = this.date("validUntil");
    if (validFrom !== undefined && validUntil !== undefined && !isInForce({ validUntil }, validFrom)) {
      const message = localized("validUntil早于validFrom。", "validUntil is before validFrom.");
      this.file.report("pack/date", "error", this.node("validUntil"), message);
      this.sound = false;
    }
    return { ...(validFrom && { validFrom }), ...(validUntil && { validUntil }) };
  }

  /** One of a few texts; the nearest one is offered for another. */
  oneOf<T extends string>(key: string, choices: readonly T[]): T | undefined {
    const node = this.node(key);
    if (!node) return undefined;
    const found = choices.find((choice) => choice === node.value);
    if (found === undefined) this.notAmong(key, node, choices);
    return found;
  }

  /** Some of a few texts. */
  someOf<T extends string>(key: string, choices: readonly T[]): readonly T[] {
    const found: T[] = [];
    for (const node of this.texts(key, false) ?? []) {
      const choice = choices.find((each) => each === node.value);
      if (choice === undefined) this.notAmong(key, node, choices);
      else found.push(choice);
    }
    return found;
  }

  private notAmong(key: string, node: Node, choices: readonly string[]): void {
    const list = choices.join(", ");
    const meant = choices.find((choice) => choice === String(node.value).trim().toLowerCase());
    this.wrong(
      node,
      localized(`“${key}”只能是${list}。`, `“${key}” must be one of ${list}.`),
      meant === undefined ? undefined : replacing(meant),
    );
  }

  wrong(at: Node, message: Localized, fix?: PackFix): void {
    this.sound = false;
    this.file.report("pack/schema", "error", at, message, fix);
  }
  private missing(key: string, required: boolean): void {
    if (required) this.wrong(this.object, localized(`缺少“${key}”。`, `“${key}” is missing.`));
  }
}

/** A text of a file with another in its place. */
function replacing(value: string): PackFix {
  return {
    title: localized(`改为“${value}”`, `Replace with “${value}”`),
    newText: JSON.stringify(value),
  };
}

/** The date that a text means beyond doubt: 2026年3月, 2026/3/1, 2026.03. */
function dateIn(text: string): string | undefined {
  const compact = text.slice(0, 40).replace(/\s/g, "");
  const found = /^(\d{4})(?:[年/.-](?:(\d{1,2})(?:[月/.-](?:(\d{1,2})日?)?)?)?)?$/.exec(compact);
  const date = found
    ?.slice(1)
    .flatMap((part: string | undefined) => part?.padStart(2, "0") ?? [])
    .join("-");
  return date !== undefined && isDate(date) ? date : undefined;
}
