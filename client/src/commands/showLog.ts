import type { Command } from "./command";

export const showLog: Command = {
  id: "speechDrafter.showLog",
  run({ log }) {
    log.show();
    return Promise.resolve();
  },
};
