import { check } from "./check";
import { UsageError, type Command } from "./command";
import { corpus } from "./inspect";
import { localeOf } from "./locale";
import { outline } from "./outline";
import { stats } from "./stats";

/** Every command of the command line; a new one is one line here and one file. */
const COMMANDS: Readonly<Record<string, Command>> = { check, outline, stats, corpus };

/** 0 clean, 1 findings at warning or above, 2 could not run. */
async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  const locale = localeOf(argv, process.env);
  if (name === undefined || name === "--help" || name === "-h") {
    process.stdout.write(help(locale));
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    process.stderr.write(locale === "zh" ? `没有命令“${name}”。\n\n` : `There is no command “${name}”.\n\n`);
    process.stderr.write(help(locale));
    return 2;
  }
  if (rest.includes("--help") || rest.includes("-h")) {
    process.stdout.write(`${command.usage[locale]}\n`);
    return 0;
  }
  try {
    return await command.run(rest, locale);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n\n${command.usage[locale]}\n`);
    return 2;
  }
}

function help(locale: "zh" | "en"): string {
  const head = locale === "zh" ? "用法：speech-drafter <命令> …" : "Usage: speech-drafter <command> …";
  return `${head}\n\n${Object.values(COMMANDS)
    .map((command) => command.usage[locale])
    .join("\n\n")}\n`;
}

main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    process.stderr.write(`speech-drafter: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
