import type { Block, Draft, Speech } from "../../speech/model";
import { sourceOf } from "../../speech/structure";
import { fold } from "../../text/fold";
import { localized, type Localized } from "../../text/localized";
import type { Level } from "../settings/settings";
import { Fingerprints } from "./fingerprint";
import { levelOf } from "./levels";
import { RULES } from "./rules";
import { ParagraphFindings } from "./paragraphFindings";
import type { Finding, Fix, ParagraphRule, Related, Rule, RuleContext } from "./types";
import {
  isChecked,
  isTooLongDraft,
  isTooLongParagraph,
  MAX_CHECKED_DRAFT,
  MAX_CHECKED_PARAGRAPH,
  MAX_FINDINGS,
} from "./limits";

/** A finding with everything an edge needs to show it. Spans are source spans. */
export interface Diagnosis extends Finding {
  readonly code: string;
  readonly level: Exclude<Level, "off">;
  /** Empty for a word about the checking itself, which is no finding. */
  readonly fingerprint: string;
}

/**
 * Runs every rule that is on. Yields at least every few milliseconds of work: there the caller lets other work
 * in, and stops by dropping the generator. Returns all findings in text order.
 */
export function* diagnose(context: RuleContext): Generator<undefined, readonly Diagnosis[], undefined> {
  const found: { rule: Rule; level: Exclude<Level, "off">; finding: Finding }[] = [];
  const cut: string[] = [];
  const known = new ParagraphFindings(context);
  const isTooLong = isTooLongDraft(context.draft);
  for (const rule of RULES) {
    const level = levelOf(rule, context.settings);
    if (level === "off" || (isTooLong && rule.code !== "outline/numbering")) continue;
    let count = 0;
    for (const finding of run(rule, context, known)) {
      yield;
      if (finding === undefined || isAllowed(rule, finding, context)) continue;
      if (++count > MAX_FINDINGS) break;
      found.push({ rule, level, finding });
    }
    if (count > MAX_FINDINGS) cut.push(rule.code);
    yield;
  }
  found.sort(
    (a, b) => a.finding.span.start - b.finding.span.start || a.finding.span.end - b.finding.span.end,
  );
  const fingerprints = new Fingerprints(context.draft);
  const all: Diagnosis[] = [];
  for (const { rule, level, finding } of found) {
    const own = context.settings.rules[rule.code] === undefined ? finding.level : undefined;
    all.push({
      ...finding,
      code: rule.code,
      level: own ?? level,
      fingerprint: fingerprints.of(rule.code, finding.span),
    });
    yield;
  }
  return [...notices(context.draft, cut), ...all];
}

