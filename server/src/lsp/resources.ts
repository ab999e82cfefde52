import { existsSync } from "node:fs";
import * as path from "node:path";
import { pathToFileURL } from "node:url";
import { documentKey } from "../host/disk/fileIdentity";
import type { UriKey } from "../text/fileKey";

/** What is shipped beside the bundles: `dist/server/main.js` and `dist/cli/main.js` both lie two below the root. */
const ROOT = path.join(__dirname, "..", "..");
export const SEEDS = path.join(ROOT, "seeds");
export const SNIPPETS = path.join(ROOT, "snippets");

const RULE_PAGES = path.join(ROOT, "server", "docs", "rules");
const pages = new Map<string, string | undefined>();

/** Address of the page that explains a rule; undefined where none is installed. */
export function rulePage(code: string): string | undefined {
  if (!pages.has(code)) {
    const file = path.join(RULE_PAGES, `${code}.md`);
    pages.set(code, existsSync(file) ? pathToFileURL(file).href : undefined);
  }
  return pages.get(code);
}

/** The pages show faults on purpose. */
export const isRulePage = ({ key }: { readonly key: UriKey }): boolean =>
  key.startsWith(`${RULE_PAGES_KEY}/`);

const RULE_PAGES_KEY = documentKey(RULE_PAGES);
