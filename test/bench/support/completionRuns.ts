/** Types a task's texts: in the built server over LSP, in process, beside a peer. */
import { createRequire } from "node:module";
import type { SpeechInput } from "../../../server/src/index/build";
import type { Ranking } from "../../../server/src/index/continuation/candidates";
import { Model } from "./completionModel";
import { Drafting, type DraftingOptions } from "./completionServer";
import type { Group, Task, TypedText } from "./completionTasks";
import {
  addTyping,
  NOTHING_TYPED,
  typeParagraph,
  type GhostOf,
  type Offer,
  type Offerer,
  type Typing,
} from "./typist";

const jieba = createRequire(import.meta.url)("nodejieba") as { cut(text: string): string[] };

/** What is offered in a text after the paragraphs before the one that is typed. */
type Begin = (typed: TypedText, written: readonly string[], paragraph: string) => Offerer | Promise<Offerer>;

export interface InProcess {
  readonly typing: Typing;
  /** Chance that was claimed, and whether it was so: of each item shown; of each list that was not empty. */
  readonly items: readonly Claim[];
  readonly lists: readonly Claim[];
}

/** Initials are typed too, in one of so many of the paragraphs: each of them asks for a list. */
export interface Initials {
  readonly stride: number;
}

export type Claim = readonly [chance: number, right: boolean];

/** @param thresholds each is a run of its own */
export async function typeOverLsp(
  task: Task,
  options: DraftingOptions,
  thresholds: readonly number[],
  initials?: Initials,
): Promise<readonly Typing[]> {
  const totals = thresholds.map(() => NOTHING_TYPED);
  for (const group of task.groups) {
    const drafting = await Drafting.start(task, group, options);
    try {
      for (const [i, threshold] of thresholds.entries()) {
        const typing = await typeGroup(
          group,
          async (typed, written) => {
            await drafting.prepare(group, typed, threshold);
            await drafting.begin(written);
            return drafting.offer;
          },
          initials,
          threshold > 0 ? drafting.ghost : undefined,
        );
        totals[i] = addTyping(totals[i]!, typing);
      }
    } finally {
      await drafting.stop();
    }
  }
  return totals;
}

export async function typeInProcess(task: Task, root: string, ranking: Ranking): Promise<InProcess> {
  let typing = NOTHING_TYPED;
  const items: Claim[] = [];
  const lists: Claim[] = [];
  for (const group of task.groups) {
    const model = await Model.of(task, group, root);
    const noting = (offer: Offerer, paragraph: string): Offerer => {
      return async (before, letters) => {
        const offers = await offer(before, letters);
        const isRight = ({ text }: Offer): boolean => paragraph.startsWith(text, before.length);
        const claims = offers.map((one): Claim => [one.probability ?? 0, isRight(one)]);
        items.push(...claims);
        const shown = offers.map(({ text, probability = 0 }) => ({ text, probability }));
        if (offers.length > 0) lists.push([confidenceOf(shown), claims.some(([, right]) => right)]);
        return offers;
      };
    };
    typing = addTyping(
      typing,
      await typeGroup(group, (typed, written, paragraph) =>
        noting(model.offerer(typed, written, ranking), paragraph),
      ),
    );
  }
  return { typing, items, lists };
}

export async function typeBeside(
  task: Task,
  peer: (corpus: readonly SpeechInput[]) => Offerer,
): Promise<Typing> {
  let typing = NOTHING_TYPED;
  for (const group of task.groups) {
    const made = new Map<TypedText, Offerer>();
    const begin: Begin = (typed) => {
      const left = group.corpus.filter((text) => !typed.absent.has(text));
      const offer = made.get(typed) ?? peer(left.flatMap(({ speeches }) => speeches));
      made.set(typed, offer);
      return offer;
    };
    typing = addTyping(typing, await typeGroup(group, begin));
  }
  return typing;
}

async function typeGroup(group: Group, begin: Begin, initials?: Initials, ghost?: GhostOf): Promise<Typing> {
  let total = NOTHING_TYPED;
  for (const typed of group.typed) {
    const { paragraphs } = typed.text;
    for (const i of typed.picked.filter((_, n) => n % (initials?.stride ?? 1) === 0)) {
      const paragraph = paragraphs[i]!;
      const offer = await begin(typed, paragraphs.slice(0, i), paragraph);
      total = addTyping(
        total,
        await typeParagraph(paragraph, jieba.cut(paragraph), offer, initials !== undefined, ghost),
      );
    }
  }
  return total;
}

/** The chance that any of the candidates is right: those that begin with another add nothing to it. */
function confidenceOf(
  candidates: readonly { readonly text: string; readonly probability: number }[],
): number {
  let sum = 0;
  for (const { text, probability } of candidates) {
    const within = candidates.some((other) => other.text !== text && text.startsWith(other.text));
    if (!within) sum += probability;
  }
  return Math.min(1, sum);
}