/** The same without pauses: for the command line and tests. */
export function diagnoseAll(context: RuleContext): readonly Diagnosis[] {
  const work = diagnose(context);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

function* run(rule: Rule, context: RuleContext, known: ParagraphFindings): Generator<Finding | undefined> {
  if (rule.scope === "draft") yield* rule.check(context);
  else
    for (const speech of context.draft.speeches) {
      if (rule.scope === "speech") yield* rule.check(speech, context);
      else yield* runParagraphs(rule, speech, known);
    }
}

function* runParagraphs(
  rule: ParagraphRule,
  speech: Speech,
  known: ParagraphFindings,
): Generator<Finding | undefined> {
  for (const block of speech.blocks) {
    if (!isChecked(block)) continue;
    for (const finding of known.of(rule, block)) yield inDraft(finding, block);
    yield undefined;
  }
}

/** A finding inside a paragraph, in the coordinates of the draft. */
function inDraft(finding: Finding, block: Block): Finding {
  return {
    ...finding,
    span: sourceOf(block, finding.span),
    ...(finding.related && {
      related: finding.related.map((r): Related => ({ ...r, span: sourceOf(block, r.span) })),
    }),
    ...(finding.fixes && {
      fixes: finding.fixes.map((fix): Fix => ({
        ...fix,
        changes: fix.changes.map((c) => ({ ...c, span: sourceOf(block, c.span) })),
      })),
    }),
  };
}

/**
 * Wording that the drafter has allowed is not reported again; what packs allow to be said again, or a part of it, is
 * no repetition.
 */
function isAllowed(rule: Rule, finding: Finding, { draft, settings, snapshot }: RuleContext): boolean {
  if (!rule.code.startsWith("wording/")) return false;
  const { allow } = settings.wording;
  const repeatable = rule.code === "wording/banned" ? [] : snapshot.packs.allow;
  if (allow.length === 0 && repeatable.length === 0) return false;
  const text = fold(draft.text.slice(finding.span.start, finding.span.end)).text;
  return (
    allow.some((allowed) => fold(allowed).text === text) ||
    repeatable.some((allowed) => allowed.includes(text))
  );
}

/** At most `most` findings, for an editor: the mildest go first, and what is hidden is told in a last finding. */
export function capped(all: readonly Diagnosis[], draft: Draft, most: number): readonly Diagnosis[] {
  const findings = all.filter(isFinding);
  if (findings.length <= most) return all;
  const kept = new Set(findings.sort((a, b) => RANK[b.level] - RANK[a.level]).slice(0, most));
  const hidden = findings.length - most;
  const message = localized(
    `本稿共有 ${findings.length} 处提示，这里显示 ${most} 处（设置 diagnostics.maxPerDraft），另有 ${hidden} 处未显示。`,
    `${findings.length} findings in this draft; ${most} are shown (setting diagnostics.maxPerDraft), ${hidden} are not.`,
  );
  const shown = all.filter((d) => kept.has(d) || !isFinding(d));
  return [...shown, notice(draft, "draft/more-findings", message)];
}

/** A word about the checking itself is none, and is never hidden. */
const isFinding = ({ fingerprint }: Diagnosis): boolean => fingerprint !== "";

const RANK = { hint: 0, info: 1, warning: 2, error: 3 };

function tooLongMessage(draft: Draft): Localized {
  return localized(
    `本稿 ${draft.text.length} 个字符，超过 ${MAX_CHECKED_DRAFT}，只检查结构与序号。`,
    `This draft has ${draft.text.length} characters, over ${MAX_CHECKED_DRAFT}: only its outline and numbering are checked.`,
  );
}

/** What is left out is told. @param cut codes of the rules that found more than they may */
function notices(draft: Draft, cut: readonly string[]): readonly Diagnosis[] {
  const out = cut.map((code) => notice(draft, "draft/many-findings", manyMessage(code)));
  if (isTooLongDraft(draft)) return [notice(draft, "draft/too-long", tooLongMessage(draft)), ...out];
  const unread = draft.speeches.flatMap(({ blocks }) => blocks.filter(isTooLongParagraph));
  return unread.length > 0 ? [longParagraphs(draft, unread), ...out] : out;
}

const manyMessage = (code: string): Localized =>
  localized(
    `规则 ${code} 在本稿的提示超过 ${MAX_FINDINGS} 处，只列出前 ${MAX_FINDINGS} 处。`,
    `Rule ${code} finds more than ${MAX_FINDINGS} places in this draft; the first ${MAX_FINDINGS} are listed.`,
  );

function longParagraphs(draft: Draft, blocks: readonly Block[]): Diagnosis {
  const [{ span }] = blocks as [Block];
  const line = draft.text.slice(0, span.start).split(/\r\n?|\n/).length;
  const message = localized(
    `本稿有 ${blocks.length} 段超过 ${MAX_CHECKED_PARAGRAPH} 字（第一段在第 ${line} 行），没有检查其中的措辞。`,
    `Paragraphs of more than ${MAX_CHECKED_PARAGRAPH} characters: ${blocks.length}, the first on line ${line}. Their wording is not checked.`,
  );
  return notice(draft, "draft/long-paragraph", message);
}

/** Something about the checking itself, shown at the head of the draft: no rule to turn off, nothing to accept. */
function notice(draft: Draft, code: string, message: Localized): Diagnosis {
  const end = Math.max(1, draft.text.search(/[\r\n]|$/));
  const span = { start: 0, end: Math.min(end, draft.text.length) };
  return { code, level: "info", span, message, fingerprint: "" };
}
