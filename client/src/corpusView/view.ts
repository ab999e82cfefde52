import {
  commands,
  Disposable,
  EventEmitter,
  l10n,
  window,
  type Memento,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
} from "vscode";
import type { CorpusContents } from "../../../server/src/protocol";
import type { SpeechClient } from "../client";
import { corpusTree, type CorpusNode, type Grouping } from "../pure/corpusTree";
import { amount, treeItem } from "./items";

const VIEW = "speechDrafter.corpus";
const KEY = "corpusView.grouping";

/** The Corpus view: what is indexed, and what was skipped. Asks the server only while it is on the screen. */
export class CorpusView implements TreeDataProvider<CorpusNode>, Disposable {
  private readonly changes = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changes.event;
  private readonly tree: TreeView<CorpusNode>;
  private readonly listening: Disposable;
  /** State of the index that the rows show. */
  private shown = "";

  constructor(
    private readonly client: SpeechClient,
    private readonly state: Memento,
  ) {
    this.tree = window.createTreeView(VIEW, { treeDataProvider: this, showCollapseAll: true });
    this.listening = Disposable.from(
      client.onDidChange(() => this.follow()),
      this.tree.onDidChangeVisibility(() => this.follow()),
    );
  }

  get grouping(): Grouping {
    return this.state.get<Grouping>(KEY, "folder");
  }

  async group(grouping: Grouping): Promise<void> {
    await this.state.update(KEY, grouping);
    this.changes.fire(undefined);
  }

  /** Brings the view to the screen. */
  async reveal(): Promise<void> {
    await commands.executeCommand(`${VIEW}.focus`);
  }

  /** What the user means by a command without an argument: the row that has the focus. */
  get selected(): CorpusNode | undefined {
    return this.tree.selection[0];
  }

  getTreeItem(node: CorpusNode): TreeItem {
    return treeItem(node);
  }

  async getChildren(node?: CorpusNode): Promise<CorpusNode[]> {
    if (node) return "children" in node ? [...node.children] : [];
    this.shown = this.stamp();
    // where the server cannot start the library says so
    const contents = await this.client.corpus().catch(() => undefined);
    this.describe(contents);
    return contents ? [...corpusTree(contents, this.grouping)] : [];
  }

  dispose(): void {
    this.listening.dispose();
    this.tree.dispose();
    this.changes.dispose();
  }

  private follow(): void {
    if (this.tree.visible && this.stamp() !== this.shown) this.changes.fire(undefined);
  }

  private stamp(): string {
    const status = this.client.indexStatus;
    return status
      ? `${status.generation} ${status.state} ${JSON.stringify(status.skipped)}`
      : this.client.state;
  }

  /** Counts stand beside the view's name. */
  private describe(contents: CorpusContents | undefined): void {
    const status = this.client.indexStatus;
    const characters = contents?.speeches.reduce((sum, each) => sum + each.characters, 0) ?? 0;
    this.tree.description = contents
      ? l10n.t("{0} speeches, {1} characters", amount(contents.speeches.length), amount(characters))
      : "";
    const reading = status?.state === "indexing" || status?.state === "stale";
    this.tree.message = reading ? l10n.t("Reading the corpus…") : "";
  }
}
