import { existsSync, readdirSync } from "node:fs";
import * as path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { CorpusService, type CorpusConfig } from "../../server/src/host/corpus/corpusService";
import type { FileLimits } from "../../server/src/host/limits";
import { silent } from "../../server/src/host/logger";
import { bundle, configOf, Scratch } from "./host";

/** A speech that holds these words once. */
export const speech = (words: string): string =>
  `在全市工作会议上的讲话\n\n同志们：\n\n今天的会议很重要。${words}。大家要抓好落实。\n`;

export const seen = (service: CorpusService, phrase: string): number => service.index.frequency(phrase).count;

/** Corpus services over the real worker, in a scratch folder of each test's own; all are ended with it. */
export class Services {
  /** Bundles of the worker and of the service. */
  readonly bundles = new Scratch();
  scratch = new Scratch();
  private services: CorpusService[] = [];

  create(workerFile = this.bundles.path("worker.js"), limits?: FileLimits): CorpusService {
    const service = new CorpusService({
      workerFile,
      version: "test",
      log: silent,
      ...(limits && { limits }),
    });
    this.services.push(service);
    return service;
  }

  /** A service that is ready. */
  async started(changes: Partial<CorpusConfig> = {}): Promise<CorpusService> {
    const service = this.create();
    await service.update(configOf(this.scratch, changes));
    return service;
  }

  /** Writes a speech into the corpus folder. */
  write(name: string, words: string): string {
    return this.scratch.write(`speeches/${name}`, speech(words));
  }

  /** The one index file of the cache. */
  indexFile(): string {
    const cache = this.scratch.path("cache");
    const [name] = readdirSync(cache, { recursive: true, encoding: "utf8" }).filter((each) =>
      each.endsWith(".idx"),
    );
    return path.join(cache, name!);
  }

  /** Files of the cache that are no index files. */
  leftovers(): string[] {
    const cache = this.scratch.path("cache");
    if (!existsSync(cache)) return [];
    return readdirSync(cache, { recursive: true, encoding: "utf8" }).filter((name) =>
      /\.(tmp|lock)$/.test(name),
    );
  }

  async end(): Promise<void> {
    await Promise.all(this.services.map((service) => service.dispose()));
    this.services = [];
    this.scratch.clear();
  }
}

export function useServices(): Services {
  const home = new Services();
  home.scratch.clear();
  beforeAll(() => bundle(home.bundles.folder, "worker", "host/corpus/corpusService"));
  afterAll(() => home.bundles.clear());
  beforeEach(() => {
    home.scratch = new Scratch();
  });
  afterEach(() => home.end());
  return home;
}
