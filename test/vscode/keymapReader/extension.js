// VS Code itself writes its default keymap down, as the platform of its window has it.
const { rename, writeFile } = require("node:fs/promises");
const vscode = require("vscode");

async function activate() {
  await vscode.commands.executeCommand("workbench.action.openDefaultKeybindingsFile");
  const document = vscode.window.activeTextEditor?.document;
  const file = process.env["SPEECH_KEYMAP_FILE"];
  if (!document || !file) throw new Error("There is no keymap, or no file for it.");
  await writeFile(`${file}.part`, document.getText());
  await rename(`${file}.part`, file);
}

module.exports = { activate };
