import type { LogOutputChannel, Uri } from "vscode";
import type { SpeechClient } from "../client";
import type { CorpusView } from "../corpusView/view";
import type { SilencedDrafts } from "../silence";

/** What a command may use. */
export interface Services {
  readonly client: SpeechClient;
  readonly corpusView: CorpusView;
  readonly silenced: SilencedDrafts;
  readonly log: LogOutputChannel;
  readonly extensionUri: Uri;
  readonly extensionId: string;
}

/** A command of package.json: one file each. */
export interface Command {
  readonly id: `speechDrafter.${string}`;
  /** `args` are what a menu, a key or another extension passes: unchecked. */
  run(services: Services, ...args: unknown[]): Promise<unknown>;
}
