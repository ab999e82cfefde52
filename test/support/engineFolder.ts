import { readFileSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { copyEngines } from "../../server/engineFiles.mjs";
import type { NativeEngine } from "../../server/src/host/words/engine";
import { EngineChain, type ChainOptions } from "../../server/src/host/words/engineChain";
import { silent } from "../../server/src/host/logger";
import { ParagraphSegmentation } from "../../server/src/host/words/segmentation";
import { bundle, Scratch } from "./host";

/** A bundle of segmenter.ts with the engines beside it, as in `dist/server/`, to be broken at will. */
export class EngineFolder extends Scratch {
  /** Engines that are installed for this machine. */
  installed: readonly NativeEngine[] = [];
  private readonly started: ParagraphSegmentation[] = [];

  static async make(): Promise<EngineFolder> {
    const folder = new EngineFolder();
    await bundle(folder.folder, "segmenter");
    folder.installed = await copyEngines(folder.words);
    return folder;
  }

  get words(): string {
    return this.path("words");
  }

  /** A segmentation that uses it, and the chain below; `clear` ends them. */
  start(options: Partial<ChainOptions> = {}): { chain: EngineChain; segmentation: ParagraphSegmentation } {
    const chain = new EngineChain({ file: this.path("segmenter.js"), log: silent, ...options });
    const segmentation = new ParagraphSegmentation(chain);
    this.started.push(segmentation);
    return { chain, segmentation };
  }

  override clear(): void {
    for (const segmentation of this.started) segmentation.dispose();
    super.clear();
  }

  /** Makes a binary need a C++ library that is not there yet, as an older system finds it to. */
  ageLibraryOf(engine: NativeEngine): void {
    const file = path.join(this.words, `${engine}.node`);
    const bytes = readFileSync(file);
    for (let at = bytes.indexOf("GLIBCXX_3.4"); at >= 0; at = bytes.indexOf("GLIBCXX_3.4", at + 1))
      bytes.write("GLIBCXX_9.9", at);
    writeFileSync(file, bytes);
  }

  breakBinaryOf(engine: NativeEngine): void {
    writeFileSync(path.join(this.words, `${engine}.node`), "no library");
  }
}
