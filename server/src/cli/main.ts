import { SmallFileError } from "../host/disk/smallFile";
import type { Locale } from "../text/localized";
import { check } from "./check";
import { UsageError, type Command } from "./command";
import { corpus } from "./inspect";
import { localeOf } from "./locale";
import { notes, out } from "./output";
import { outline } from "./outline";
import { packs } from "./packs";
import { stats } from "./stats";

/** Every command of the command line; a new one is one line here and one file. */
const COMMANDS: Readonly<Record<string, Command>> = { check, outline, stats, corpus, packs };

/** 0 clean, 1 findings at warning or above, 2 could not run. */
async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  const locale = localeOf(argv, process.env);
  if (name === undefined || name === "--help" || name === "-h") {
    out.text(help(locale));
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    notes.line(locale === "zh" ? `没有命令“${name}”。` : `There is no command “${name}”.`);
    notes.text(`\n${help(locale)}`);
    return 2;
  }
  if (rest.includes("--help") || rest.includes("-h")) {
    out.text(command.usage[locale]);
    return 0;
  }
  try {
    return await command.run(rest, locale);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    notes.line(error.message);
    notes.text(`\n${command.usage[locale]}`);
    return 2;
  }
}

function help(locale: Locale): string {
  const head = locale === "zh" ? "用法：speech-drafter <命令> …" : "Usage: speech-drafter <command> …";
  return `${head}\n\n${Object.values(COMMANDS)
    .map((command) => command.usage[locale])
    .join("\n\n")}`;
}

const messageOf = (error: unknown, locale: Locale): string =>
  error instanceof SmallFileError
    ? error.words[locale]
    : error instanceof Error
      ? error.message
      : String(error);

main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    notes.line(`speech-drafter: ${messageOf(error, localeOf(process.argv.slice(2), process.env))}`);
    process.exitCode = 2;
  },
);
