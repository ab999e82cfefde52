// Screenshots made small: a palette of 256 colours instead of true colour. Text on plain ground loses nothing to the eye.
import { crc32, deflateSync, inflateSync } from "node:zlib";

export const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const COLOURS = 256;

/**
 * @param {Buffer} png true colour with or without alpha, 8 bits a channel, not interlaced: what browsers write
 * @returns {Buffer} the same picture with a palette; alpha is dropped
 */
export function shrinkPng(png) {
  const { width, height, pixels } = decode(png);
  const palette = commonest([pixels]);
  const indices = Buffer.alloc((width + 1) * height); // each line begins with its filter: none
  /** @type {Map<number, number>} */
  const nearest = new Map(palette.map((colour, index) => [colour, index]));
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const colour = pixels[at] ?? 0;
      let index = nearest.get(colour);
      if (index === undefined) nearest.set(colour, (index = closest(palette, colour)));
      indices[y * (width + 1) + 1 + x] = index;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8); // 8 bits, palette
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk(
      "PLTE",
      Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255])),
    ),
    chunk("IDAT", deflateSync(indices, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/**
 * @param {Buffer} png
 * @returns {{ width: number, height: number, pixels: Uint32Array }} pixels as 0xrrggbb, line by line
 */
export function decode(png) {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const channels = png[25] === 6 ? 4 : 3;
  if (png[24] !== 8 || (png[25] !== 6 && png[25] !== 2) || png[28] !== 0)
    throw new Error("not a PNG of this kind");
  const parts = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const lines = unfilter(inflateSync(Buffer.concat(parts)), width * channels, height, channels);
  const pixels = new Uint32Array(width * height);
  for (let at = 0, byte = 0; at < pixels.length; at++, byte += channels) {
    pixels[at] = ((lines[byte] ?? 0) << 16) | ((lines[byte + 1] ?? 0) << 8) | (lines[byte + 2] ?? 0);
  }
  return { width, height, pixels };
}

/**
 * Undoes the filters of the lines (PNG specification, 9.2).
 * @param {Buffer} data
 * @param {number} stride bytes a line
 * @param {number} height
 * @param {number} channels bytes a pixel
 */
function unfilter(data, stride, height, channels) {
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = data[y * (stride + 1)];
    const line = y * stride;
    for (let x = 0; x < stride; x++) {
      const raw = data[y * (stride + 1) + 1 + x] ?? 0;
      const left = x >= channels ? (out[line + x - channels] ?? 0) : 0;
      const up = y > 0 ? (out[line - stride + x] ?? 0) : 0;
      const corner = x >= channels && y > 0 ? (out[line - stride + x - channels] ?? 0) : 0;
      out[line + x] = raw + predict(filter, left, up, corner);
    }
  }
  return out;
}

/**
 * @param {number | undefined} filter
 * @param {number} left
 * @param {number} up
 * @param {number} corner
 */
function predict(filter, left, up, corner) {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const a = Math.abs(up - corner);
  const b = Math.abs(left - corner);
  const c = Math.abs(left + up - 2 * corner);
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/**
 * The colours that stand most often. Screens have few of them; the rest are shades at the edges of letters.
 * @param {Uint32Array[]} pictures pixels of each
 */
export function commonest(pictures) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const pixels of pictures)
    for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, COLOURS)
    .map(([colour]) => colour);
}

/**
 * @param {number[]} palette
 * @param {number} colour
 */
export function closest(palette, colour) {
  const distance = (/** @type {number} */ other) =>
    [16, 8, 0].reduce((sum, shift) => sum + (((other >> shift) & 255) - ((colour >> shift) & 255)) ** 2, 0);
  let best = 0;
  for (let index = 1; index < palette.length; index++) {
    if (distance(palette[index] ?? 0) < distance(palette[best] ?? 0)) best = index;
  }
  return best;
}

/**
 * @param {string} type
 * @param {Buffer} data
 */
export function chunk(type, data) {
  const out = Buffer.alloc(data.length + 12);
  out.writeUInt32BE(data.length, 0);
  out.write(type, 4, "latin1");
  data.copy(out, 8);
  out.writeUInt32BE(crc32(out.subarray(4, 8 + data.length)), 8 + data.length);
  return out;
}
