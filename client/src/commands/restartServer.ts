import type { Command } from "./command";

/** For the rare case that the server crashed too often for the library to start it again. */
export const restartServer: Command = {
  id: "speechDrafter.restartServer",
  run: ({ client }) => client.restart(),
};
