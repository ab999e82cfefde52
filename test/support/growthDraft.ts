import { Server, uriOf } from "./server";
import { growing, ORDINARY, type Growing } from "./growthKinds";
import { workedBy } from "./processorTime";
import { GROWTH_SETTINGS, REQUESTS, type Asking, type Place } from "./growthRequests";

/** What one request took, in milliseconds: by the clock, or the work of all threads where others kept the clock going. */
export interface Taken {
  readonly time: number;
  /** The most that the main thread did while another, trivial request waited. */
  readonly held: number;
}

/** A request that takes longer has not answered. */
export const PATIENCE = 10_000;
/** Requests without an answer after which a text is given up. */
const GIVEN_UP = 2;

/** The built server with one draft open: every request is asked after an edit, as a user's are. */
export class GrowingDraft {
  private server: Server | undefined;
  private at!: Growing;
  private opened = 0;
  private unanswered = 0;

  constructor(private readonly speech: string) {}

  /** Opens a text in a running server and asks for its outline. */
  async open(at: Growing): Promise<Taken> {
    this.at = at;
    this.unanswered = 0;
    return this.reopen();
  }

  /** Whether the text stops the server so often that the rest is not tried. */
  get hopeless(): boolean {
    return this.unanswered >= GIVEN_UP;
  }

  /** Types at the request's place, or takes it back, and asks. */
  async ask(asking: Asking): Promise<Taken> {
    const server = this.server!;
    const offset = this.offsetOf(asking.place);
    const typed = asking.typed ?? characterAt(server.text(this.uri), offset);
    return this.timed(server, async () => {
      await server.edit(this.uri, offset, offset, typed);
      const { uri, speech } = this;
      return asking.ask({ server, uri, offset: offset + typed.length, speech: uriOf(speech) });
    }).finally(() => this.takeBack(offset, typed.length));
  }

  /** Opens a text and asks everything in the middle of it, without waiting for one answer before the next request. */
  async askAtOnce(at: Growing): Promise<Taken> {
    const opened = await this.open(at);
    const server = this.server;
    if (!server) return opened;
    const offset = this.offsetOf("middle");
    return this.timed(server, async () => {
      await server.edit(this.uri, offset, offset, "的");
      const place = { server, uri: this.uri, offset: offset + 1, speech: uriOf(this.speech) };
      await Promise.all(REQUESTS.map(({ ask }) => ask(place).catch(() => undefined)));
    });
  }

  async stop(): Promise<void> {
    await this.server?.kill();
    this.server = undefined;
  }

  private get uri(): string {
    return `untitled:growth-${this.opened}`;
  }

  private async reopen(): Promise<Taken> {
    if (!this.server) {
      this.server = await Server.start({ settings: GROWTH_SETTINGS });
      await this.server.ready();
      await this.warm(this.server);
    } else if (this.opened > 0)
      await this.server.connection.sendNotification("textDocument/didClose", {
        textDocument: { uri: this.uri },
      });
    this.opened++;
    const { server, uri } = this;
    return this.timed(server, async () => {
      await server.open(uri, this.at.text);
      return server.symbols(uri);
    });
  }

  /** What the engine learns in the first requests is no matter of the text. */
  private async warm(server: Server): Promise<void> {
    const uri = "untitled:growth-warm";
    const { text } = growing(ORDINARY, 40_000, "lines in a speech");
    await server.open(uri, text);
    for (let round = 0; round < 3; round++) {
      await server.edit(uri, 1_000, 1_000, "的");
      const at = { server, uri, offset: 1_001, speech: uriOf(this.speech) };
      for (const { ask } of REQUESTS) await ask(at).catch(() => undefined);
    }
    await server.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  }

  private async takeBack(offset: number, length: number): Promise<void> {
    if (this.server) await this.server.edit(this.uri, offset, offset + length, "");
    else if (!this.hopeless) await this.reopen();
  }

  private offsetOf(place: Place): number {
    const { start, end, text } = this.at;
    if (place === "start") return start;
    if (place === "end") return end;
    const within = place === "middle" ? (start + end) >> 1 : Math.min(text.length, end + 20);
    const code = text.charCodeAt(within);
    return code >= 0xdc00 && code <= 0xdfff ? within - 1 : within;
  }

  private async timed(server: Server, act: () => Promise<unknown>): Promise<Taken> {
    const pid = server.process.pid!;
    const before = workedBy(pid);
    const begin = performance.now();
    let done = false;
    const answer = act()
      .catch(() => undefined)
      .finally(() => (done = true));
    const waits = trivialRequests(server, () => done);
    const gaveUp = Symbol();
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise((resolve) => (timer = setTimeout(() => resolve(gaveUp), PATIENCE)));
    const first = await Promise.race([answer, patience]);
    const after = workedBy(pid);
    const worked = Math.max(after.all - before.all, after.main - before.main);
    const time = Math.min(performance.now() - begin, worked);
    clearTimeout(timer);
    if (first !== gaveUp) return { time, held: await waits };
    done = true;
    this.unanswered++;
    this.server = undefined;
    await server.kill();
    return { time: PATIENCE, held: PATIENCE };
  }
}

/** Milliseconds from one trivial request to the next. */
const PAUSE = 3;

/** Asks for next to nothing again and again; gives the most work that stood before an answer. */
async function trivialRequests(server: Server, done: () => boolean): Promise<number> {
  const pid = server.process.pid!;
  let longest = 0;
  do {
    const before = workedBy(pid).main;
    await server.connection.sendRequest("speech/indexStatus").catch(() => undefined);
    longest = Math.max(longest, workedBy(pid).main - before);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  } while (!done());
  return longest;
}

function characterAt(text: string, offset: number): string {
  const before = text.codePointAt(offset) ?? text.codePointAt(Math.max(0, offset - 1)) ?? 0x7684;
  return String.fromCodePoint(before);
}
