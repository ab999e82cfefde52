/** `pack.json`: what a pack is called, how old it is, which files it holds. */
import type { Node } from "jsonc-parser";
import { localized } from "../text/localized";
import { Fields } from "./fields";
import type { PackFile } from "./json";
import {
  SNIPPET_PLACES,
  type PackDates,
  type PackManifest,
  type SnippetFile,
  type SnippetPlace,
} from "./model";

export const MANIFEST_NAME = "pack.json";

/** The layout this version reads; a pack of a later one says so, and is refused as a whole. */
const LAYOUT = 1;

/** Reads a manifest; undefined, with problems in `file`, where the pack cannot be used. */
export function readManifest(file: PackFile): PackManifest | undefined {
  const root = file.root();
  if (!root) return undefined;
  const fields = new Fields(file, root);
  if (!checkLayout(fields)) return undefined;
  fields.warnUnknown([
    "$schema",
    "layout",
    "name",
    "version",
    "displayName",
    "description",
    "license",
    "language",
    "dates",
    "snippets",
  ]);
  const name = readPattern(fields, "name", /^[a-z0-9][a-z0-9-]{0,63}$/, "core");
  const version = readPattern(fields, "version", /^\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?$/, "1.0.0");
  const displayName = fields.localized("displayName");
  const description = fields.localized("description");
  const license = fields.text("license", false);
  const language = readPattern(fields, "language", /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, "zh-CN");
  const dates = readDates(file, fields);
  const snippets = fields.list("snippets")?.map((node) => readSnippetFile(file, fields, node));
  if (
    !fields.sound ||
    !name ||
    !version ||
    !displayName ||
    !description ||
    !language ||
    !dates ||
    !snippets
  ) {
    return undefined;
  }
  return {
    name,
    version,
    displayName,
    description,
    ...(license !== undefined && { license }),
    language,
    dates,
    snippets: snippets.filter((entry) => entry !== undefined),
  };
}

function checkLayout(fields: Fields): boolean {
  const node = fields.node("layout");
  if (node?.value === LAYOUT) return true;
  const found = String(node?.value ?? "–");
  const message = localized(
    `“layout”应为${LAYOUT}，此包为${found}；请更新扩展或改正此包。`,
    `“layout” must be ${LAYOUT} but is ${found}: update the extension or mend the pack.`,
  );
  fields.wrong(node ?? fields.object, message);
  return false;
}

function readPattern(fields: Fields, key: string, pattern: RegExp, example: string): string | undefined {
  const value = fields.text(key, true);
  if (value === undefined || pattern.test(value)) return value;
  const message = localized(
    `“${key}”的写法不对，例如${example}。`,
    `“${key}” is not well formed; example: ${example}.`,
  );
  fields.wrong(fields.node(key)!, message);
  return undefined;
}

function readDates(file: PackFile, fields: Fields): PackDates | undefined {
  const node = fields.node("dates");
  if (node?.type !== "object") {
    const message = localized(
      "“dates”应当是对象，至少含updated。",
      "“dates” must be an object that has updated.",
    );
    fields.wrong(node ?? fields.object, message);
    return undefined;
  }
  const inner = new Fields(file, node);
  inner.warnUnknown(["updated", "validFrom", "validUntil"]);
  const updated = readDate(file, inner, "updated", true);
  const validFrom = readDate(file, inner, "validFrom", false);
  const validUntil = readDate(file, inner, "validUntil", false);
  if (validFrom && validUntil && validUntil < validFrom) {
    const message = localized("validUntil早于validFrom。", "validUntil is before validFrom.");
    file.report("pack/date", "error", inner.node("validUntil"), message);
    inner.sound = false;
  }
  if (!inner.sound || !updated) {
    fields.sound = false;
    return undefined;
  }
  return { updated, ...(validFrom && { validFrom }), ...(validUntil && { validUntil }) };
}

function readDate(file: PackFile, fields: Fields, key: string, required: boolean): string | undefined {
  const value = fields.text(key, required);
  if (value === undefined || isDate(value)) return value;
  fields.sound = false;
  const message = localized(`“${value}”不是日期（年-月-日）。`, `“${value}” is no date (YYYY-MM-DD).`);
  file.report("pack/date", "error", fields.node(key), message);
  return undefined;
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  // The engine takes 2026-02-30 for 2 March: only what prints as itself is a day.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function readSnippetFile(file: PackFile, fields: Fields, node: Node): SnippetFile | undefined {
  if (node.type !== "object") {
    const message = localized("应当是含file的对象。", "Must be an object that has file.");
    fields.wrong(node, message);
    return undefined;
  }
  const inner = new Fields(file, node);
  inner.warnUnknown(["file", "place"]);
  const name = inner.text("file", true);
  const place = inner.text("place", false) ?? "anywhere";
  if (name !== undefined && !isPlainName(name)) {
    const message = localized(
      "应当是包内的文件名，以.code-snippets结尾。",
      "Must be the name of a file in the pack that ends in .code-snippets.",
    );
    inner.wrong(inner.node("file")!, message);
  }
  if (!isPlace(place)) {
    const choices = SNIPPET_PLACES.join(", ");
    inner.wrong(
      inner.node("place")!,
      localized(`“place”只能是${choices}。`, `“place” must be one of ${choices}.`),
    );
  }
  if (!inner.sound || name === undefined || !isPlace(place)) {
    fields.sound = false;
    return undefined;
  }
  return { file: name, place, at: file.locate(inner.node("file")) };
}

const isPlace = (text: string): text is SnippetPlace => (SNIPPET_PLACES as readonly string[]).includes(text);

/** No separators: a pack names only its own files, never one outside its folder. */
const isPlainName = (name: string): boolean =>
  /^[^/\\:\0]+\.code-snippets$/.test(name) && !name.startsWith(".");
