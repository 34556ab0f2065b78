import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MOST_COLOURS = 256;
/** A tenth more bytes than the best, in a tenth of its time. */
const COMPRESSION = 4;

/**
 * Writes opaque pixels (four bytes each: red, green, blue, alpha) as a PNG with a palette: fewer bytes than the canvas's
 * own PNG, in a fraction of the time. The most frequent colours are kept as they are, the rest take the nearest.
 *
 * @see https://www.w3.org/TR/png-3/#11PLTE
 */
export function encodePng(pixels: Uint8Array | Uint8ClampedArray, width: number, height: number): Uint8Array {
  const { numbers, colours, counts } = numberColours(new Uint32Array(pixels.buffer, pixels.byteOffset, width * height));
  const { palette, indexes } = paletteOf(colours, counts);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0, at = 0; y < height; y++) {
    // Each row begins with its filter: none, which suits a palette best.
    let out = y * (width + 1) + 1;
    for (let x = 0; x < width; x++) rows[out++] = indexes[numbers[at++] ?? 0] ?? 0;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: COMPRESSION })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

interface Numbered {
  /** For each pixel the number of its colour. */
  readonly numbers: Uint16Array;
  readonly colours: readonly number[];
  /** For each colour, in how many places a run of it begins. */
  readonly counts: readonly number[];
}

const SLOTS = 1 << 16;
const MOST_NUMBERED = SLOTS - 1;

/** Numbers the colours in the order in which they are met. A table of its own: a Map would take most of the time. */
function numberColours(pixels: Uint32Array): Numbered {
  const numbers = new Uint16Array(pixels.length);
  const slots = new Uint16Array(SLOTS);
  const colours: number[] = [];
  const counts: number[] = [];
  let last = -1;
  let number = 0;
  for (let at = 0; at < pixels.length; at++) {
    const colour = pixels[at] ?? 0;
    if (colour !== last) {
      last = colour;
      let slot = Math.imul(colour, 0x9e_37_79_b1) >>> 16;
      while (slots[slot] !== 0 && colours[(slots[slot] ?? 1) - 1] !== colour) slot = (slot + 1) % SLOTS;
      number = (slots[slot] ?? 0) - 1;
      if (number === -1) {
        // More colours than a drawing of lines and letters ever has: the last one stands for the rest.
        number = Math.min(colours.length, MOST_NUMBERED - 1);
        slots[slot] = number + 1;
        colours[number] = colour;
        counts[number] = 0;
      }
      counts[number] = (counts[number] ?? 0) + 1;
    }
    numbers[at] = number;
  }
  return { numbers, colours, counts };
}

function paletteOf(colours: readonly number[], counts: readonly number[]): { palette: Buffer; indexes: Uint8Array } {
  const order = colours.map((_, number) => number).sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b);
  const kept = order.slice(0, MOST_COLOURS).map((number) => colours[number] ?? 0);
  const indexes = new Uint8Array(colours.length);
  for (const [rank, number] of order.entries())
    indexes[number] = rank < MOST_COLOURS ? rank : nearest(kept, colours[number] ?? 0);
  const palette = Buffer.alloc(kept.length * 3);
  // Of a pixel's four bytes red is the first, and so the lowest on every machine that Node runs on.
  for (const [index, colour] of kept.entries()) palette.writeUIntLE(colour & 0xff_ff_ff, index * 3, 3);
  return { palette, indexes };
}

function nearest(kept: readonly number[], colour: number): number {
  let best = 0;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (let index = 0; index < kept.length; index++) {
    const other = kept[index] ?? 0;
    const red = (colour & 0xff) - (other & 0xff);
    const green = ((colour >> 8) & 0xff) - ((other >> 8) & 0xff);
    const blue = ((colour >> 16) & 0xff) - ((other >> 16) & 0xff);
    const distance = red * red + green * green + blue * blue;
    if (distance < bestDistance) {
      best = index;
      bestDistance = distance;
    }
  }
  return best;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  whole.set(body, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
