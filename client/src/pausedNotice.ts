import { l10n, window, type Disposable } from "vscode";
import type { SpeechClient } from "./client";

/** Tells whoever has stopped the reading of the corpus what that means, and how it goes on. */
export function tellWhenPaused(client: SpeechClient): Disposable {
  let told = false;
  return client.onDidChange(() => {
    const paused = client.indexStatus?.paused === true;
    if (paused && !told) void tell(client);
    told = paused;
  });
}

async function tell(client: SpeechClient): Promise<void> {
  const goOn = l10n.t("Go On");
  const message = l10n.t("Reading of the corpus was stopped. What was known before serves on.");
  if ((await window.showInformationMessage(message, goOn)) === goOn)
    await client.execute("speechDrafter.server.resumeIndexing", {}).catch(() => undefined);
}
