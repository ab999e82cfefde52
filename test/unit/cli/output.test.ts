import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Writable } from "node:stream";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Output, type Line } from "../../../server/src/cli/output";

/** Controls (C0, DEL, C1), breaks of lines, and what turns the direction of text. */
const STEERING = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;
const odd = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      "讲",
      "a",
      "\u001b[31m",
      "\n",
      "\r",
      "\t",
      "\u0007",
      "\u007f",
      "\u009b",
      "\u202e",
      "\u2066",
      "\u2028",
    ),
    fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
  ),
});

/** What reaches the stream. */
function written(write: (output: Output) => void, isTTY = false): string {
  const pieces: string[] = [];
  const stream = new Writable({
    decodeStrings: false,
    write(piece: string, _encoding, done) {
      pieces.push(piece);
      done();
    },
  });
  write(new Output(Object.assign(stream, { isTTY }) as unknown as NodeJS.WriteStream));
  return pieces.join("");
}

describe("what the command line writes", () => {
  it("is one line for one line, whatever is in it, and steers nothing", () => {
    fc.assert(
      fc.property(fc.array(odd), odd, (texts, coloured) => {
        const lines: Line[] = [...texts, ["a: ", { text: coloured, colour: 31 }]];
        const plain = written((output) => output.lines(lines));
        expect(plain.split("\n")).toHaveLength(lines.length + 1);
        for (const line of plain.split("\n")) expect(line).not.toMatch(STEERING);
        const painted = written((output) => output.line(lines.at(-1)!), true);
        expect(painted.startsWith("a: \u001b[31m") && painted.endsWith("\u001b[0m\n")).toBe(true);
        expect(painted.slice(8, -5)).not.toMatch(STEERING);
      }),
    );
  });

  it("as JSON steers nothing, and is read back as it was", () => {
    fc.assert(
      fc.property(fc.array(odd), (texts) => {
        const json = written((output) => output.json({ texts }));
        expect(json.replaceAll("\n", "")).not.toMatch(STEERING);
        expect(JSON.parse(json)).toEqual({ texts });
      }),
    );
  });

  it("goes through there and nowhere else", () => {
    const folder = path.join(import.meta.dirname, "../../../server/src/cli");
    const others = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
      (name) => name.endsWith(".ts") && name !== "output.ts",
    );
    expect(others.length).toBeGreaterThan(10);
    for (const name of others)
      expect(readFileSync(path.join(folder, name), "utf8"), name).not.toMatch(
        /\bstd(?:out|err)\b|\bconsole\b|\bwriteSync\b/,
      );
  });
});
