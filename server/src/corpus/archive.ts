import { crc32, createInflateRaw } from "node:zlib";
import { fromBufferPromise, type Entry, type ZipFile } from "yauzl";

/** Caps for what an archive may unpack to; sizes in bytes. */
export interface ArchiveLimits {
  readonly part: number;
  readonly total: number;
  /** Unpacked by packed size, looked at beyond the first megabyte of a part: short ones may repeat much. */
  readonly ratio: number;
  readonly entries: number;
}

const ARCHIVE_LIMITS: ArchiveLimits = {
  part: 64 * 1024 * 1024,
  total: 128 * 1024 * 1024,
  ratio: 200,
  entries: 2_000,
};

/** Why an archive gives nothing. */
type ArchiveFault =
  /** No archive, cut off, or its bytes do not match their checksum. */
  | "broken"
  /** A part is locked with a password. */
  | "encrypted"
  /** Beyond a limit. */
  | "oversized";

export class ArchiveError extends Error {
  constructor(readonly fault: ArchiveFault) {
    super(`archive: ${fault}`);
    this.name = "ArchiveError";
  }
}

/** Bytes of input that the inflater takes at a time, and of output that it hands over. */
const CHUNK = 64 * 1024;
const RATIO_FROM = 1024 * 1024;

/**
 * A zip archive in memory. Parts are inflated chunk by chunk, as they are asked for, and counted while they are:
 * what the archive says of its sizes is not relied on. No part stands unpacked as a whole, but one that is a document of
 * its own.
 */
export class Archive {
  /** Parts that were read; what is read a second time counts once. */
  private readonly known = new Set<Entry>();

  private constructor(
    private readonly bytes: Uint8Array,
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly limits: ArchiveLimits,
    private readonly spent: { bytes: number },
  ) {}

  /** @throws ArchiveError */
  static open(bytes: Uint8Array, limits = ARCHIVE_LIMITS): Promise<Archive> {
    return Archive.openWithin(bytes, limits, { bytes: 0 });
  }

  /** An archive that is a part of this one: what both unpack to is counted together. */
  openInner(bytes: Uint8Array): Promise<Archive> {
    return Archive.openWithin(bytes, this.limits, this.spent);
  }

  private static async openWithin(
    bytes: Uint8Array,
    limits: ArchiveLimits,
    spent: { bytes: number },
  ): Promise<Archive> {
    try {
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const zip = await fromBufferPromise(buffer, { lazyEntries: true });
      if (zip.entryCount > limits.entries) throw new ArchiveError("oversized");
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) entries.set(keyOf(entry.fileName), entry);
      return new Archive(bytes, zip, entries, limits, spent);
    } catch (error) {
      throw asFault(error);
    }
  }

  /** Names of parts differ in case between producers; a leading slash says nothing. */
  has(name: string): boolean {
    return this.entries.has(keyOf(name));
  }

  /** The chunks of a part; none where there is no such part. Throws `ArchiveError` in mid-course. */
  async *read(name: string): AsyncGenerator<Uint8Array, void, undefined> {
    const entry = this.entries.get(keyOf(name));
    if (!entry) return;
    try {
      const packed = await this.packed(entry);
      const chunks = entry.compressionMethod === 0 ? slices(packed) : inflate(packed);
      yield* this.counted(entry, packed.length, chunks);
    } catch (error) {
      throw asFault(error);
    }
  }

  /** A part as a whole. @throws ArchiveError */
  async whole(name: string): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of this.read(name)) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  private async packed(entry: Entry): Promise<Uint8Array> {
    if (entry.isEncrypted()) throw new ArchiveError("encrypted");
    if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) throw new ArchiveError("broken");
    if (this.exceeds(entry.uncompressedSize, entry.compressedSize)) throw new ArchiveError("oversized");
    const { fileDataStart } = await this.zip.readLocalFileHeaderPromise(entry, { minimal: true });
    return this.bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize);
  }

  private async *counted(
    entry: Entry,
    packed: number,
    chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ): AsyncGenerator<Uint8Array, void, undefined> {
    const first = !this.known.has(entry);
    this.known.add(entry);
    let size = 0;
    let checksum = 0;
    for await (const chunk of chunks) {
      size += chunk.length;
      if (first) this.spent.bytes += chunk.length;
      if (this.exceeds(size, packed) || this.spent.bytes > this.limits.total)
        throw new ArchiveError("oversized");
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
    if (size !== entry.uncompressedSize || checksum !== entry.crc32) throw new ArchiveError("broken");
  }

  private exceeds(size: number, packed: number): boolean {
    const { part, ratio } = this.limits;
    return size > part || (size > RATIO_FROM && size > packed * ratio);
  }
}

const keyOf = (name: string): string => name.replace(/\\/g, "/").replace(/^\/+/, "").toLowerCase();

function* slices(bytes: Uint8Array): Generator<Uint8Array, void, undefined> {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
}

/** Waits for its consumer: whoever stops taking chunks stops the inflater. */
async function* inflate(packed: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  const inflater = createInflateRaw({ chunkSize: CHUNK });
  inflater.end(packed);
  for await (const chunk of inflater) yield chunk as Uint8Array;
}

/** Every error of the libraries here is about the bytes: they do no input or output. */
const asFault = (error: unknown): ArchiveError =>
  error instanceof ArchiveError ? error : new ArchiveError("broken");
