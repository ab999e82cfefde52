import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import type { CompletionItem } from "vscode-languageserver-protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FULL, Server, until } from "../support/server";

const PROFILE = { place: "临江市", organisation: "临江市中级人民法院" };
const folder = mkdtempSync(path.join(tmpdir(), "speech-completion-"));
const speeches = path.join(folder, "speeches");

beforeAll(() => {
  mkdirSync(speeches);
  for (let n = 0; n < 10; n++)
    writeFileSync(
      path.join(speeches, `${n}.txt`),
      `在第${n}次工作会上的讲话\n\n同志们：\n\n一年来，武汉市中级人民法院发布37项服务保障举措，成效明显。\n\n` +
        "要增强“四个意识”、坚定“四个自信”、做到“两个维护”。\n\n要把茶亭夜话办到村口，把茶亭夜话办成品牌。\n",
    );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let drafts = 0;
const newText = ({ textEdit }: CompletionItem): string => textEdit!.newText;

/** Everything completion would put into the draft at the cursor. */
async function offered(
  server: Server,
  marked: string,
): Promise<{ uri: string; items: CompletionItem[]; ghost: string }> {
  const uri = `untitled:offered-${++drafts}`;
  const offset = await server.openAt(uri, marked);
  const items = await server.completion(uri, offset);
  const position = server.document(uri).positionAt(offset);
  const ghosts = await server.request<{ insertText: string }[] | null>("textDocument/inlineCompletion", uri, {
    position,
    context: { triggerKind: 1 },
  });
  return { uri, items, ghost: ghosts?.[0]?.insertText ?? "" };
}

describe("a drafter of 临江市 with the speeches of another court", () => {
  let server: Server;
  beforeAll(async () => {
    server = await Server.start({
      settings: { profile: PROFILE, corpus: { folders: [speeches], includeSeeds: false } },
    });
    await server.ready();
  });
  afterAll(() => server.stop());

  it("after 发布 gets neither its name nor its figure, but a place for his own", async () => {
    const { items, ghost } = await offered(server, "同志们：\n一年来，我院发布<|>");
    expect(items.map(newText).join()).toMatch(/^我院发布\$\{1\}项服务保障举措/u);
    expect(items.find((item) => newText(item).includes("${1}"))!.insertTextFormat).toBe(2);
    for (const item of items)
      expect(`${newText(item)}${item.label}${item.filterText}`).not.toMatch(/武汉|37/u);
    expect(ghost).not.toMatch(/武汉|37|\$/u);
  });

  it.each(["同志们：\n一年来，<|>", "同志们：\n一年来，武<|>", "会同wh<|>", "发布37<|>"])(
    "and no name at %s",
    async (marked) => {
      const { items, ghost } = await offered(server, marked);
      for (const text of [...items.map(newText), ghost]) expect(text).not.toMatch(/武汉/u);
    },
  );

  it("gets a fixed formulation first, whole and exact, with its source", async () => {
    const { items, ghost } = await offered(server, "同志们：\n要增强“四个意识”、<|>");
    expect(items[0]!.label).toBe("坚定“四个自信”、做到“两个维护”");
    expect(newText(items[0]!).endsWith("坚定“四个自信”、做到“两个维护”")).toBe(true);
    expect(items[0]!.labelDetails?.description).toBe("固定提法 · 10 次 · 10 篇");
    expect(ghost).toBe(newText(items[0]!));
    const resolved = await server.connection.sendRequest<CompletionItem>("completionItem/resolve", items[0]);
    expect(JSON.stringify(resolved.documentation)).toMatch(/——《在第\d次工作会上的讲话》，\d\.txt/u);
  });

  it("without tab stops the figure is cut", async () => {
    await server.configure({
      profile: PROFILE,
      corpus: { folders: [speeches], includeSeeds: false },
      completion: { slots: false },
    });
    const { items } = await offered(server, "同志们：\n一年来，我院发布<|>");
    for (const item of items) expect(newText(item)).not.toMatch(/\$|\d/u);
  });
});

describe("what the draft says of itself", () => {
  it("front matter names the place", async () => {
    const server = await Server.start({
      settings: { corpus: { folders: [speeches], includeSeeds: false } },
    });
    await server.ready();
    const marked = (front: string): string => `${front}同志们：\n一年来，<|>`;
    const plain = await offered(server, marked(""));
    for (const item of plain.items) expect(newText(item)).not.toContain("武汉");
    const own = await offered(server, marked("---\nprofile:\n  organisation: 武汉市中级人民法院\n---\n"));
    expect(own.items.map(newText).join()).toContain("武汉市中级人民法院发布${1}项");
    await server.stop();
  });

  it("a client that knows no tab stops gets none", async () => {
    const server = await Server.start({
      settings: { corpus: { folders: [speeches], includeSeeds: false } },
      capabilities: { ...FULL, textDocument: { completion: { completionItem: { snippetSupport: false } } } },
    });
    await server.ready();
    for (const marked of ["同志们：\n一年来，我院发布<|>", "同志们<|>"]) {
      const { items } = await offered(server, marked);
      for (const item of items) expect(item.insertTextFormat).not.toBe(2);
    }
    await server.stop();
  });
});

describe("a request that repeats the last one", () => {
  it("is the user's own call, however soon it comes: everything is offered, however unlikely", async () => {
    const server = await Server.start();
    await server.ready();
    const uri = "untitled:again";
    await server.openAt(uri, "同志们：\n我们要<|>");
    const end = server.document(uri).getText().length;
    await server.edit(uri, end, end, "切实增强");
    expect(await server.completion(uri, end + 4)).toEqual([]);
    expect(await server.completion(uri, end + 4)).not.toEqual([]);
    await server.stop();
  });
});

describe("after Enter", () => {
  it("no list opens by itself; asked for, the next marker comes first, and behind it the frame of its siblings", async () => {
    const server = await Server.start();
    await server.ready();
    expect(server.initialized.capabilities.completionProvider?.triggerCharacters).not.toContain("\n");
    const uri = "untitled:enter";
    await server.open(uri, "同志们：\n一、在提升能力上下功夫\n要学习。\n二、在转变作风上下功夫\n要务实。");
    const end = (): number => server.text(uri).length;
    await server.edit(uri, end(), end(), "\n");
    expect(await server.completion(uri, end())).toEqual([]);
    const [next] = await server.completion(uri, end());
    expect(next!.label).toBe("三、");
    await server.edit(uri, end(), end(), newText(next!));
    const [frame] = await server.completion(uri, end());
    expect(newText(frame!)).toBe("三、在${1}上下功夫");
    await server.stop();
  });
});

describe("what is passed over", () => {
  const cacheDirectory = path.join(folder, "cache");
  const habits = path.join(cacheDirectory, "habits.json");
  const settings = { corpus: { folders: [speeches], includeSeeds: false }, completion: { minConfidence: 0 } };

  it("twice at one place is offered no more; what was learned is kept as counts, and forgotten on demand", async () => {
    const server = await Server.start({ settings, cacheDirectory });
    await server.ready();
    const uri = "untitled:passed";
    const start = await server.openAt(uri, "同志们：\n要把茶亭<|>");
    let position = start;
    const type = async (text: string): Promise<CompletionItem[]> => {
      await server.edit(uri, position, position, text);
      position += text.length;
      return server.completion(uri, position);
    };
    const back = async (): Promise<void> => {
      await server.edit(uri, start, position, "");
      position = start;
    };
    const shown = (items: readonly CompletionItem[]): boolean =>
      items.some((item) => item.label.startsWith("夜话"));
    expect(shown(await type(""))).toBe(true);
    await type("庭院");
    for (let round = 0; round < 2; round++) {
      await back();
      const items = await server.completion(uri, position);
      expect(shown(items)).toBe(round === 0);
      await type("庭院");
    }
    await back();
    expect(shown(await server.completion(uri, position))).toBe(false);
    // After a pause a request is one that somebody asked for.
    await until(async () => shown(await server.completion(uri, position)) || undefined, "the item asked for");

    await server.stop();
    const kept = readFileSync(habits, "utf8");
    expect(kept).not.toMatch(/\p{Script=Han}/u);
    expect((JSON.parse(kept) as { shown: number[] }).shown.reduce((a, b) => a + b)).toBeGreaterThan(0);
    if (process.platform !== "win32") expect(statSync(habits).mode & 0o777).toBe(0o600);

    const next = await Server.start({ settings, cacheDirectory });
    await next.ready();
    expect(await next.execute("speechDrafter.server.forgetHabits", {})).toEqual({ forgotten: true });
    expect(existsSync(habits)).toBe(false);
    await next.stop();
    expect(existsSync(habits)).toBe(false);
  });
});
