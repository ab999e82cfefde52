import { build } from "esbuild";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { runInNewContext } from "node:vm";
import ts from "typescript";
import { KINDS } from "../../support/growthKinds";
import type { Row } from "./row";

/** An expression of the product's source. */
interface Expression {
  /** File and line, or what it was made of at run time. */
  readonly at: string;
  readonly source: string;
  readonly flags: string;
}

/** What a checker says of an expression; `attack` is a JavaScript expression that gives a text it takes long for. */
interface Verdict {
  readonly status: "safe" | "vulnerable" | "unknown";
  readonly attack?: { readonly pattern: string };
}
type Check = (source: string, flags: string, options: { readonly timeout: number }) => Promise<Verdict>;

const SIZE = 50_000;
/** Milliseconds below which two times cannot be compared. */
const FLOOR = 20;
/** How much longer twice the text may take. */
const GROWTH = 2.5;
/** What the checker may take for one expression, in milliseconds. */
const TIMEOUT = 5_000;

/**
 * Every expression of the product, literal or put together, against a checker of runaway expressions; what it
 * suspects is tried with its own attack, and every expression with every kind of line, at two sizes.
 */
export async function expressionRows(): Promise<readonly Row[]> {
  const root = path.join(import.meta.dirname, "../..");
  const sources = [...tsFiles(path.join(root, "server/src")), ...tsFiles(path.join(root, "client/src"))];
  const all = unique([...sources.flatMap((file) => literals(root, file)), ...(await constructed(sources))]);
  const check = checker();
  const slow = all.flatMap((expression) =>
    KINDS.flatMap(({ name, line }) => tooSlow(expression, name, line)),
  );
  const suspected: Expression[] = [];
  if (check)
    for (const expression of all) {
      const { status, attack } = await check(expression.source, expression.flags.replace("d", ""), {
        timeout: TIMEOUT,
      });
      if (status === "safe") continue;
      suspected.push(expression);
      if (attack)
        slow.push(...tooSlow(expression, "the checker's attack", (size) => attackOf(attack.pattern, size)));
    }
  return [
    { name: "regular expressions", value: all.length },
    {
      name: "  suspected by the checker (a bound on its input, or its fuzzing)",
      value: check ? suspected.length : "the checker is not installed",
    },
    {
      name: `  that take over ${GROWTH} times as long for twice the text`,
      value: slow.length === 0 ? 0 : slow.slice(0, 5).join("; "),
      goal: "0",
      ok: slow.length === 0,
    },
  ];
}

function tooSlow(expression: Expression, name: string, text: (size: number) => string): readonly string[] {
  if (time(expression, text(2 * SIZE)) <= FLOOR) return [];
  // The best of three: a machine is busy at times.
  const best = (size: number): number => Math.min(...[1, 2, 3].map(() => time(expression, text(size))));
  const long = best(2 * SIZE);
  const growth = long / Math.max(best(SIZE), FLOOR / 2);
  return long > FLOOR && growth > GROWTH ? [`${expression.at} (${name}, ${growth.toFixed(1)})`] : [];
}

/** Milliseconds of work: the clock tells of whatever else the machine does. */
function time({ source, flags }: Expression, text: string): number {
  const pattern = new RegExp(source, flags);
  const before = process.cpuUsage();
  if (pattern.global) text.replace(pattern, "");
  else pattern.test(text);
  return process.cpuUsage(before).user / 1000;
}

/** The attack's repetitions, drawn out or cut down to a text of about that size. */
function attackOf(pattern: string, size: number): string {
  // The checker's own notation: string literals, `+` and `.repeat(n)`.
  const make = (factor: number): string => {
    const scaled = (_: string, n: string): string =>
      `.repeat(${Math.max(1, Math.round(Number(n) * factor))})`;
    return runInNewContext(pattern.replace(/\.repeat\((\d+)\)/g, scaled)) as string;
  };
  return make(size / make(1).length);
}

function checker(): Check | undefined {
  try {
    const here = createRequire(path.join(import.meta.dirname, "../../test/bench/package.json"));
    return (here("recheck") as { readonly check: Check }).check;
  } catch {
    return undefined;
  }
}

function tsFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? tsFiles(file) : entry.name.endsWith(".ts") ? [file] : [];
  });
}

function literals(root: string, file: string): readonly Expression[] {
  const tree = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const out: Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf("/");
      const line = tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      out.push({
        at: `${path.relative(root, file)}:${line}`,
        source: node.text.slice(1, end),
        flags: node.text.slice(end + 1),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return out;
}

/** Those that modules put together when they are loaded: the modules are loaded with a constructor that takes notes. */
async function constructed(sources: readonly string[]): Promise<readonly Expression[]> {
  const makers = sources.filter((file) => readFileSync(file, "utf8").includes("new RegExp("));
  const folder = mkdtempSync(path.join(tmpdir(), "speech-expressions-"));
  const outfile = path.join(folder, "makers.cjs");
  try {
    await build({
      stdin: {
        contents: makers.map((file) => `import ${JSON.stringify(file)};`).join("\n"),
        resolveDir: folder,
      },
      outfile,
      bundle: true,
      platform: "node",
      format: "cjs",
      external: ["nodejieba", "vscode"],
      define: { RegExp: "NotedRegExp" },
      banner: {
        js: "const noted = []; class NotedRegExp extends globalThis.RegExp { constructor(source, flags) { super(source, flags); noted.push(this); } }",
      },
      footer: { js: "module.exports = { noted };" },
      logLevel: "error",
    });
    const { noted } = createRequire(outfile)(outfile) as { readonly noted: readonly RegExp[] };
    return noted.map(({ source, flags }) => ({ at: `/${source.slice(0, 40)}…/`, source, flags }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const unique = (all: readonly Expression[]): readonly Expression[] => [
  ...new Map(all.map((expression) => [`${expression.source}/${expression.flags}`, expression])).values(),
];
