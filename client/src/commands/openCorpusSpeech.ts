import type { CorpusNode } from "../pure/corpusTree";
import { openPlace } from "../corpusView/places";
import { openSkipped } from "./openSkipped";
import type { Command } from "./command";

/** Opens a row of the Corpus view: a speech at its title, of a skipped file the reason. */
export const openCorpusSpeech: Command = {
  id: "speechDrafter.openCorpusSpeech",
  async run({ client, corpusView }, clicked) {
    const node = (clicked as CorpusNode | undefined) ?? corpusView.selected;
    if (node?.type === "skippedFile") return openSkipped(node.file);
    const entry =
      node?.type === "speech" ? node.entry : node?.type === "file" ? { uri: node.uri } : undefined;
    if (!entry) return;
    const start = "start" in entry ? { start: entry.start } : {};
    const place = await client.execute("speechDrafter.server.locate", { uri: entry.uri, ...start });
    await openPlace(place);
  },
};
