import type { CorpusNode } from "../pure/corpusTree";
import { openPlace } from "../corpusView/places";
import { openFile } from "./openOriginal";
import type { Command } from "./command";

/** Opens a row of the Corpus view: a speech at its title, a skipped file as it is. */
export const openCorpusSpeech: Command = {
  id: "speechDrafter.openCorpusSpeech",
  async run({ client, corpusView }, clicked) {
    const node = (clicked as CorpusNode | undefined) ?? corpusView.selected;
    if (node?.type === "skippedFile") return openFile({ uri: node.file.uri });
    const entry =
      node?.type === "speech" ? node.entry : node?.type === "file" ? { uri: node.uri } : undefined;
    if (!entry) return;
    const start = "start" in entry ? { start: entry.start } : {};
    const place = await client.execute("speechDrafter.server.locate", { uri: entry.uri, ...start });
    await openPlace(place);
  },
};
