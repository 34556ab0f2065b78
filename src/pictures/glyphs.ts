import { closeSync, openSync, readSync } from 'node:fs';

/** Which characters a font has a sign for. */
export type Coverage = (codePoint: number) => boolean;

const DIRECTORY_ENTRY_BYTES = 16;
const SEGMENTED_COVERAGE = 12;

/**
 * Reads which characters a TrueType font has signs for, from its character table alone: a few hundred kilobytes of the
 * megabytes of a font. Throws an Error where the font has no table of all of Unicode.
 *
 * @see https://learn.microsoft.com/typography/opentype/spec/cmap#format-12-segmented-coverage
 */
export function readCoverage(file: string): Coverage {
  const descriptor = openSync(file, 'r');
  try {
    const table = tableOf(descriptor, 'cmap');
    const groups = table && unicodeGroups(table);
    if (!groups) throw new Error(`${file} has no table of the characters it covers.`);
    return (codePoint) => isWithin(groups, codePoint);
  } finally {
    closeSync(descriptor);
  }
}

function tableOf(descriptor: number, tag: string): Buffer | null {
  const count = read(descriptor, 0, 12).readUInt16BE(4);
  const directory = read(descriptor, 12, count * DIRECTORY_ENTRY_BYTES);
  for (let at = 0; at < directory.length; at += DIRECTORY_ENTRY_BYTES) {
    if (directory.toString('latin1', at, at + 4) !== tag) continue;
    return read(descriptor, directory.readUInt32BE(at + 8), directory.readUInt32BE(at + 12));
  }
  return null;
}

/** First and last character of each run, in order. */
function unicodeGroups(table: Buffer): Uint32Array | null {
  const subtables = table.readUInt16BE(2);
  for (let index = 0; index < subtables; index++) {
    const start = table.readUInt32BE(4 + index * 8 + 4);
    if (table.readUInt16BE(start) !== SEGMENTED_COVERAGE) continue;
    const count = table.readUInt32BE(start + 12);
    const groups = new Uint32Array(count * 2);
    for (let group = 0; group < count; group++) {
      groups[group * 2] = table.readUInt32BE(start + 16 + group * 12);
      groups[group * 2 + 1] = table.readUInt32BE(start + 16 + group * 12 + 4);
    }
    return groups;
  }
  return null;
}

function isWithin(groups: Uint32Array, codePoint: number): boolean {
  let low = 0;
  let high = groups.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (codePoint < (groups[middle * 2] ?? 0)) high = middle - 1;
    else if (codePoint > (groups[middle * 2 + 1] ?? 0)) low = middle + 1;
    else return true;
  }
  return false;
}

function read(descriptor: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  if (readSync(descriptor, bytes, 0, length, position) !== length) throw new Error('The font ends too early.');
  return bytes;
}
