import { crc32, deflateRawSync } from "node:zlib";

/** A part of an archive; what is not given is made as it should be. */
export interface ZipPart {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Deflated already: `content` then only serves to reckon the checksum. */
  readonly packed?: Uint8Array;
  readonly stored?: boolean;
  /** General purpose flags; 1: encrypted. */
  readonly flags?: number;
  /** What the archive says of its size and checksum. */
  readonly size?: number;
  readonly checksum?: number;
}

/** A zip archive as an office program writes it, or a wrong one. */
export function zip(parts: readonly ZipPart[]): Uint8Array {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name);
    const content = Buffer.from(part.content);
    const packed = Buffer.from(part.packed ?? (part.stored === true ? content : deflateRawSync(content)));
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE((part.flags ?? 0) | 0x800, 2);
    fields.writeUInt16LE(part.stored === true ? 0 : 8, 4);
    fields.writeUInt32LE(part.checksum ?? crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(part.size ?? content.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), fields, name, packed]);
    const central = Buffer.concat([
      Buffer.from("PK\u0001\u0002\u0014\u0000"),
      fields,
      Buffer.alloc(14),
      name,
    ]);
    central.writeUInt32LE(at, 42);
    directory.push(central);
    pieces.push(local);
    at += local.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...pieces, index, end]);
}
