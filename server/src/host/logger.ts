/** Where the program writes of itself. Lengths, codes and URIs only: never text of drafts, corpus or packs. */
export interface Logger {
  info(message: string): void;
  warn(message: string): void;
}

export const silent: Logger = { info: () => undefined, warn: () => undefined };
