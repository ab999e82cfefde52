import { ConfigurationTarget, workspace, type Uri } from "vscode";
import { targetOf } from "./corpusFolders";
import { SECTION } from "./settings";

/**
 * Changes a setting where it is in force, from the value that stands there and not from the merged one: the
 * user's own entries stay the user's. Where it is nowhere: in the workspace, or the user's settings without one.
 */
export async function updateOwn<T>(
  key: string,
  scope: Uri,
  change: (own: T | undefined) => T,
): Promise<void> {
  const otherwise = workspace.getWorkspaceFolder(scope)
    ? ConfigurationTarget.Workspace
    : ConfigurationTarget.Global;
  const target = targetOf(key, scope, otherwise);
  const configuration = workspace.getConfiguration(SECTION, scope);
  const found = configuration.inspect<T>(key);
  const own = {
    [ConfigurationTarget.Global]: found?.globalValue,
    [ConfigurationTarget.Workspace]: found?.workspaceValue,
    [ConfigurationTarget.WorkspaceFolder]: found?.workspaceFolderValue,
  }[target];
  await configuration.update(key, change(own), target);
}
