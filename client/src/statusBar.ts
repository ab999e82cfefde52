import {
  Disposable,
  env,
  l10n,
  StatusBarAlignment,
  ThemeColor,
  window,
  workspace,
  type TextDocument,
} from "vscode";
import type { IndexStatus, Statistics } from "../../server/src/protocol";
import type { SpeechClient } from "./client";
import { Debounce } from "./debounce";
import { isDraft } from "./drafts";

const DELAY = 400; // ms after the last change; the figures are a glance, not a meter

/** Speeches indexed, characters and minutes of the draft; a click opens the menu of actions. */
export function showStatus(client: SpeechClient): Disposable {
  const item = window.createStatusBarItem("speechDrafter.status", StatusBarAlignment.Right, 110);
  item.name = l10n.t("Speech Drafter");
  item.command = "speechDrafter.showActions";
  const debounce = new Debounce(DELAY);
  let figures: { readonly document: TextDocument; readonly value: Statistics | undefined } | undefined;

  const draw = () => {
    const document = window.activeTextEditor?.document;
    if (!document || client.state === "off" || !isDraft(document)) {
      item.hide();
      return;
    }
    const own = figures?.document === document ? figures.value : undefined;
    const { text, details, alarming } = describe(client, own);
    item.text = text;
    item.tooltip = details;
    item.backgroundColor = alarming ? new ThemeColor("statusBarItem.errorBackground") : undefined;
    item.accessibilityInformation = { label: details.replaceAll("\n", ", "), role: "button" };
    item.show();
  };
  const count = async () => {
    const document = window.activeTextEditor?.document;
    if (document && isDraft(document)) {
      // a server that is just stopping answers nothing; the figures come with the next one
      const value = await client.statistics(document.uri.toString()).catch(() => undefined);
      figures = { document, value };
    }
    draw();
  };
  const refresh = () => {
    draw();
    debounce.run(() => void count());
  };

  refresh();
  return Disposable.from(
    item,
    debounce,
    client.onDidChange(refresh),
    window.onDidChangeActiveTextEditor(refresh),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document === window.activeTextEditor?.document) debounce.run(() => void count());
    }),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("speechDrafter")) refresh();
    }),
  );
}

interface Description {
  readonly text: string;
  /** Everything in words, a line each: tooltip, and what a screen reader says. */
  readonly details: string;
  readonly alarming: boolean;
}

function describe(client: SpeechClient, figures: Statistics | undefined): Description {
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
  const draft = figures && [
    l10n.t("{0} characters", amount(figures.characters)),
    l10n.t("{0} min", amount(minutes(figures))),
  ];
  const text = [`${icon(status)} ${corpusText(status)}`, ...(draft ?? [])].join(" · ");
  const details = [...indexDetails(status), ...(figures ? [draftDetails(figures)] : [])].join("\n");
  return { text, details, alarming: status.state === "failed" };
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

const draftDetails = (figures: Statistics): string =>
  l10n.t(
    "This draft: {0} characters, about {1} minutes to speak, {2} sections",
    amount(figures.characters),
    amount(minutes(figures)),
    amount(figures.sections),
  );

/** Whole minutes; a draft with any text takes at least one. */
const minutes = (figures: Statistics): number =>
  figures.characters === 0 ? 0 : Math.max(1, Math.round(figures.minutes));

const amount = (value: number): string => value.toLocaleString(env.language);
