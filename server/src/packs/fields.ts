/** Reads typed fields of a JSON object and reports what is missing or of the wrong shape, each at its place. */
import type { Node } from "jsonc-parser";
import { localized, type Localized } from "../text/localized";
import { members, type PackFile } from "./json";

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

  /** Reports members beyond the known ones: most of them are slips of spelling. */
  warnUnknown(known: readonly string[]): void {
    for (const [name, { key }] of this.members) {
      if (known.includes(name)) continue;
      const message = localized(
        `“${name}”在此不起作用，已忽略。`,
        `“${name}” has no meaning here and was ignored.`,
      );
      this.file.report("pack/schema", "warning", key, message);
    }
  }

  wrong(at: Node, message: Localized): void {
    this.sound = false;
    this.file.report("pack/schema", "error", at, message);
  }

  private missing(key: string, required: boolean): void {
    if (required) this.wrong(this.object, localized(`缺少“${key}”。`, `“${key}” is missing.`));
  }
}
