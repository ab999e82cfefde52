import {
  ConfigurationTarget,
  Disposable,
  l10n,
  LogLevel,
  window,
  workspace,
  type LogOutputChannel,
} from "vscode";
import { SECTION, setting } from "./settings";

const KEY = "trace.server";

/** Our logs hold no text; the protocol's trace does. Whoever turns it on is told so, once each time. */
export function warnOfTrace(log: LogOutputChannel): Disposable {
  let warned = false;
  const look = () => {
    const traced = log.logLevel === LogLevel.Trace && setting<string>(KEY, "off") === "verbose";
    if (traced && !warned) void warn();
    warned = traced;
  };
  look();
  return Disposable.from(
    log.onDidChangeLogLevel(look),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${SECTION}.trace.server`)) look();
    }),
  );
}

async function warn(): Promise<void> {
  const off = l10n.t("Turn Off");
  const message = l10n.t("Tracing is on: the text of your drafts is written to the log of this window.");
  if ((await window.showWarningMessage(message, off)) !== off) return;
  await turnOff();
}

/** Clears the setting wherever it is set, so that none of the places turns it on again. */
async function turnOff(): Promise<void> {
  const configuration = workspace.getConfiguration(SECTION);
  const { globalValue, workspaceValue } = configuration.inspect<string>(KEY) ?? {};
  for (const [value, target] of [
    [workspaceValue, ConfigurationTarget.Workspace],
    [globalValue, ConfigurationTarget.Global],
  ] as const)
    if (value !== undefined) await configuration.update(KEY, undefined, target);
}
