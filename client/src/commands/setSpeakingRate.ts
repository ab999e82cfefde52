import { ConfigurationTarget, l10n, window, workspace, type QuickPickItem } from "vscode";
import type { SpeechClient } from "../client";
import { targetOf } from "../corpusFolders";
import { isDraft } from "../drafts";
import { minutesIn, nameOfRate, rateOf, RATES, type RateName } from "../pure/speakingRate";
import { SECTION, setting } from "../settings";
import type { Command } from "./command";

const KEY = "speakingRate";

interface Item extends QuickPickItem {
  /** Syllables per minute; absent: to be found from the draft at hand. */
  readonly rate?: number;
}

/** How fast the speaker speaks: by a name, or by a speech whose real minutes are known. */
export const setSpeakingRate: Command = {
  id: "speechDrafter.setSpeakingRate",
  async run({ client }) {
    const current = currentRate();
    const document = window.activeTextEditor?.document;
    const measured: Item[] =
      document && isDraft(document)
        ? [
            {
              label: l10n.t("From This Draft…"),
              detail: l10n.t("You know how many minutes it took: the rate is worked out"),
            },
          ]
        : [];
    const items = [
      ...(Object.keys(RATES) as RateName[]).map((name): Item => itemOf(name, current)),
      ...measured,
    ];
    const placeHolder = l10n.t("How fast is it spoken? Now: {0} syllables a minute", current);
    const picked = await window.showQuickPick(items, { placeHolder });
    const rate = picked && (picked.rate ?? (document && (await measure(client, document.uri.toString()))));
    if (rate === undefined || rate === current) return;
    const otherwise = workspace.workspaceFolders ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
    await workspace.getConfiguration(SECTION).update(KEY, rate, targetOf(KEY, undefined, otherwise));
    window.setStatusBarMessage(l10n.t("Speaking rate: {0} syllables a minute", rate), 4000);
  },
};

/** As the status bar's menu names it. */
export function currentRateName(): string {
  const rate = currentRate();
  const name = nameOfRate(rate);
  return name ? `${labelOf(name)} · ${rate}` : String(rate);
}

const currentRate = (): number => setting<number>(KEY, RATES.report);

const itemOf = (name: RateName, current: number): Item => ({
  label: labelOf(name),
  description: [String(RATES[name]), ...(RATES[name] === current ? [l10n.t("current")] : [])].join(" · "),
  rate: RATES[name],
});

const labelOf = (name: RateName): string =>
  ({ solemn: l10n.t("Solemn"), report: l10n.t("Report"), brisk: l10n.t("Brisk") })[name];

/** Asks how long the draft took; undefined where the user gives up, or the draft is empty. */
async function measure(client: SpeechClient, uri: string): Promise<number | undefined> {
  const figures = await client.statistics(uri);
  if (!figures || figures.minutes === 0) return undefined;
  const rate = currentRate();
  const rateFor = (typed: string): number | undefined => {
    const taken = minutesIn(typed);
    return taken === undefined ? undefined : rateOf(figures.minutes, rate, taken);
  };
  const typed = await window.showInputBox({
    prompt: l10n.t("How many minutes did it take? (12.5 or 12:30)"),
    validateInput: (text) =>
      rateFor(text) === undefined
        ? l10n.t("Minutes, as 12.5 or 12:30, at 60 to 400 syllables a minute")
        : undefined,
  });
  return typed === undefined ? undefined : rateFor(typed);
}
