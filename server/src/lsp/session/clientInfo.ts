import type { InitializeParams, WorkspaceFolder } from "vscode-languageserver";
import type { InitializationOptions } from "../../protocol";
import type { Locale } from "../../text/localized";
import { abilitiesOf, type ClientAbilities } from "./clientAbilities";

/** What `initialize` said, once and for all. */
export interface ClientInfo {
  readonly abilities: ClientAbilities;
  readonly settings: unknown;
  readonly cacheDirectory: string | undefined;
  readonly locale: Locale;
  readonly trusted: boolean;
  /** The client itself leaves out what an untrusted workspace has no say in. */
  readonly restrictsSettings: boolean;
  readonly folders: readonly WorkspaceFolder[];
  /** Client commands that code actions may name. */
  readonly commands: readonly string[];
}

export function clientInfoOf(params: InitializeParams): ClientInfo {
  const options = optionsOf(params.initializationOptions);
  const locale = params.locale ?? options.locale ?? process.env.LANG ?? "en";
  return {
    abilities: abilitiesOf(params.capabilities),
    settings: options.settings,
    cacheDirectory: typeof options.cacheDirectory === "string" ? options.cacheDirectory : undefined,
    locale: /^zh/i.test(locale) ? "zh" : "en",
    trusted: options.trusted !== false,
    restrictsSettings: options.restrictsSettings === true,
    folders: foldersOf(params),
    commands: Array.isArray(options.clientCommands) ? options.clientCommands : [],
  };
}

function optionsOf(given: unknown): InitializationOptions {
  return typeof given === "object" && given !== null ? given : {};
}

/** Older clients name one root. */
function foldersOf(params: InitializeParams): WorkspaceFolder[] {
  if (params.workspaceFolders) return params.workspaceFolders;
  const { rootUri } = params as { readonly rootUri?: string | null };
  return rootUri ? [{ uri: rootUri, name: rootUri }] : [];
}
