/** What a pack states of itself in `tests.json`, held against what it does: alone, without any corpus. */
import { createIndexSnapshot } from "../index/corpusSnapshot";
import type { ExpectedFinding, Pack, PackProblem, PackTest } from "../packs/model";
import { settlePrecedence } from "../packs/precedence";
import type { PackSnapshot } from "../packs/snapshot";
import type { Draft } from "../speech/model";
import { parseDraft } from "../speech/parse";
import { localized, type Localized } from "../text/localized";
import { slice } from "../text/span";
import { words } from "../text/words";
import { complete } from "./completion/complete";
import { requestFor } from "./completion/types";
import { diagnoseAll } from "./diagnostics/runner";
import { RULES } from "./diagnostics/rules";
import { DEFAULT_SETTINGS } from "./settings/settingsParser";
import type { Settings } from "./settings/settings";

const CURSOR = "<|>";
const RULE = "wording/banned";

const SETTINGS: Settings = {
  ...DEFAULT_SETTINGS,
  completion: { ...DEFAULT_SETTINGS.completion, maxItems: 50 },
  rules: Object.fromEntries(RULES.flatMap(({ code }) => (code === RULE ? [] : [[code, "off"]]))),
};

/** One step for each test; what fails is a problem at its place. */
export function* runPackTests(
  pack: Pack,
  today: string,
): Generator<PackProblem | undefined, void, undefined> {
  if (pack.tests.length === 0) return;
  const packs = settlePrecedence([pack], [], today);
  const index = createIndexSnapshot({ parts: [], entities: [] });
  for (const test of pack.tests) {
    const message = failureOf(test, {
      generation: 0,
      index,
      packs: test.date === undefined ? packs : { ...packs, today: test.date },
    });
    yield message && { code: "pack/test", level: "warning", at: test.at, message };
  }
}

interface Known {
  readonly generation: number;
  readonly index: ReturnType<typeof createIndexSnapshot>;
  readonly packs: PackSnapshot;
}

function failureOf({ text, offers, notOffers, findings }: PackTest, snapshot: Known): Localized | undefined {
  const draft = parseDraft(text.replace(CURSOR, ""));
  if (offers.length > 0 || notOffers.length > 0) {
    const offset = text.indexOf(CURSOR);
    const request = requestFor({ draft, offset, snapshot, settings: SETTINGS, explicit: true });
    const labels = complete(request).map(({ label }) => label);
    const missing = offers.find((label) => !labels.includes(label));
    if (missing !== undefined) return missed(missing, labels);
    const wrong = notOffers.find((label) => labels.includes(label));
    if (wrong !== undefined)
      return localized(`测试没有通过：不应提供“${wrong}”。`, `The test fails: “${wrong}” is offered.`);
  }
  if (!findings) return undefined;
  const found = foundIn(draft, snapshot);
  const isSame =
    found.length === findings.length && findings.every((finding, i) => agrees(finding, found[i]!));
  return isSame ? undefined : differs(found);
}

function missed(label: string, labels: readonly string[]): Localized {
  const some = labels.slice(0, 5).map((each) => `“${each}”`);
  return localized(
    `测试没有通过：没有提供“${label}”，提供的是${some.join("、") || "（无）"}。`,
    `The test fails: “${label}” is not offered, but ${some.join(", ") || "nothing"}.`,
  );
}

interface Found {
  readonly code: string;
  readonly text: string;
  readonly fixes: readonly string[];
}

const foundIn = (draft: Draft, snapshot: Known): readonly Found[] =>
  diagnoseAll({ draft, snapshot, settings: SETTINGS, words: { generation: 0, tokens: words } }).map(
    ({ code, span, fixes = [] }) => ({
      code,
      text: slice(draft.text, span),
      fixes: fixes.map(({ changes }) => changes.map(({ newText }) => newText).join("")),
    }),
  );

const agrees = (expected: ExpectedFinding, { code, text, fixes }: Found): boolean =>
  expected.code === code &&
  expected.text === text &&
  (expected.fix === undefined || fixes.includes(expected.fix));

function differs(found: readonly Found[]): Localized {
  const some = found.map(({ text, fixes: [fix] }) =>
    fix === undefined ? `“${text}”` : `“${text}”→“${fix}”`,
  );
  return localized(
    `测试没有通过：报告的是${some.join("、") || "（无）"}。`,
    `The test fails: it is ${some.join(", ") || "nothing"} that is reported.`,
  );
}
