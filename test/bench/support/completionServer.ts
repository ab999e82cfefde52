import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { CompletionItem, Range } from "vscode-languageserver-protocol";
import type { SegmenterName } from "../../../server/src/text/tokens";
import { Server, until, uriOf } from "../../support/server";
import type { Group, Task, Text, TypedText } from "./completionTasks";
import { LIST_LENGTH, SLOT, type GhostOf, type Offer, type Offerer } from "./typist";

export interface DraftingOptions {
  readonly shared: string;
  readonly root: string;
  readonly segmenter: SegmenterName;
  /** Nothing but what comes with the product. */
  readonly empty: boolean;
}

/** The built server with the texts that a group allows, and a draft that is typed in it. */
export class Drafting {
  private folder!: string;
  private server!: Server;
  private readonly present = new Set<Text>();
  private uri = "";
  private drafts = 0;
  /** Of the draft: what stands before the paragraph at hand. */
  private start = 0;
  /** The list's first row. */
  private first: CompletionItem | undefined;

  private constructor(private readonly options: DraftingOptions) {}

  static async start(task: Task, group: Group, options: DraftingOptions): Promise<Drafting> {
    const drafting = new Drafting(options);
    drafting.folder = mkdtempSync(path.join(tmpdir(), "speech-bench-"));
    const product = path.join(drafting.folder, "product");
    copyProduct(options.root, product);
    writeFileSync(path.join(product, "seeds/base/phrases.bin"), task.base);
    for (const name of group.seedsLeftOut) rmSync(path.join(product, "seeds", name));
    mkdirSync(drafting.corpus);
    if (!options.empty) drafting.place(group, group.typed[0]!);
    drafting.server = await Server.start({
      server: path.join(product, "dist/server/main.js"),
      settings: drafting.settings(0),
      env: { SPEECH_SEGMENTER: options.segmenter },
    });
    await drafting.taken();
    return drafting;
  }

  /** Leaves out what this text must not see, and shows lists from this confidence on. */
  async prepare(group: Group, typed: TypedText, minConfidence: number): Promise<void> {
    await this.server.configure(this.settings(minConfidence));
    if (this.options.empty) return;
    const before = new Set(this.present);
    this.place(group, typed);
    const gone = [...before].filter((text) => !this.present.has(text));
    const came = [...this.present].filter((text) => !before.has(text));
    if (gone.length + came.length === 0) return;
    const { generation } = await this.server.status();
    const changes = [
      ...gone.map((text) => this.change(text, 3)),
      ...came.map((text) => this.change(text, 1)),
    ];
    await this.server.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
    await this.taken(generation);
  }

  /** A draft that holds these paragraphs already; the next one is typed. */
  async begin(paragraphs: readonly string[]): Promise<void> {
    this.uri = `untitled:draft-${this.drafts++}`;
    const text = paragraphs.map((paragraph) => `${paragraph}\n`).join("");
    this.start = text.length;
    await this.server.open(this.uri, text);
  }

  async end(): Promise<void> {
    await this.server.connection.sendNotification("textDocument/didClose", {
      textDocument: { uri: this.uri },
    });
  }

  readonly offer: Offerer = async (before, letters) => {
    const { server, uri, start } = this;
    const typed = before + letters;
    const standing = server.text(uri).slice(start);
    let same = 0;
    while (same < Math.min(standing.length, typed.length) && standing[same] === typed[same]) same++;
    await server.edit(uri, start + same, start + standing.length, typed.slice(same));
    const items = await server.completion(uri, start + typed.length);
    const sorted = items.sort((a, b) => ((a.sortText ?? "") < (b.sortText ?? "") ? -1 : 1));
    this.first = sorted[0];
    return sorted.slice(0, LIST_LENGTH).map((item): Offer => ({ text: this.added(item, before) }));
  };

  /** As VS Code asks behind a list, whose first row it has selected. */
  readonly ghost: GhostOf = async (before) => {
    const { server, uri, start, first } = this;
    const selected =
      first?.textEdit !== undefined && "range" in first.textEdit
        ? { range: first.textEdit.range, text: first.textEdit.newText }
        : undefined;
    const found = await server.request<readonly { insertText: string; range?: Range }[] | null>(
      "textDocument/inlineCompletion",
      uri,
      {
        position: server.document(uri).positionAt(start + before.length),
        context: { triggerKind: 2, ...(selected && { selectedCompletionInfo: selected }) },
      },
    );
    const [ghost] = found ?? [];
    if (ghost?.range === undefined) return undefined;
    const document = server.document(uri);
    return ghost.insertText.slice(start + before.length - document.offsetAt(ghost.range.start));
  };

  async stop(): Promise<void> {
    await this.server.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get corpus(): string {
    return path.join(this.folder, "corpus");
  }

  private settings(minConfidence: number): unknown {
    return {
      corpus: { folders: [this.corpus] },
      completion: { maxItems: LIST_LENGTH, minConfidence },
    };
  }

  /** Puts the texts that may be there into the folder, and takes the others out of it. */
  private place(group: Group, { absent }: TypedText): void {
    for (const text of group.corpus) {
      const file = this.fileOf(text);
      if (absent.has(text)) {
        rmSync(file, { force: true });
        this.present.delete(text);
      } else if (!this.present.has(text)) {
        mkdirSync(path.dirname(file), { recursive: true });
        copyFileSync(path.join(this.options.shared, text.name), file);
        this.present.add(text);
      }
    }
  }

  /** Waits until the texts in the folder, and no others, are indexed. */
  private async taken(after = -1): Promise<void> {
    await until(
      async () => {
        const { state, generation } = await this.server.status();
        return state === "ready" && generation > after ? true : undefined;
      },
      "the corpus",
      120_000,
    );
  }

  private readonly fileOf = (text: Text): string => path.join(this.corpus, text.name);
  private readonly change = (text: Text, type: number): { uri: string; type: number } => ({
    uri: uriOf(this.fileOf(text)),
    type,
  });

  /** What accepting an item adds to the text before the cursor and its letters; nothing where it does something else. */
  private added({ textEdit, insertTextFormat }: CompletionItem, before: string): string {
    if (textEdit === undefined || !("range" in textEdit)) return "";
    const document = this.server.document(this.uri);
    const text = document.getText();
    const whole = text.slice(this.start, document.offsetAt(textEdit.range.start)) + textEdit.newText;
    const added = whole.startsWith(before) ? whole.slice(before.length) : "";
    return insertTextFormat === 2
      ? added.replace(/\$(?:\d+|\{\d+\})/gu, SLOT).replace(/\\([$}\\])/gu, "$1")
      : added;
  }
}

/** What of the product runs, so that another base table and other seeds can be put into it. */
function copyProduct(root: string, to: string): void {
  const server = path.join(to, "dist/server");
  mkdirSync(server, { recursive: true });
  for (const name of ["main.js", "worker.js", "segmenter.js"])
    copyFileSync(path.join(root, "dist/server", name), path.join(server, name));
  symlinkSync(path.join(root, "dist/server/words"), path.join(server, "words"));
  for (const name of ["seeds", "snippets"])
    cpSync(path.join(root, name), path.join(to, name), { recursive: true });
}
