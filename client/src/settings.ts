import { workspace, type ConfigurationScope } from "vscode";

/** Prefix of our settings, and the id that the client library reads `trace.server` by. */
export const SECTION = "speechDrafter";

/** Only what stands on disk or nowhere: not diffs, output, notebooks' cells, other extensions' documents. */
export const SCHEMES: readonly string[] = ["file", "untitled"];

const LANGUAGES = ["speech", "plaintext", "markdown"];

/** A setting's value; `fallback` also where the value is of another type than it. */
export function setting<T>(key: string, fallback: T, scope?: ConfigurationScope): T {
  const value = workspace.getConfiguration(SECTION, scope).get<unknown>(key);
  return typeof value === typeof fallback && Array.isArray(value) === Array.isArray(fallback)
    ? (value as T)
    : fallback;
}

/** Language ids we serve. */
export function languages(): readonly string[] {
  const ids = setting<unknown[]>("languages", LANGUAGES).filter((id) => typeof id === "string");
  return ids.length > 0 ? ids : LANGUAGES;
}

export function documentSelector(): { scheme: string; language: string }[] {
  return SCHEMES.flatMap((scheme) => languages().map((language) => ({ scheme, language })));
}
