// From a suite to the launcher: events, and requests for real input.
import { request } from "node:http";

/** A row of the completion list as it stands on the screen. */
export interface Row {
  label: string;
  detail: string;
  description: string;
  focused: boolean;
}

/** What the launcher's hands and eyes can do; see host/ui.mjs. */
interface Verbs {
  ime: [pinyin: string, text: string];
  compose: [pinyin: string];
  commit: [text: string];
  imeKey: [code: string];
  type: [text: string];
  press: [key: string];
  copy: [text: string, html?: string];
  popup: [];
  ghost: [];
  texts: [selector: string];
  count: [selector: string];
  click: [selector: string];
  clickText: [selector: string, text: string];
  clickMoving: [selector: string, text: string];
  hoverText: [text: string];
  editorFocused: [];
  notifications: [];
  screenshot: [name: string];
}

interface Answers {
  popup: Row[];
  ghost: string;
  texts: string[];
  count: number;
  editorFocused: boolean;
  notifications: string[];
  screenshot: string;
}

/** Asks the launcher for real input, or for what is on the screen. */
export async function ui<V extends keyof Verbs>(
  verb: V,
  ...args: Verbs[V]
): Promise<V extends keyof Answers ? Answers[V] : null> {
  return (await post("ui", { verb, args })) as V extends keyof Answers ? Answers[V] : null;
}

/** Posts JSON to the launcher; rejects with its words when it refuses. */
export async function post(where: "event" | "ui", body: Record<string, unknown>): Promise<unknown> {
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      `${process.env["SPEECH_VSCODE_BRIDGE"] ?? ""}/${where}`,
      { method: "POST" },
      (incoming) => {
        let answer = "";
        incoming.setEncoding("utf8");
        incoming.on("data", (chunk: string) => (answer += chunk));
        incoming.on("end", () => {
          const value: unknown = JSON.parse(answer);
          if (incoming.statusCode === 200) resolve(value);
          else reject(new Error(String(value)));
        });
      },
    );
    outgoing.on("error", reject);
    outgoing.end(text);
  });
}
