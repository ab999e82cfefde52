// A short animation as an animated PNG, which browsers, GitHub and VS Code show and which needs no tool.
import { deflateSync } from "node:zlib";
import { chunk, closest, commonest, decode, SIGNATURE } from "./png.mjs";

/**
 * @typedef {object} Frame
 * @property {Buffer} png all of one size
 * @property {number} ms how long it stays
 */

/**
 * @param {Frame[]} frames at least one
 * @returns {Buffer} endless, one palette for all frames; of each frame only the rows that differ from the last
 */
export function animate(frames) {
  const pictures = frames.map(({ png }) => decode(png));
  const [first] = pictures;
  if (!first) throw new Error("An animation has at least one frame.");
  const { width, height } = first;
  const palette = commonest(pictures.map(({ pixels }) => pixels));
  const toIndex = indexer(palette);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8); // 8 bits, palette
  const control = Buffer.alloc(8); // frames, then plays: 0 is for ever
  control.writeUInt32BE(frames.length, 0);
  const parts = [
    SIGNATURE,
    chunk("IHDR", header),
    chunk("acTL", control),
    chunk("PLTE", Buffer.from(palette.flatMap((rgb) => [rgb >> 16, (rgb >> 8) & 255, rgb & 255]))),
  ];
  let sequence = 0;
  pictures.forEach(({ pixels }, n) => {
    const rows =
      n === 0 ? { from: 0, to: height } : changed(pictures[n - 1]?.pixels ?? pixels, pixels, width);
    parts.push(chunk("fcTL", frameControl(sequence++, width, rows, frames[n]?.ms ?? 0)));
    const data = deflateSync(lines(pixels, width, rows, toIndex), { level: 9 });
    if (n === 0) parts.push(chunk("IDAT", data));
    else {
      const numbered = Buffer.alloc(data.length + 4);
      numbered.writeUInt32BE(sequence++, 0);
      data.copy(numbered, 4);
      parts.push(chunk("fdAT", numbered));
    }
  });
  return Buffer.concat([...parts, chunk("IEND", Buffer.alloc(0))]);
}

/**
 * @param {number} sequence
 * @param {number} width
 * @param {{ from: number, to: number }} rows
 * @param {number} ms
 */
function frameControl(sequence, width, { from, to }, ms) {
  const data = Buffer.alloc(26);
  data.writeUInt32BE(sequence, 0);
  data.writeUInt32BE(width, 4);
  data.writeUInt32BE(to - from, 8);
  data.writeUInt32BE(from, 16);
  data.writeUInt16BE(ms, 20);
  data.writeUInt16BE(1000, 22);
  return data; // the last two bytes: left standing, written over
}

/**
 * @param {Uint32Array} before
 * @param {Uint32Array} now
 * @param {number} width
 * @returns {{ from: number, to: number }} at least one row
 */
function changed(before, now, width) {
  let from = 0;
  let to = now.length;
  while (from < to && before[from] === now[from]) from++;
  while (to > from && before[to - 1] === now[to - 1]) to--;
  const first = Math.min(Math.floor(from / width), now.length / width - 1);
  return { from: first, to: Math.max(first + 1, Math.ceil(to / width)) };
}

/**
 * @param {Uint32Array} pixels
 * @param {number} width
 * @param {{ from: number, to: number }} rows
 * @param {(colour: number) => number} toIndex
 */
function lines(pixels, width, { from, to }, toIndex) {
  const out = Buffer.alloc((width + 1) * (to - from)); // each line begins with its filter: none
  for (let y = from; y < to; y++)
    for (let x = 0; x < width; x++)
      out[(y - from) * (width + 1) + 1 + x] = toIndex(pixels[y * width + x] ?? 0);
  return out;
}

/** @param {number[]} palette */
function indexer(palette) {
  /** @type {Map<number, number>} */
  const known = new Map(palette.map((colour, index) => [colour, index]));
  return (/** @type {number} */ colour) => {
    let index = known.get(colour);
    if (index === undefined) known.set(colour, (index = closest(palette, colour)));
    return index;
  };
}
