import type { Command } from "./command";

/** Goes on reading the corpus where the user has stopped it. */
export const resumeIndexing: Command = {
  id: "speechDrafter.resumeIndexing",
  run: ({ client }) => client.execute("speechDrafter.server.resumeIndexing", {}),
};
