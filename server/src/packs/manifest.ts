/** `speech-pack.json`: what a pack is called, how long it holds, which files it has. */
import type { Node } from "jsonc-parser";
import { localized, type Localized } from "../text/localized";
import { Fields } from "./fields";
import type { PackFile } from "./json";
import {
  SNIPPET_PLACES,
  type NamedFile,
  type PackFileNames,
  type PackManifest,
  type SnippetFile,
} from "./model";

export const MANIFEST_NAME = "speech-pack.json";
/** Its name before there were phrases and terms; read as far as it says the same. */
export const OLD_MANIFEST_NAME = "pack.json";

/** The format this version writes. A later one is read as far as it is understood. */
const FORMAT = 1;

/** Reads a manifest; undefined, with problems in `file`, where the pack cannot be used. */
export function readManifest(file: PackFile): PackManifest | undefined {
  const root = file.root();
  if (!root) return undefined;
  const fields = new Fields(file, root);
  const isOld = fields.node("format") === undefined && fields.node("layout") !== undefined;
  if (!checkFormat(file, fields, isOld ? "layout" : "format")) return undefined;
  const id = readPattern(fields, isOld ? "name" : "id", /^[a-z0-9-]{1,64}$/, "our-court");
  const name = fields.localized(isOld ? "displayName" : "name");
  const version = readPattern(fields, "version", /^\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?$/, "1.0.0");
  const description = fields.node("description") && fields.localized("description");
  const dated = isOld ? inner(file, fields, "dates") : fields;
  const period = dated?.period() ?? {};
  const files = readFiles(file, fields, isOld);
  const { owner, reviewer, reviewBy } = readKeepers(fields);
  checkTexts(fields);
  if (!fields.sound || dated?.sound === false || !id || !name || !version) return undefined;
  return {
    id,
    name,
    version,
    files,
    ...period,
    ...(description && { description }),
    ...(owner !== undefined && { owner }),
    ...(reviewer !== undefined && { reviewer }),
    ...(reviewBy !== undefined && { reviewBy }),
  };
}

/** Who answers for something, and until when it is to be looked at again. */
export const readKeepers = (
  fields: Fields,
): {
  readonly owner?: string | undefined;
  readonly reviewer?: string | undefined;
  readonly reviewBy?: string | undefined;
} => ({
  owner: fields.text("owner", false),
  reviewer: fields.text("reviewer", false),
  reviewBy: fields.date("reviewBy"),
});

/** What is only shown, and has to be of the right shape for that. */
function checkTexts(fields: Fields): void {
  fields.text("licence", false);
  fields.text("license", false);
  fields.text("minimumExtensionVersion", false);
  fields.texts("maintainers", false);
}

function checkFormat(file: PackFile, fields: Fields, key: "format" | "layout"): boolean {
  const node = fields.node(key);
  const value: unknown = node?.value;
  if (typeof value === "number" && Number.isInteger(value) && value >= FORMAT) {
    if (value > FORMAT) file.report("pack/schema", "info", node, laterFormat(value));
    return true;
  }
  const message = localized(`“${key}”应为${FORMAT}。`, `“${key}” must be ${FORMAT}.`);
  fields.wrong(node ?? fields.object, message);
  return false;
}

/** Said of what a later version has written. */
export const laterFormat = (version: number): Localized =>
  localized(
    `格式版本${version}比本扩展新，只读取能看懂的部分，不会改写。`,
    `Format ${version} is newer than this extension: it is read as far as it is understood, and never rewritten.`,
  );

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

function inner(file: PackFile, fields: Fields, key: string): Fields | undefined {
  const node = fields.node(key);
  if (node === undefined || node.type === "object") return node && new Fields(file, node);
  fields.wrong(node, localized(`“${key}”应当是对象。`, `“${key}” must be an object.`));
  return undefined;
}

const NAMED = ["phrases", "terms", "allow", "tests"] as const;

function readFiles(file: PackFile, fields: Fields, isOld: boolean): PackFileNames {
  const listed = isOld ? fields : inner(file, fields, "files");
  if (!listed) return {};
  const snippets =
    listed.node("snippets") && listed.list("snippets")?.map((node) => snippetFile(file, fields, node));
  const named = NAMED.flatMap((key) => {
    const nodes = isOld ? undefined : listed.texts(key, false);
    return nodes ? [[key, nodes.flatMap((node) => namedFile(file, fields, node) ?? [])] as const] : [];
  });
  if (!listed.sound) fields.sound = false;
  return {
    ...(snippets && { snippets: snippets.filter((entry) => entry !== undefined) }),
    ...(Object.fromEntries(named) as Pick<PackFileNames, (typeof NAMED)[number]>),
  };
}

/** `{ "file": …, "place": … }`, or the name alone. */
function snippetFile(file: PackFile, fields: Fields, node: Node): SnippetFile | undefined {
  if (node.type !== "object") {
    const named = namedFile(file, fields, node);
    return named && { ...named, place: "anywhere" };
  }
  const entry = new Fields(file, node);
  const name = entry.text("file", true);
  const place = entry.oneOf("place", SNIPPET_PLACES) ?? "anywhere";
  const named = name === undefined ? undefined : namedFile(file, fields, entry.node("file")!);
  if (!entry.sound) fields.sound = false;
  return named && { ...named, place };
}

/** No separators: a pack names only its own files, never one outside its folder. */
function namedFile(file: PackFile, fields: Fields, node: Node): NamedFile | undefined {
  const name: unknown = node.value;
  if (typeof name === "string" && /^[^/\\:\0.][^/\\:\0]*\.(?:json|code-snippets)$/.test(name))
    return { file: name, at: file.locate(node) };
  const message = localized(
    "应当是包内的文件名，不带文件夹，以.json或.code-snippets结尾。",
    "Must be the name of a file in the pack, without folders, that ends in .json or .code-snippets.",
  );
  fields.wrong(node, message);
  return undefined;
}
