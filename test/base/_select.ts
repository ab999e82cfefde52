/** Which of the counted phrases make the table. */
import { cutForeign } from "../../server/src/features/completion/guard";
import type { BaseColumns, BaseHeader, BaseKind } from "../../server/src/index/base/format";
import { LEAST_DOCUMENTS, LEAST_OF_GENRE, LONGEST_PHRASE, type CountedNode } from "./_count";

/** A phrase that so small a share of its beginning goes on to is never offered. */
const LEAST_SHARE = 0.001;

export interface Selected {
  readonly header: BaseHeader;
  readonly columns: BaseColumns;
}

interface Branch {
  readonly node: CountedNode;
  readonly text: string;
  readonly children: Branch[];
  /** Whether a phrase ends here that is kept. */
  kept: boolean;
  readonly mass: number;
}

export function selectPhrases(nodes: readonly CountedNode[], kinds: readonly BaseKind[]): Selected {
  const root = branchesOf(nodes, kinds);
  prune(root, 0);
  const order = levelOrder(root);
  const size = order.length;
  const columns = {
    children: new Uint32Array(size),
    units: new Uint16Array(size),
    counts: kinds.map(() => new Uint32Array(size)),
    documents: kinds.map(() => new Uint32Array(size)),
    words: new Uint8Array(size),
  };
  order.forEach(({ node, children, kept }, i) => {
    columns.children[i] = children.length;
    columns.units[i] = node.unit;
    if (!kept) return;
    columns.words[i] = node.isWord ? 1 : 0;
    for (let kind = 0; kind < kinds.length; kind++) {
      columns.counts[kind]![i] = node.counts[kind]!;
      columns.documents[kind]![i] = node.documents[kind]!;
    }
  });
  const thresholds = {
    characters: LONGEST_PHRASE,
    documents: LEAST_DOCUMENTS,
    wordDocuments: LEAST_OF_GENRE,
    share: LEAST_SHARE,
  };
  return { header: { kinds, thresholds, nodes: size }, columns };
}

function branchesOf(nodes: readonly CountedNode[], kinds: readonly BaseKind[]): Branch {
  const blank = { unit: 0, depth: 0, counts: [], documents: [], isWord: false };
  const path: Branch[] = [{ node: blank, text: "", children: [], kept: false, mass: 0 }];
  for (const node of nodes) {
    const parent = path[node.depth - 1]!;
    const text = parent.text + String.fromCharCode(node.unit);
    const mass = node.counts.reduce((sum, n, kind) => sum + n * kinds[kind]!.weight, 0);
    const branch = { node, text, children: [], kept: mass > 0, mass };
    path.length = node.depth;
    parent.children.push(branch);
    path.push(branch);
  }
  return path[0]!;
}

/** Drops what is rare after its beginning, what holds a name or a figure, and branches that lead to no phrase. */
function prune(branch: Branch, parentMass: number): boolean {
  const { node, children, mass, text } = branch;
  if (branch.kept && !node.isWord && mass < LEAST_SHARE * parentMass) branch.kept = false;
  if (branch.kept && isForeign(text)) {
    branch.kept = false;
    children.length = 0;
  }
  const alive = children.filter((child) => prune(child, branch.kept ? mass : parentMass));
  children.splice(0, children.length, ...alive);
  return branch.kept || alive.length > 0;
}

const NOBODY = { draft: "", profile: {}, entities: [] };

/** What completion would cut by itself. */
const isForeign = (text: string): boolean => cutForeign(text, "", NOBODY) !== text;

function levelOrder(root: Branch): Branch[] {
  const out = [root];
  for (const branch of out) out.push(...branch.children);
  return out;
}
