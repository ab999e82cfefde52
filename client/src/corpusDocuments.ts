import { languages, workspace, type Disposable } from "vscode";

/** Documents of the corpus that stand for Word files and the like look like drafts; no rule is run on them. */
export function showAsSpeeches(): Disposable {
  return workspace.onDidOpenTextDocument((document) => {
    if (document.uri.scheme === "speech-corpus" && document.languageId !== "speech")
      void languages.setTextDocumentLanguage(document, "speech");
  });
}
