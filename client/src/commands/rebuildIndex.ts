import type { Command } from "./command";

/** The server shows the progress, and answers when it is done. */
export const rebuildIndex: Command = {
  id: "speechDrafter.rebuildIndex",
  run: ({ client }) => client.execute("speechDrafter.server.rebuildIndex", {}),
};
