import { constants, setPriority } from "node:os";
import * as path from "node:path";
import { collectWhenIdle } from "./host/idleHeap";
import { Refusal, type Engine } from "./host/words/engine";
import { analysisOf, type EngineReply, type EngineRequest } from "./host/words/engineMessages";
import { ENGINES } from "./host/words/engines";

/**
 * Main of the child process that holds an engine for words. It loads the one it is told, says whether that can serve,
 * then answers requests one after another, and ends with its parent.
 */

let engine: Engine;

// However the parent ends, its end of the channel closes.
process.on("disconnect", () => process.exit(0));
process.on("message", (request: EngineRequest) => {
  if (request.kind === "analyse") {
    const { id, texts } = request;
    reply({ kind: "analysed", id, analyses: texts.map((text) => analysisOf(engine.tokens(text))) });
    return;
  }
  yieldToEditor();
  try {
    engine = ENGINES[request.engine](path.join(__dirname, "words"), request.userWords);
    collectWhenIdle();
    reply({ kind: "ready" });
  } catch (error) {
    const { code, detail } = error instanceof Refusal ? error : new Refusal("broken", String(error));
    // Gone only when it has been said: an exit cuts off what is still in the channel.
    reply({ kind: "refused", code, detail }, () => process.exit(0));
  }
});

function reply(message: EngineReply, sent?: () => void): void {
  process.send?.(message, undefined, undefined, sent);
}

/** Two seconds of loading must not be felt where the user types. */
function yieldToEditor(): void {
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Not allowed everywhere, and only a courtesy.
  }
}
