/** Pieces up to this length (UTF-16 code units) are copied by the engine itself. */
const SHORT = 12;

/**
 * The same text with storage of its own. A piece that is cut out of a text shares the text's storage, and whoever
 * keeps the piece keeps all of the text: a line of a draft would keep the draft as it was when the line was written.
 */
export const ownCopy = (piece: string): string =>
  piece.length <= SHORT ? piece : Buffer.from(piece, "utf16le").toString("utf16le");
