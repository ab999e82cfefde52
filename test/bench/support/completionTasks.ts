/** What is typed, beside which corpus: the rows of the completion bench. */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { SpeechInput } from "../../../server/src/index/build";
import { readDocument } from "../../../server/src/corpus/documents";
import { isSkip } from "../../../server/src/corpus/skip";
import type { BaseTables } from "./completionBase";
import seedPairs from "../data/completionSeeds.json";
import { gramsOf, namesBelow, nearCopy } from "./texts";

/** A file of ../shared, as the product reads it. */
export interface Text {
  /** Path below ../shared, with forward slashes. */
  readonly name: string;
  readonly speeches: readonly SpeechInput[];
  readonly paragraphs: readonly string[];
}

export interface TypedText {
  readonly text: Text;
  /** Indices of the paragraphs that are typed; those before them stand in the draft. */
  readonly picked: readonly number[];
  /** Texts of the corpus that must not be there: itself, what is nearly a copy, what is newer. */
  readonly absent: ReadonlySet<Text>;
}

/** Texts typed beside one corpus and the same bundled speeches. */
export interface Group {
  readonly corpus: readonly Text[];
  readonly typed: readonly TypedText[];
  /** Bundled speeches that were written after one of the typed texts. */
  readonly seedsLeftOut: readonly string[];
}

/** Shares of keystrokes, in percent, and multiples of the peers' shares. */
export interface Goals {
  readonly saved: number;
  readonly savedEmpty: number;
  readonly timesList: number;
  /** Whether the corpus is of the same kind as what is typed: then calibration counts, and what a threshold leaves. */
  readonly inDomain: boolean;
}

export interface Task {
  readonly name: string;
  readonly goals: Goals;
  readonly groups: readonly Group[];
  /** The file of the base table, drawn without what is typed. */
  readonly base: Uint8Array;
}

/** One in so many speeches of the last years is typed, and one in so many paragraphs of each text. */
const SPEECH_STRIDE = 5;
const paragraphStrides = { speeches: 3, reports: 1, seeds: 1 } as const;

export async function completionTasks(shared: string, tables: BaseTables): Promise<readonly Task[]> {
  const corpus = await readTexts(shared, "corpus");
  const seeds = await readTexts(shared, "seeds");
  const speeches = corpus.filter(({ name }) => name.startsWith("corpus/xi2022_2025/"));
  const reports = corpus.filter(({ name }) => name.startsWith("corpus/gwr_central/"));
  const [newest, second] = reports;
  return [
    {
      name: "speeches 2022 to 2025, each with all other speeches",
      goals: { saved: 30, savedEmpty: 20, timesList: 2, inDomain: true },
      groups: [
        {
          corpus,
          typed: speeches
            .filter((_, i) => i % SPEECH_STRIDE === SPEECH_STRIDE >> 1)
            .map((text, i) => typedText(text, corpus, paragraphStrides.speeches, i)),
          seedsLeftOut: [],
        },
      ],
      base: await tables.without(speeches),
    },
    {
      name: "the two newest reports, each with those of earlier years",
      goals: { saved: 36, savedEmpty: 18, timesList: 1.7, inDomain: true },
      groups: [
        {
          corpus: reports,
          typed: [newest!, second!].map((text, i) => {
            const typed = typedText(text, reports, paragraphStrides.reports, i);
            return { ...typed, absent: new Set([...typed.absent, ...reports.slice(0, i + 1)]) };
          }),
          seedsLeftOut: [],
        },
      ],
      base: await tables.without([newest!, second!]),
    },
    {
      name: "raw seeds, each with the other three",
      goals: { saved: 14, savedEmpty: 12, timesList: 3, inDomain: false },
      groups: seeds.map((text, i) => ({
        corpus: seeds,
        typed: [typedText(text, seeds, paragraphStrides.seeds, i)],
        seedsLeftOut: seedPairs[path.basename(text.name) as keyof typeof seedPairs],
      })),
      base: await tables.without(seeds),
    },
  ];
}

/** @param shift where counting begins: not the first paragraph of every text */
function typedText(text: Text, corpus: readonly Text[], stride: number, shift: number): TypedText {
  const grams = gramsOf(text.paragraphs);
  const absent = corpus.filter((other) => {
    if (other === text) return true;
    const own = gramsOf(other.paragraphs);
    let shared = 0;
    for (const gram of own) if (grams.has(gram)) shared++;
    return nearCopy(shared, own.size, grams.size);
  });
  const picked = text.paragraphs.flatMap((paragraph, i) =>
    (i + shift) % stride === 0 && paragraph.length > 1 ? [i] : [],
  );
  return { text, picked, absent: new Set(absent) };
}

async function readTexts(shared: string, folder: string): Promise<Text[]> {
  const texts: Text[] = [];
  for (const name of namesBelow(path.join(shared, folder))) {
    const document = await readDocument(
      readFileSync(path.join(shared, folder, name)),
      `file:///${encodeURI(name)}`,
    );
    if (isSkip(document)) continue;
    const { speeches } = document;
    const paragraphs = speeches.flatMap((speech) => speech.paragraphs);
    texts.push({ name: `${folder}/${name}`, speeches, paragraphs });
  }
  return texts;
}
