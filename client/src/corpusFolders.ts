import { ConfigurationTarget, workspace, type Uri } from "vscode";
import { relativePath } from "./pure/relativePath";
import { SECTION } from "./settings";

const KEY = "corpus.folders";

/** A folder as a setting holds it, and which setting does. */
export interface CorpusFolder {
  readonly value: string;
  readonly target: ConfigurationTarget;
  /** The workspace folder whose view of the settings it is. */
  readonly scope: Uri | undefined;
}

/** Every folder in use; where a workspace has its own list, the user's rests. */
export function corpusFolders(): CorpusFolder[] {
  const scopes: readonly (Uri | undefined)[] = workspace.workspaceFolders?.map(({ uri }) => uri) ?? [
    undefined,
  ];
  const found = scopes.flatMap((scope) => {
    const target = targetOf(KEY, scope, ConfigurationTarget.Global);
    return listAt(target, scope).map((value) => ({ value, target, scope }));
  });
  return [...new Map(found.map((folder) => [identity(folder), folder])).values()];
}

/**
 * Adds folders where the list in force stands, so that they count. Where there is none: a folder inside the
 * workspace into its settings, for the team; another one into the user's, for every window. In a workspace
 * that is not trusted its own settings have no effect, so there everything goes to the user's.
 */
export async function addCorpusFolders(folders: readonly Uri[]): Promise<void> {
  for (const folder of folders) {
    const root = workspace.isTrusted ? workspace.getWorkspaceFolder(folder)?.uri : undefined;
    // Where the user's own list is in force, one of the workspace would put it out of force.
    const users = listAt(ConfigurationTarget.Global, root).length > 0;
    const target = workspace.isTrusted
      ? targetOf(KEY, root, root && !users ? narrowestTarget() : ConfigurationTarget.Global)
      : ConfigurationTarget.Global;
    // the user's settings, and those of several roots together, do not say what a path is relative to
    const ofOneRoot = target === ConfigurationTarget.WorkspaceFolder || target === narrowestTarget();
    const relative = root && ofOneRoot ? relativePath(root.path, folder.path) : undefined;
    const list = listAt(target, root);
    await write(target, root, [...new Set([...list, relative ?? folder.fsPath])]);
  }
}

/** Stops using a folder; its files stay. */
export async function removeCorpusFolder({ value, target, scope }: CorpusFolder): Promise<void> {
  const rest = listAt(target, scope).filter((each) => each !== value);
  await write(target, scope, rest.length > 0 ? rest : undefined);
}

/** The settings in which `key` is set now, the narrowest first; `otherwise` where it is not or the user's hold it. */
export function targetOf(
  key: string,
  scope: Uri | undefined,
  otherwise: ConfigurationTarget,
): ConfigurationTarget {
  const found = workspace.getConfiguration(SECTION, scope).inspect(key);
  if (found?.workspaceFolderValue !== undefined) return ConfigurationTarget.WorkspaceFolder;
  return found?.workspaceValue === undefined ? otherwise : ConfigurationTarget.Workspace;
}

const severalRoots = (): boolean => (workspace.workspaceFolders?.length ?? 0) > 1;
const narrowestTarget = (): ConfigurationTarget =>
  severalRoots() ? ConfigurationTarget.WorkspaceFolder : ConfigurationTarget.Workspace;

/** Several roots may each hold the same relative path; a list of the window or of the user is one for all. */
const identity = ({ value, target, scope }: CorpusFolder): string =>
  target === ConfigurationTarget.WorkspaceFolder ? `${String(scope)} ${value}` : `${target} ${value}`;

function listAt(target: ConfigurationTarget, scope: Uri | undefined): readonly string[] {
  const found = workspace.getConfiguration(SECTION, scope).inspect<unknown>(KEY);
  const value = {
    [ConfigurationTarget.Global]: found?.globalValue,
    [ConfigurationTarget.Workspace]: found?.workspaceValue,
    [ConfigurationTarget.WorkspaceFolder]: found?.workspaceFolderValue,
  }[target];
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}

async function write(
  target: ConfigurationTarget,
  scope: Uri | undefined,
  value: readonly string[] | undefined,
): Promise<void> {
  await workspace.getConfiguration(SECTION, scope).update(KEY, value, target);
}
