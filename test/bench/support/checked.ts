import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { diagnoseAll } from "../../../server/src/features/diagnostics/runner";
import { DEFAULT_SETTINGS } from "../../../server/src/features/settings/settingsParser";
import type { Engine, NativeEngine } from "../../../server/src/host/words/engine";
import { ENGINES } from "../../../server/src/host/words/engines";
import { loadIntl } from "../../../server/src/host/words/engines/intl";
import { buildSegment } from "../../../server/src/index/build";
import { createIndexSnapshot } from "../../../server/src/index/corpusSnapshot";
import type { IndexSnapshot } from "../../../server/src/index/snapshot";
import { NO_PACKS } from "../../../server/src/packs/snapshot";
import { parseDraft } from "../../../server/src/speech/parse";
import type { Span } from "../../../server/src/text/span";
import type { SegmenterName, Token } from "../../../server/src/text/tokens";
import { readFolder } from "./texts";

/** A clean text, and the corpus as it is without it. */
export interface CheckedText {
  readonly group: string;
  readonly file: string;
  readonly text: string;
  readonly index: IndexSnapshot;
}

/** A finding, as far as measuring goes: source span. */
export interface Found {
  readonly code: string;
  readonly span: Span;
}

export type Tokens = (text: string) => readonly Token[];

/** Every text of the corpus and the raw seeds, line breaks as \n. */
export function checkedTexts(shared: string): readonly CheckedText[] {
  const speeches = ["corpus", "seeds"].flatMap((folder) => readFolder(path.join(shared, folder)));
  const segment = buildSegment(speeches);
  const indexOf = new Map(speeches.map(({ uri }, i) => [uri, i]));
  const groups = [
    ["raw seeds", path.join(shared, "seeds")],
    ...readdirSync(path.join(shared, "corpus"))
      .sort()
      .map((name) => [name, path.join(shared, "corpus", name)]),
  ] as [string, string][];
  return groups.flatMap(([group, folder]) =>
    readdirSync(folder)
      .sort()
      .map((name): CheckedText => {
        const file = path.join(folder, name);
        const mask = new Uint8Array(speeches.length);
        mask[indexOf.get(pathToFileURL(file).href)!] = 1;
        const text = readFileSync(file, "utf8").replace(/\r\n?/g, "\n");
        return { group, file, text, index: createIndexSnapshot({ parts: [{ segment, mask }] }) };
      }),
  );
}

/** Findings of all rules that are on, no cap. */
export function findingsOf(text: string, { index }: CheckedText, tokens: Tokens): readonly Found[] {
  return diagnoseAll({
    draft: parseDraft(text),
    settings: { ...DEFAULT_SETTINGS, diagnostics: { ...DEFAULT_SETTINGS.diagnostics, maxPerDraft: 100_000 } },
    snapshot: { generation: 0, index, packs: NO_PACKS },
    words: { generation: 0, tokens },
  });
}

export interface Segmenter {
  readonly name: SegmenterName;
  readonly engine: Engine;
  /** Of texts that were asked before, as they are kept in the server. */
  readonly tokens: Tokens;
}

/** The engines that run here, best first, as the built server has them; `SPEECH_SEGMENTER=intl` leaves Node's own. */
export function segmenters(): readonly [Segmenter, ...Segmenter[]] {
  const native = process.env.SPEECH_SEGMENTER === "intl" ? [] : (["nodejieba", "node-rs"] as const);
  const [first, ...others] = native.flatMap((name) => load(name) ?? []);
  const intl = segmenterOf("intl", loadIntl());
  return first ? [first, ...others, intl] : [intl];
}

function load(name: NativeEngine): Segmenter | undefined {
  try {
    return segmenterOf(name, ENGINES[name](path.join(__dirname, "../server/words"), []));
  } catch {
    return undefined; // not installed, or not built
  }
}

const segmenterOf = (name: SegmenterName, engine: Engine): Segmenter => ({
  name,
  engine,
  tokens: remembered(engine.tokens),
});

function remembered(tokens: Tokens): Tokens {
  const known = new Map<string, readonly Token[]>();
  return (text) => {
    let words = known.get(text);
    if (!words) known.set(text, (words = tokens(text)));
    return words;
  };
}
