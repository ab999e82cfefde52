import type { SpeechMeta } from "../../speech/model";
import type { Encoding } from "../encoding";
import type { SkipReason } from "../skip";
import type { Cut } from "../cut";

/** What a reader makes of a file: plain text for the parser, with the way back to the source. */
export interface Reading {
  /** What the parser takes. */
  readonly text: string;
  /** The file as an editor shows it; the same string as `text` where nothing was taken out. */
  readonly source: string;
  /** `offsets[i]` is the source offset of unit `i` of `text`, with one entry more for the end; absent: equal. */
  readonly offsets?: Uint32Array;
  /** What of `source` is not in `text`, in order. */
  readonly cuts?: readonly Cut[];
  readonly encoding: Encoding;
  /** What the file itself declares, as in front matter. */
  readonly meta?: SpeechMeta;
  /** A guess of the file's at what its text may tell better, as a web page's window title. */
  readonly hint?: SpeechMeta;
  /** `source` was taken out of the file, which an editor would show otherwise or not at all. */
  readonly extracted?: true;
}

/** One file format. Never throws: a file that cannot be read is skipped with a reason. */
export interface Reader {
  read(bytes: Uint8Array): Reading | SkipReason | Promise<Reading | SkipReason>;
}
