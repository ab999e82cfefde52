let made: Intl.Segmenter | undefined;

/** The word segmenter that is part of Node, made at first use: that takes longer than any other module to load. */
export const wordSegmenter = (): Intl.Segmenter =>
  (made ??= new Intl.Segmenter("zh", { granularity: "word" }));
