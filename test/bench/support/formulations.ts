import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "jsonc-parser";
import { readDatedTexts } from "./datedTexts";
import { countForms, type Wording, type WordingCounts } from "./formCounts";
import type { Row } from "./row";

/** Texts in which a formulation has to stand as the pack words it. */
const LEAST_DOCUMENTS = 5;

/** Every phrase of the bundled packs against all texts: a row for each that does not hold, and the counts. */
export function formulations(shared: string): readonly Row[] {
  const wordings = bundledPhrases(path.join(__dirname, "../../snippets"));
  const begin = performance.now();
  const texts = readDatedTexts([path.join(shared, "corpus"), path.join(shared, "bulk")]);
  const counts = countForms(wordings, texts);
  const failures = counts.flatMap((one): readonly Row[] => {
    const value = failureOf(one);
    return value === undefined ? [] : [{ name: one.own.text, value, ok: false }];
  });
  const holding = wordings.length - failures.length;
  return [
    ...failures,
    { name: "formulations that hold", value: `${holding} of ${wordings.length}`, ok: failures.length === 0 },
    { name: `  counted in ${texts.length} texts, in seconds`, value: (performance.now() - begin) / 1000 },
  ];
}

function failureOf({ own, rivals: [rival] }: WordingCounts): string | undefined {
  if (own.documents < LEAST_DOCUMENTS) return `stands in ${own.documents} documents`;
  if (rival && rival.recent > own.recent)
    return `${rival.text} in ${rival.recent} documents, it in ${own.recent}`;
  return undefined;
}

function bundledPhrases(folder: string): readonly Wording[] {
  return readdirSync(folder).flatMap((pack) => {
    const file = path.join(folder, pack, "phrases.json");
    if (!existsSync(file)) return [];
    const { phrases } = parse(readFileSync(file, "utf8")) as {
      readonly phrases: readonly { readonly text: string; readonly asOf?: string }[];
    };
    return phrases.map(({ text, asOf }) => ({
      text,
      ...(asOf !== undefined && { since: Number(asOf.slice(0, 4)) }),
    }));
  });
}
