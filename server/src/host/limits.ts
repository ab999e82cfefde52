/*
 * What the work on strangers' files may take. One file that takes more is left out with its reason, and all others are
 * read. Time is that of the clock, so every bound leaves a slow and busy machine ten times what is needed.
 */

const MB = 1024 * 1024;

/** What reading and parsing one file may take. */
export interface FileLimits {
  /** Milliseconds for any file. */
  readonly time: number;
  /** Milliseconds for each megabyte of a file, where that is more. */
  readonly timePerMegabyte: number;
  /** Megabytes of heap of the process that reads. */
  readonly heap: number;
}

/** Ordinary text takes some 200 ms a megabyte and ten times its bytes; nothing but an attack takes half a minute. */
export const FILE_LIMITS: FileLimits = { time: 30_000, timePerMegabyte: 3_000, heap: 512 };

/** Milliseconds that a file of so many bytes may take. */
export const timeFor = ({ time, timePerMegabyte }: FileLimits, bytes: number): number =>
  Math.max(time, timePerMegabyte * (bytes / MB));

/** Milliseconds that a process may take to start: a virus scanner may look at it first. */
export const STARTING = 60_000;

/**
 * Bytes that the speeches of one file, and of all, may weigh in the build worker. 20 MB of text weigh 25; the index of
 * a gigabyte would take three more of the server. Whoever splits a file into millions of speeches or paragraphs is
 * refused before every table of the server holds them.
 */
export const FILE_WEIGHT = 64 * MB;
export const CORPUS_WEIGHT = 1024 * MB;

/** Megabytes of heap of the build worker: what a whole corpus may weigh, and as much to describe it. */
export const WORKER_HEAP = 2_048;

/** Milliseconds for learning the weights of a corpus, whose samples are bounded: without them the default ones serve. */
export const LEARNING = 60_000;

/** Milliseconds without a sign of life after which a build worker is ended: the longest step, writing gigabytes to a slow disk, takes less. */
export const STALLED = 300_000;
