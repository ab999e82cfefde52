// What the extension host says to the launcher: the suite's events, and requests for real input.
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";

/** A request is a name and a few strings. */
const MAX_BODY = 1024 * 1024;

/**
 * @typedef {object} Bridge
 * @property {string} address goes to the extension host in an environment variable
 * @property {() => Promise<void>} close
 */

/**
 * @param {(event: Record<string, unknown>) => void} onEvent
 * @param {(verb: string, args: unknown[]) => Promise<unknown>} onInput
 * @returns {Promise<Bridge>}
 */
export async function openBridge(onEvent, onInput) {
  // other users of the machine reach the port, too
  const secret = randomBytes(16).toString("hex");
  const server = createServer(async (request, response) => {
    const answer = (/** @type {number} */ status, /** @type {unknown} */ body) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(body ?? null));
    };
    try {
      const body = JSON.parse(await bodyOf(request));
      if (request.url === `/${secret}/event`) {
        onEvent(body);
        answer(200, null);
      } else if (request.url === `/${secret}/ui`) {
        answer(200, await onInput(body.verb, body.args));
      } else answer(404, "no such address");
    } catch (error) {
      answer(500, error instanceof Error ? error.message : String(error));
    }
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => resolve(undefined));
  });
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    address: `http://127.0.0.1:${address.port}/${secret}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** @param {import("node:http").IncomingMessage} request */
async function bodyOf(request) {
  let text = "";
  request.setEncoding("utf8");
  for await (const chunk of request) {
    text += chunk;
    if (text.length > MAX_BODY) throw new Error("request too long");
  }
  return text;
}
