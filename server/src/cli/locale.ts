import type { Locale } from "../text/localized";

/** `--locale zh|en`, else the environment's, else English. */
export function localeOf(argv: readonly string[], env: NodeJS.ProcessEnv): Locale {
  const at = argv.findIndex((arg) => arg === "--locale" || arg.startsWith("--locale="));
  const given = at < 0 ? undefined : (argv[at]!.split("=")[1] ?? argv[at + 1]);
  const name = given ?? env.LC_ALL ?? env.LC_MESSAGES ?? env.LANG ?? "";
  return /^zh/i.test(name) ? "zh" : "en";
}
