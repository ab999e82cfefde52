// What a drafter is spared, and what is reckoned for a selection.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Measured, Statistics } from "../../server/src/protocol";
import { PLAIN, Server, until } from "../support/server";

const GAP =
  "在全市法院工作会议上的讲话\n同志们：\n一、深化改革\n要一件一件抓落实。\n三、严明纪律\n要从严管理。\n";
const AT_ONCE = { diagnostics: { revealDelay: 0 } };

describe("a draft that is silenced", () => {
  let server: Server;
  beforeAll(async () => {
    server = await Server.start({ settings: AT_ONCE });
  });
  afterAll(() => server.stop());

  const silence = (uri: string, silent: boolean): Promise<void> =>
    server.connection.sendNotification("speech/silence", { uri, silent });

  it("has no findings and offers no fixes, alone of all, until it is to have them again", async () => {
    const [quiet, other] = ["untitled:quiet", "untitled:other"];
    for (const uri of [quiet, other]) await server.open(uri, GAP);
    const [finding] = await server.pull(quiet);
    await silence(quiet, true);
    expect(await server.pull(quiet)).toEqual([]);
    expect(await server.actions(quiet, finding!)).toEqual([]);
    expect((await server.pull(other)).map(({ code }) => code)).toEqual(["outline/numbering"]);
    await silence(quiet, false);
    expect((await server.pull(quiet)).map(({ code }) => code)).toEqual(["outline/numbering"]);
  });

  it.each([
    ["a file stays so when it is closed and opened again", "file:///tmp/speech-quiet/draft.speech", []],
    ["a new draft that bears the name of a closed one is not", "untitled:again", ["outline/numbering"]],
  ])("%s", async (_name, uri, codes) => {
    await server.open(uri, GAP);
    await silence(uri.replace("draft", "%64raft"), true);
    await server.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
    await server.open(uri, GAP);
    expect((await server.pull(uri)).map(({ code }) => code)).toEqual(codes);
  });

  it("is told so by a push to a client that does not pull", async () => {
    const pushing = await Server.start({ settings: AT_ONCE, capabilities: PLAIN });
    const uri = "untitled:pushed";
    await pushing.open(uri, GAP);
    await until(() => (pushing.pushed.get(uri)?.length === 1 ? true : undefined), "the finding");
    await pushing.connection.sendNotification("speech/silence", { uri, silent: true });
    await until(() => (pushing.pushed.get(uri)?.length === 0 ? true : undefined), "silence");
    await pushing.stop();
  });
});

describe("what is selected", () => {
  const uri = "untitled:measured";
  let server: Server;
  beforeAll(async () => {
    server = await Server.start({ settings: { speakingRate: 60 } });
    await server.open(uri, GAP);
  });
  afterAll(() => server.stop());

  const measured = (start: number, end: number): Promise<Measured> => {
    const text = server.document(uri);
    const range = { start: text.positionAt(start), end: text.positionAt(end) };
    return server.connection.sendRequest("speech/measure", { uri, range });
  };

  it("is measured by itself, inside a paragraph and over several", async () => {
    const from = GAP.indexOf("要一件");
    expect(await measured(from, from + 5)).toEqual({ characters: 5, minutes: 5 / 60 });
    expect(await measured(from, GAP.indexOf("要从严"))).toEqual({ characters: 15, minutes: 13 / 60 });
    expect(await measured(from, from)).toEqual({ characters: 0, minutes: 0 });
  });

  it("comes to what the whole draft does", async () => {
    const whole = await server.connection.sendRequest<Statistics>("speech/statistics", { uri });
    expect(whole).toMatchObject(await measured(0, GAP.length));
  });

  it("is nothing in a draft that the server does not hold", async () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
    expect(await server.connection.sendRequest("speech/measure", { uri: "untitled:none", range })).toBeNull();
  });
});
