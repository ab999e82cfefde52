import { spawn } from "node:child_process";
import { once } from "node:events";
import { type connect, createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { Server, SERVER, until } from "../support/server";

describe("the server's life", () => {
  it("says what it can do, and ends with 0 when told to", async () => {
    const server = await Server.start();
    const { capabilities, serverInfo } = server.initialized;
    expect(serverInfo?.name).toBe("speech-language-server");
    expect(capabilities).toMatchObject({
      documentSymbolProvider: true,
      foldingRangeProvider: true,
      inlineCompletionProvider: true,
      diagnosticProvider: { interFileDependencies: false },
    });
    const letters = capabilities.completionProvider?.triggerCharacters?.filter((c) => /[a-z]/i.test(c));
    expect(letters).toEqual([]);
    expect(await server.stop()).toBe(0);
  });

  it("ends with 1 where the client leaves without a word", async () => {
    const server = await Server.start();
    const ended = once(server.process, "exit");
    server.connection.dispose();
    server.process.stdin!.end();
    const [code] = (await ended) as [number];
    expect(code).toBe(1);
  });

  it("serves over a socket too", async () => {
    const listener = createServer().listen(0, "127.0.0.1");
    await once(listener, "listening");
    const { port } = listener.address() as { port: number };
    const child = spawn(process.execPath, [SERVER, `--socket=${port}`], { stdio: "ignore" });
    const [socket] = (await once(listener, "connection")) as [ReturnType<typeof connect>];
    const body = JSON.stringify({
      jsonrpc: "2.0",
      id: 1,
      method: "initialize",
      params: { processId: null, rootUri: null, capabilities: {} },
    });
    let answer = "";
    socket.on("data", (chunk: Buffer) => (answer += chunk.toString("utf8")));
    socket.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    await until(() => (answer.includes('"capabilities"') ? true : undefined), "the answer to initialize");
    child.kill("SIGKILL");
    socket.destroy();
    listener.close();
  });

  it("tells the state of its index, by notification and on request", async () => {
    const server = await Server.start();
    const status = await server.ready();
    expect(status).toMatchObject({ state: "ready", speeches: 7, skipped: [] });
    expect(status.characters).toBeGreaterThan(17_000);
    await until(() => server.statuses.find((s) => s.state === "ready"), "the notification");
    expect(["loading", "nodejieba", "node-rs", "intl"]).toContain(status.segmenter);
    await server.stop();
  });

  it("reports indexing as work-done progress", async () => {
    const server = await Server.start();
    await server.ready();
    await server.execute("speechDrafter.server.rebuildIndex", {});
    const kinds = await until(() => {
      const seen = server.progress.map((value) => (value as { kind: string }).kind);
      return seen.includes("end") ? seen : undefined;
    }, "the end of the progress");
    expect(kinds[0]).toBe("begin");
    await server.stop();
  });
});
