import { workspace, type Disposable } from "vscode";
import { asSpeech } from "./corpusView/places";

export const showAsSpeeches = (): Disposable =>
  workspace.onDidOpenTextDocument((document) => void asSpeech(document));
