import type { Server } from "./server";

/** An open draft, and a place in it. */
export interface At {
  readonly server: Server;
  readonly uri: string;
  /** UTF-16 offset. */
  readonly offset: number;
  /** A speech of the corpus: URI of its file. */
  readonly speech: string;
}

/** Where in the repeated text, or behind it. */
export type Place = "start" | "middle" | "end" | "behind";

export interface Asking {
  readonly name: string;
  /** Where it is typed and asked. */
  readonly place: Place;
  /** What is typed before it; else what stands there already, once more. */
  readonly typed?: string;
  readonly ask: (at: At) => Promise<unknown>;
}

/** A request at a place of the document. */
const placed = (method: string, params: object = {}, place: Place = "middle", typed?: string): Asking => ({
  name: [method.replace("textDocument/", ""), ...(place === "middle" ? [] : [place])].join(", "),
  place,
  ...(typed !== undefined && { typed }),
  ask: ({ server, uri, offset }) =>
    server.request(method, uri, { position: server.document(uri).positionAt(offset), ...params }),
});

/** A request of the document as a whole. */
const whole = (method: string, params: object = {}): Asking => ({
  name: method.replace("textDocument/", ""),
  place: "middle",
  ask: ({ server, uri }) => server.request(method, uri, params),
});

const command = (name: string, argument: (at: At) => object): Asking => ({
  name,
  place: "middle",
  ask: (at) => at.server.execute(`speechDrafter.server.${name}`, argument(at)),
});

/** The text from the place on, as a query. */
const wording = ({ server, uri, offset }: At, length: number): string =>
  server.text(uri).slice(offset, offset + length);

/** The line of the place as a range. */
function lineRange({ server, uri, offset }: At): object {
  const { line } = server.document(uri).positionAt(offset);
  return { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
}

/** Every request that an editor makes of a draft, and every command that reads one. */
export const REQUESTS: readonly Asking[] = [
  whole("textDocument/documentSymbol"),
  whole("textDocument/foldingRange"),
  whole("textDocument/codeLens"),
  {
    name: "selectionRange",
    place: "middle",
    ask: ({ server, uri, offset }) =>
      server.request("textDocument/selectionRange", uri, {
        positions: [server.document(uri).positionAt(offset)],
      }),
  },
  placed("textDocument/completion"),
  placed("textDocument/completion", {}, "start"),
  placed("textDocument/completion", {}, "end"),
  placed("textDocument/completion", {}, "behind", "同志"),
  { ...placed("textDocument/completion", {}, "middle", "gzl"), name: "completion, initials" },
  placed("textDocument/inlineCompletion", { context: { triggerKind: 0 } }),
  placed("textDocument/hover"),
  placed("textDocument/definition"),
  placed("textDocument/references", { context: { includeDeclaration: true } }),
  placed("textDocument/documentHighlight"),
  placed("textDocument/documentHighlight", {}, "end"),
  placed("textDocument/documentHighlight", {}, "behind"),
  placed("textDocument/onTypeFormatting", { ch: "\n", options: { tabSize: 4, insertSpaces: true } }),
  {
    name: "willSaveWaitUntil",
    place: "middle",
    ask: ({ server, uri }) => server.request("textDocument/willSaveWaitUntil", uri, { reason: 1 }),
  },
  whole("textDocument/diagnostic"),
  {
    name: "codeAction",
    place: "middle",
    ask: (at) =>
      at.server.request("textDocument/codeAction", at.uri, {
        range: lineRange(at),
        context: { diagnostics: [] },
      }),
  },
  {
    name: "workspace/symbol",
    place: "middle",
    ask: (at) => at.server.connection.sendRequest("workspace/symbol", { query: wording(at, 6) }),
  },
  {
    name: "speech/statistics",
    place: "middle",
    ask: ({ server, uri }) => server.connection.sendRequest("speech/statistics", { uri }),
  },
  {
    name: "speech/corpus",
    place: "middle",
    ask: ({ server }) => server.connection.sendRequest("speech/corpus"),
  },
  command("renumber", ({ uri }) => ({ uri })),
  command("moveSection", ({ uri, server, offset }) => ({
    uri,
    line: server.document(uri).positionAt(offset).line,
    by: 1,
  })),
  command("placeholders", ({ uri }) => ({ uri })),
  command("acceptedFindings", ({ uri }) => ({ uri })),
  command("exemplars", ({ uri }) => ({ uri })),
  command("searchCorpus", (at) => ({ query: wording(at, 100_000) })),
  command("skeleton", ({ speech }) => ({ uri: speech })),
  command("locate", ({ speech }) => ({ uri: speech })),
];

/** Settings with every request on. */
export const GROWTH_SETTINGS = {
  completion: { minConfidence: 0 },
  outline: { codeLens: true, continueMarkers: true, fixOnSave: true },
  diagnostics: { revealDelay: 0 },
};
