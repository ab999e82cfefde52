// A fresh VS Code has the Outline view closed; the sample is there to show it.
const vscode = require("vscode");

async function activate() {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) return;
  const names = (await vscode.workspace.fs.readDirectory(folder.uri)).map(([name]) => name);
  const draft = names.find((name) => name.endsWith(".speech"));
  if (!draft) return;
  await vscode.commands.executeCommand("outline.focus");
  await vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, draft), { preview: false });
}

module.exports = { activate };
