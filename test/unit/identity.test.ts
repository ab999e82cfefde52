import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import ts from "typescript";
import { afterAll, describe, expect, it } from "vitest";
import { documentKey, FileIdentity, pathOf, realPath } from "../../server/src/host/disk/fileIdentity";
import { uriOf } from "../../server/src/host/disk/fileNames";
import { diskFiles } from "../../server/src/host/disk/files";
import { ReviewFile } from "../../server/src/host/disk/reviewFile";
import { Views } from "../../server/src/host/corpus/views";
import { buildSegment } from "../../server/src/index/build";

const scratch = mkdtempSync(path.join(tmpdir(), "speech-identity-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const folder = path.join(scratch, "real");
mkdirSync(path.join(folder, "讲稿 库"), { recursive: true });
symlinkSync(folder, path.join(scratch, "link"));
const file = path.join(folder, "讲稿 库", "讲话(1) 100%.txt");
writeFileSync(file, "在会议上的讲话\n同志们：\n要抓好落实。\n");
symlinkSync(file, path.join(scratch, "alias.txt"));

describe("which file a URI means", () => {
  const identity = new FileIdentity();

  it.each([
    ["its path", file],
    ["its URI", uriOf(file)],
    ["its URI without any encoding", `file://${file}`],
    ["a link to its folder", path.join(scratch, "link", "讲稿 库", "讲话(1) 100%.txt")],
    ["a link to itself", path.join(scratch, "alias.txt")],
    ["dots", `${folder}/讲稿 库/../讲稿 库/./讲话(1) 100%.txt`],
  ])("%s", (_, given) => {
    expect(identity.of(given)).toBe(identity.of(file));
  });

  it("a file that is not there yet is found by its folder's link", () => {
    const later = path.join("讲稿 库", "later.txt");
    expect(identity.of(path.join(scratch, "link", later))).toBe(identity.of(path.join(folder, later)));
    expect(identity.of(path.join(folder, later))).not.toBe(identity.of(file));
  });

  it("a link that leads elsewhere is seen once it is forgotten", () => {
    const link = path.join(scratch, "moving.txt");
    symlinkSync(file, link);
    expect(identity.of(link)).toBe(identity.of(file));
    rmSync(link);
    writeFileSync(link, "");
    identity.forget();
    expect(identity.of(link)).not.toBe(identity.of(file));
  });

  it("what lies on no disk is what it is spelt", () => {
    expect(identity.of("untitled:%E8%AE%B2")).toBe(documentKey("untitled:讲"));
    expect(pathOf("untitled:讲")).toBeUndefined();
    const long = `/${"x/".repeat(50_000)}`;
    expect(realPath(long)).toBe(long);
  });

  it("is what the listing of a folder says, by whatever link it was reached", () => {
    const options = { exclude: [], maxFileSize: 1_000_000 };
    for (const root of [folder, path.join(scratch, "link")]) {
      const { files } = diskFiles.list({ ...options, folders: [root] });
      expect(files.map((entry) => entry.file)).toEqual([identity.of(file)]);
      const [part] = diskFiles.list({ ...options, folders: [root], within: [files[0]!.path] }).files;
      expect(part!.file).toBe(identity.of(file));
    }
  });
});

describe("the corpus without a draft's own file", () => {
  const identity = new FileIdentity();
  const own = identity.of(file);
  const speech = (name: string, text: string) => ({
    uri: uriOf(path.join(folder, name)),
    title: name,
    start: 0,
    paragraphs: [text],
  });
  const segment = buildSegment([
    { ...speech("讲稿 库/讲话(1) 100%.txt", "要擦亮书院名片"), file: own },
    speech("other.txt", "要擦亮书院名片"),
  ]);
  const views = new Views({ parts: [{ segment }] });

  it("counts nothing of it, in either view", () => {
    expect(views.corpus.index.frequency("书院名片")).toEqual({ count: 2, speeches: 2 });
    const { index, places } = views.without(own);
    expect(index.frequency("书院名片")).toEqual({ count: 1, speeches: 1 });
    expect(places.uses("书院名片").in.map(({ speech: { title } }) => title)).toEqual(["other.txt"]);
    expect(index.speeches).toHaveLength(1);
  });

  it("is the corpus itself for a draft that lies elsewhere, and made once for each", () => {
    expect(views.without(identity.of("untitled:1"))).toBe(views.corpus);
    expect(views.without(own)).toBe(views.without(own));
  });
});

describe("what was accepted", () => {
  it("is of the file, whatever it is called", async () => {
    const identity = new FileIdentity();
    const store = new ReviewFile(folder, identity);
    const entry = { rule: "text/placeholder", fingerprint: "f", reason: "", date: "2026-01-01" };
    await store.accept(file, entry);
    const linked = path.join(scratch, "link", "讲稿 库", "讲话(1) 100%.txt");
    for (const given of [file, linked, path.join(scratch, "alias.txt")]) {
      const { name, accepted } = store.as(given, await store.read());
      expect(accepted.map((one) => one.file)).toEqual([name]);
    }
    await store.accept(linked, { ...entry, reason: "again" });
    expect((await store.read()).map(({ reason }) => reason)).toEqual(["again"]);
    expect(
      await store.revoke(path.join(scratch, "alias.txt"), { ...entry, file: "讲稿 库/讲话(1) 100%.txt" }),
    ).toEqual([]);
  });
});

/** Places where a URI stays a string, and why that is right. */
const AS_STRINGS: Record<string, string> = {
  "server/src/index/build.ts: file !== speech.uri": "whether a key has to be written beside its URI",
  "server/src/lsp/session/documents.ts: this.bySpelling.get(uri)":
    "the library's own map, by the client's spelling; keys decide after it",
};

describe("no URI is compared as a string", () => {
  const root = path.join(import.meta.dirname, "../..");
  const sources = ["server/src", "client/src"].flatMap((under) =>
    readdirSync(path.join(root, under), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => `${under}/${name.split(path.sep).join("/")}`),
  );

  it.each(sources)("%s", (name) => {
    const text = readFileSync(path.join(root, name), "utf8");
    const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      if (comparesUri(node)) found.push(`${name}: ${node.getText(source)}`);
      node.forEachChild(visit);
    };
    visit(source);
    expect(found.filter((place) => !(place in AS_STRINGS))).toEqual([]);
    expect(text, "paths come from pathOf, which never throws").not.toMatch(/fileURLToPath/);
    if (!["server/src/text/fileKey.ts", "server/src/index/segment/segment.ts"].includes(name))
      expect(text, "keys are made by the functions of text/fileKey.ts").not.toMatch(
        /as (?:FileKey|UriKey)\b/,
      );
  });

  it.each([
    ["speech.uri === uri", true],
    ["a !== documentUri", true],
    ["known.get(document.uri)", true],
    ["new Set(all.map(({ uri }) => uri))", true],
    ["new Map(all.map((each) => [each.uri, each]))", true],
    ["uri.startsWith(folder)", true],
    ["uris.includes(x)", true],
    ["uri === undefined", false],
    ["known.get(keyOf(uri))", false],
    ["speech.file === file", false],
    ["seen.set(key, uri)", false],
  ])("%s is seen: %s", (code, expected) => {
    const source = ts.createSourceFile("x.ts", code, ts.ScriptTarget.Latest, true);
    let seen = false;
    const visit = (node: ts.Node): void => {
      seen ||= comparesUri(node);
      node.forEachChild(visit);
    };
    visit(source);
    expect(seen).toBe(expected);
  });
});

function comparesUri(node: ts.Node): boolean {
  if (ts.isBinaryExpression(node)) {
    const equality = [
      ts.SyntaxKind.EqualsEqualsEqualsToken,
      ts.SyntaxKind.ExclamationEqualsEqualsToken,
    ].includes(node.operatorToken.kind);
    const sides = [node.left, node.right];
    const withNothing = sides.some(
      (side) => side.getText() === "undefined" || side.kind === ts.SyntaxKind.NullKeyword,
    );
    return equality && !withNothing && sides.some((side) => isUri(side));
  }
  if (ts.isNewExpression(node)) {
    const made = node.expression.getText();
    if (made !== "Set" && made !== "Map") return false;
    return /=>\s*\[?\s*(?:\w+\.)*\w*uri\b/i.test(node.arguments?.map((each) => each.getText()).join() ?? "");
  }
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const { name, expression } = node.expression;
  const [first] = node.arguments;
  if (["startsWith", "endsWith", "includes", "indexOf"].includes(name.text))
    return isUri(expression) || (first !== undefined && isUri(first));
  return ["get", "has", "set", "add", "delete"].includes(name.text) && first !== undefined && isUri(first);
}

/** By its name: a URI, or several. */
function isUri(node: ts.Expression): boolean {
  const name = ts.isPropertyAccessExpression(node) ? node.name : node;
  return ts.isIdentifier(name) && /(?:^|[a-z])uris?$/i.test(name.text);
}
