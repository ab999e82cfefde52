import { env, l10n } from "vscode";
import type { IndexStatus, Measured, Statistics } from "../../../server/src/protocol";
import type { SpeechClient } from "../client";
import { minutesOfPart, wholeMinutes } from "../pure/minutes";

/** What is known of the draft at hand. */
export interface DraftFigures {
  readonly all: Statistics | undefined;
  /** Of what is selected in it; absent where nothing is. */
  readonly selected?: Measured;
  /** The user wants no findings in it. */
  readonly silenced: boolean;
}

interface Description {
  readonly text: string;
  /** Everything in words, a line each: tooltip, and what a screen reader says. */
  readonly details: string;
  readonly alarming: boolean;
}

/** What the status item says. */
export function describe(client: SpeechClient, figures: DraftFigures): Description {
  const status = client.indexStatus;
  if (client.state === "failed") {
    const details = l10n.t("The language server does not run. Click to see what can be done.");
    return { text: `$(error) ${l10n.t("Speech Drafter")}`, details, alarming: true };
  }
  if (!status) {
    return {
      text: `$(sync~spin) ${l10n.t("Starting")}`,
      details: l10n.t("Speech Drafter is starting"),
      alarming: false,
    };
  }
  const text = [`${icon(status)} ${corpusText(status)}`, ...draftTexts(figures)].join(" · ");
  const details = [...indexDetails(status), ...draftDetails(figures)].join("\n");
  return { text, details, alarming: status.state === "failed" };
}

/** While something is selected, its figures stand in the place of the whole draft's. */
function draftTexts({ all, selected, silenced }: DraftFigures): string[] {
  const out = silenced ? [`$(bell-slash) ${l10n.t("Silenced")}`] : [];
  if (selected) {
    const { characters, minutes } = selected;
    const time = l10n.t("{0} min", amount(minutesOfPart(characters, minutes)));
    return [...out, l10n.t("{0} characters selected", amount(characters)), time];
  }
  if (!all) return out;
  const time = l10n.t("{0} min", amount(wholeMinutes(all.characters, all.minutes)));
  return [...out, l10n.t("{0} characters", amount(all.characters)), time];
}

/** While it learns, that is said in words too: an icon that turns says little. */
function corpusText({ state, speeches, paused }: IndexStatus): string {
  const known = l10n.t("{0} speeches", amount(speeches));
  if (paused) return l10n.t("stopped, {0}", known);
  return state === "indexing" ? l10n.t("learning, {0}", known) : known;
}

function icon({ state, skipped, paused }: IndexStatus): string {
  if (paused) return "$(debug-pause)";
  if (state === "failed") return "$(error)";
  if (state === "indexing") return "$(sync~spin)";
  if (state === "stale") return "$(history)";
  return skipped.length > 0 ? "$(warning)" : "$(book)";
}

function indexDetails(status: IndexStatus): string[] {
  const { state, speeches, characters, skipped, paused } = status;
  const known = l10n.t("Corpus: {0} speeches, {1} characters", amount(speeches), amount(characters));
  const states = {
    indexing: l10n.t("Reading the corpus: phrases grow as it goes"),
    stale: l10n.t("The index of last time serves while files are compared"),
    ready: l10n.t("The index is up to date"),
    failed: l10n.t("The index could not be built: see the log"),
  };
  const left = skipped.length > 0 ? [l10n.t("Files skipped: {0}", amount(skipped.length))] : [];
  const now = paused ? l10n.t("Reading of the corpus is stopped. Click to go on.") : states[state];
  return [known, now, ...left, ...segmenterDetails(status)];
}

/** Which engine serves, and why none that was to come first. */
function segmenterDetails({ segmenter, refusedSegmenters = [] }: IndexStatus): string[] {
  const served = {
    nodejieba: l10n.t("Word segmentation: nodejieba"),
    "node-rs": l10n.t("Word segmentation: @node-rs/jieba"),
    intl: l10n.t("Word segmentation: built in (Intl.Segmenter)"),
    loading: l10n.t("Word segmentation: dictionary loading"),
  };
  const refused = refusedSegmenters.map(({ segmenter: name, reason }) =>
    l10n.t("{0} does not run here: {1}", name, reason),
  );
  return [served[segmenter], ...refused];
}

function draftDetails({ all, selected, silenced }: DraftFigures): string[] {
  const out: string[] = [];
  if (all)
    out.push(
      l10n.t(
        "This draft: {0} characters, about {1} minutes to speak, {2} sections",
        amount(all.characters),
        amount(wholeMinutes(all.characters, all.minutes)),
        amount(all.sections),
      ),
    );
  if (selected)
    out.push(
      l10n.t(
        "Selected: {0} characters, about {1} minutes to speak",
        amount(selected.characters),
        amount(minutesOfPart(selected.characters, selected.minutes)),
      ),
    );
  if (silenced) out.push(l10n.t("This draft has no findings until the window closes."));
  return out;
}

const amount = (value: number): string => value.toLocaleString(env.language);
