import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import type { CompletionList, Location, SymbolInformation } from "vscode-languageserver-protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ExemplarEntry } from "../../server/src/protocol";
import { FULL, Server, until, uriOf } from "../support/server";

const NAME = "部署会(终稿)+1&2=3!$,.txt";
const PHRASE = "持续擦亮和风书院名片";
const speech = (year: number, words: string): string =>
  `在全市文化工作${year}年部署会上的讲话\n\n同志们：\n\n一、提高站位，统一思想\n\n${words}\n\n二、压实责任，狠抓落实\n\n大家要抓好落实。\n`;
const OWN = speech(2027, `要${PHRASE}，要${PHRASE}。要让灯影戏走进校园。`);

/** As VS Code writes a file's URI: everything but letters, digits and `-._~` encoded, the drive small. */
const vsCode = (file: string): string =>
  `file://${file
    .split("/")
    .map((part) =>
      encodeURIComponent(part).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`),
    )
    .join("/")}`;

const close = (server: Server, uri: string): Promise<void> =>
  server.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });

describe("a draft that lies in its own corpus folder", () => {
  let server: Server;
  let root: string;
  let folder: string;

  beforeAll(async () => {
    root = mkdtempSync(path.join(tmpdir(), "speech-identity-"));
    folder = path.join(root, "讲稿 库");
    mkdirSync(folder);
    writeFileSync(path.join(folder, NAME), OWN);
    writeFileSync(path.join(folder, "2026.txt"), speech(2026, `要${PHRASE}。`));
    symlinkSync(folder, path.join(root, "link"));
    const corpus = { folders: [folder], includeSeeds: false };
    const completion = { minConfidence: 0 };
    server = await Server.start({ settings: { corpus, completion }, capabilities: FULL, folders: [root] });
    await until(async () => ((await server.ready()).speeches === 2 ? true : undefined), "two speeches");
  }, 60_000);
  afterAll(async () => {
    await server.stop();
    rmSync(root, { recursive: true, force: true });
  });

  it.each<[string, () => string]>([
    ["as VS Code spells it", () => vsCode(path.join(folder, NAME))],
    ["as Node spells it", () => uriOf(path.join(folder, NAME))],
    ["not encoded at all", () => `file://${path.join(folder, NAME)}`],
    [
      "in small hexadecimals",
      () => vsCode(path.join(folder, NAME)).replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase()),
    ],
    ["by a link", () => vsCode(path.join(root, "link", NAME))],
    [
      "with dots",
      () => vsCode(folder) + "/../" + encodeURIComponent("讲稿 库") + "/" + encodeURIComponent(NAME),
    ],
  ])("is never its own source, opened %s", async (_, spelt) => {
    const uri = spelt();
    await server.open(uri, OWN);
    const textDocument = { uri };
    const at = (text: string): unknown => ({
      textDocument,
      position: server.document(uri).positionAt(OWN.indexOf(text) + 1),
    });
    const ask = <R>(method: string, params: object): Promise<R> =>
      server.connection.sendRequest<R>(`textDocument/${method}`, params);

    const found = await ask<Location[]>("definition", at(PHRASE) as object);
    expect(found.map((place) => place.uri)).toEqual([uriOf(path.join(folder, "2026.txt"))]);
    const context = { includeDeclaration: false };
    const all = await ask<Location[]>("references", { ...(at(PHRASE) as object), context });
    expect(new Set(all.map((place) => place.uri))).toEqual(new Set([uriOf(path.join(folder, "2026.txt"))]));
    const own = await ask<Location[]>("references", {
      ...(at(PHRASE) as object),
      context: { includeDeclaration: true },
    });
    expect(own.filter((place) => place.uri === uri)).toHaveLength(2);
    expect((await ask("definition", at("灯影戏走进校园") as object)) ?? []).toEqual([]);
    expect(JSON.stringify(await ask("hover", at(PHRASE) as object))).toMatch(/1 处，见于 1 篇/);

    const { exemplars } = (await server.execute("speechDrafter.server.exemplars", { uri })) as {
      exemplars: ExemplarEntry[];
    };
    expect(exemplars.map(({ file }) => file)).toEqual([uriOf(path.join(folder, "2026.txt"))]);

    const symbols = await server.connection.sendRequest<SymbolInformation[]>("workspace/symbol", {
      query: "提高站位",
    });
    expect(symbols.map(({ location }) => location.uri).sort()).toEqual(
      [uri, uriOf(path.join(folder, "2026.txt"))].sort(),
    );

    const end = OWN.length;
    await server.edit(uri, end, end, "\n要持续擦亮");
    const list = await ask<CompletionList>("completion", {
      textDocument,
      position: server.document(uri).positionAt(end + "\n要持续擦亮".length),
    });
    const item = list.items.find(({ label }) => label.startsWith("和风书院"));
    expect(item?.labelDetails?.description).toMatch(/^《在全市文化工作2026年部署会上的讲话》$/);
    await close(server, uri);
  });

  it("is found by commands in any other spelling", async () => {
    const uri = vsCode(path.join(folder, NAME));
    await server.open(uri, OWN.replace("大家", "×××"));
    for (const other of [`file://${path.join(folder, NAME)}`, uriOf(path.join(folder, NAME))]) {
      const { places } = (await server.execute("speechDrafter.server.placeholders", { uri: other })) as {
        places: unknown[];
      };
      expect(places).toHaveLength(1);
    }
    await close(server, uri);
  });

  it("what is accepted in one spelling is accepted in every other", async () => {
    const [uri, other] = [vsCode(path.join(folder, NAME)), `file://${path.join(root, "link", NAME)}`];
    const text = OWN.replace("大家", "×××");
    await server.open(uri, text);
    const [finding] = (await server.pull(uri)).filter(({ code }) => code === "text/placeholder");
    const { fingerprint } = finding!.data as { fingerprint: string };
    await server.execute("speechDrafter.server.acceptFinding", { uri, fingerprint, reason: "会后补" });
    await close(server, uri);
    await server.open(other, text);
    expect((await server.pull(other)).map(({ code }) => code)).not.toContain("text/placeholder");
    await close(server, other);
  });
});

describe("URIs of any kind", () => {
  let server: Server;
  beforeAll(async () => {
    server = await Server.start({ settings: { corpus: { includeSeeds: false } } });
  }, 60_000);
  afterAll(() => server.stop());

  it.each([
    "file:///no/such/folder/100%.txt",
    "file:///no/such/folder/讲话 #1 100%.txt",
    "file:///d%3A/讲稿/100%.txt",
    "file://server/share/a%.txt",
    "untitled:%",
    "%",
    "讲稿",
    "file:",
    "file:///%FF%FE.txt",
    `file:///${"a/".repeat(20_000)}b.txt`,
  ])("findings for %.40s", async (uri) => {
    await server.open(uri, "在会议上的讲话\n\n同志们：\n\n请×××同志讲话。\n");
    expect((await server.pull(uri)).map(({ code }) => code)).toContain("text/placeholder");
    await close(server, uri);
  });

  it.each([
    ["file:///d%3A/%E8%AE%B2%E7%A8%BF/a.speech", "file:///D:/讲稿/a.speech"],
    ["file:///C:/a.speech", "file:///c%3A/a.speech"],
    ["untitled:Untitled-1", "untitled:Untitled%2D1"],
  ])("%s is %s", async (uri, other) => {
    await server.open(uri, "同志们：\n请×××同志讲话。\n");
    const { places } = (await server.execute("speechDrafter.server.placeholders", { uri: other })) as {
      places: unknown[];
    };
    expect(places).toHaveLength(1);
    await close(server, uri);
  });
});
