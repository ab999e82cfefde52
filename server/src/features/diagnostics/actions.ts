import { fold } from "../../text/fold";
import { localized, type Localized } from "../../text/localized";
import { overlaps, slice, type TextChange } from "../../text/span";
import type { Diagnosis } from "./runner";
import type { Fix } from "./types";

/** Something to be done about a finding: edits of the draft, or a command of the server or the client. */
export interface Action {
  readonly title: Localized;
  /** At most one a finding: what “auto fix” takes. */
  readonly preferred?: boolean;
  readonly changes?: readonly TextChange[];
  readonly command?: { readonly name: string; readonly argument: unknown };
}

interface ActionContext {
  readonly uri: string;
  /** Source text of the draft. */
  readonly text: string;
  /** Every finding of the draft that is still open, for “fix all”. */
  readonly all: readonly Diagnosis[];
  /** Commands that the client has said it can run; others are never offered. */
  readonly clientCommands: ReadonlySet<string>;
}

const ACCEPT = "speechDrafter.server.acceptFinding";
const ACCEPT_WITH_REASON = "speechDrafter.acceptFinding";
const ALLOW = "speechDrafter.allowPhrase";
const SET_LEVEL = "speechDrafter.setRuleLevel";
const NEXT_PLACEHOLDER = "speechDrafter.nextPlaceholder";

/** Fixes first, then the ways to let a finding stand, from the narrowest (here) to the widest (the rule). */
export function actionsFor(diagnosis: Diagnosis, context: ActionContext): readonly Action[] {
  return [
    ...fixes(diagnosis),
    ...walkPlaceholders(diagnosis, context),
    ...fixAll(diagnosis, context.all),
    ignoreHere(diagnosis, context),
    ...acceptWithReason(diagnosis, context),
    ...allowPhrase(diagnosis, context),
    ...turnOff(diagnosis, context),
  ];
}

function fixes({ fixes: offered = [] }: Diagnosis): readonly Action[] {
  return offered.map(({ title, changes, preferred }) => ({
    title,
    changes,
    ...(preferred && { preferred }),
  }));
}

/** What is to be filled in nobody can fix; the way there is shown. */
function walkPlaceholders({ code }: Diagnosis, { uri, clientCommands }: ActionContext): readonly Action[] {
  if (code !== "text/placeholder" || !clientCommands.has(NEXT_PLACEHOLDER)) return [];
  return [
    {
      title: localized("逐个填写占位符", "Fill in the placeholders one by one"),
      command: { name: NEXT_PLACEHOLDER, argument: { uri } },
    },
  ];
}

/** Edits of every fix that needs nobody's judgement, whatever the rule. @param all findings of one draft */
export function certainChanges(all: readonly Diagnosis[]): readonly TextChange[] {
  const certain = all.filter(({ waits }) => waits === undefined).flatMap((d) => preferredFix(d.fixes) ?? []);
  return merge(certain.filter(({ doubtful }) => !doubtful)).changes;
}

/** One action for every finding of the same rule, where at least two have a fix that needs no choice. */
function fixAll({ code, fixes: own }: Diagnosis, all: readonly Diagnosis[]): readonly Action[] {
  if (!preferredFix(own)) return [];
  const offered = all.filter((d) => d.code === code).flatMap((d) => preferredFix(d.fixes) ?? []);
  const { changes, count } = merge(offered);
  if (count < 2) return [];
  const title = localized(`修正全部 ${count} 处同类问题`, `Fix all ${count} findings of this rule`);
  return [{ title, changes }];
}

const preferredFix = (offered: readonly Fix[] = []): Fix | undefined => offered.find((fix) => fix.preferred);

/** Fixes that do not touch each other's text; where two do, the earlier one is taken and the other left standing. */
function merge(offered: readonly Fix[]): { changes: readonly TextChange[]; count: number } {
  const changes: TextChange[] = [];
  const seen = new Set<Fix["changes"]>();
  let count = 0;
  for (const fix of offered) {
    // The slips of one list share the edits that number it: nothing is left of them to do.
    if (seen.has(fix.changes)) continue;
    seen.add(fix.changes);
    if (fix.changes.some((change) => changes.some((taken) => clash(taken, change)))) continue;
    for (const change of fix.changes) changes.push(change);
    count++;
  }
  return { changes, count };
}

/** Two insertions at one place clash too: their order would be anybody's guess. */
const clash = (a: TextChange, b: TextChange): boolean =>
  overlaps(a.span, b.span) || (a.span.start === b.span.start && a.span.end === b.span.end);

function ignoreHere({ fingerprint }: Diagnosis, { uri }: ActionContext): Action {
  return {
    title: localized("忽略此处", "Ignore here"),
    command: { name: ACCEPT, argument: { uri, fingerprint, reason: "" } },
  };
}

function acceptWithReason(
  { fingerprint }: Diagnosis,
  { uri, clientCommands }: ActionContext,
): readonly Action[] {
  if (!clientCommands.has(ACCEPT_WITH_REASON)) return [];
  return [
    {
      title: localized("注明理由，予以保留…", "Accept with a reason…"),
      command: { name: ACCEPT_WITH_REASON, argument: { uri, fingerprint } },
    },
  ];
}

function allowPhrase(
  { code, span }: Diagnosis,
  { uri, text, clientCommands }: ActionContext,
): readonly Action[] {
  if (!code.startsWith("wording/") || !clientCommands.has(ALLOW)) return [];
  const phrase = fold(slice(text, span)).text;
  const shown = phrase.length > 16 ? `${phrase.slice(0, 15)}…` : phrase;
  return [
    {
      title: localized(`始终允许“${shown}”`, `Always allow “${shown}”`),
      command: { name: ALLOW, argument: { phrase, uri } },
    },
  ];
}

function turnOff({ code }: Diagnosis, { uri, clientCommands }: ActionContext): readonly Action[] {
  if (!clientCommands.has(SET_LEVEL)) return [];
  return [
    {
      title: localized(`关闭规则 ${code}`, `Turn off rule ${code}`),
      command: { name: SET_LEVEL, argument: { code, level: "off", uri } },
    },
  ];
}
