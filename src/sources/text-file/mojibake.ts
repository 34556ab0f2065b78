import { bytesBefore, LEGACY_ENCODINGS, type LegacyEncoding } from './legacy-encodings.ts';

/** A line whose letters are garbled. */
export interface GarbledLine {
  readonly line: number;
  readonly value: string;
}

/**
 * A file that was read in a wrong encoding is garbled in every line that has such letters; one odd title that its
 * publisher already delivered so is not a reason to refuse an original file for ever.
 */
const GARBLED_SHARE = 0.25;

/**
 * How many characters have to come out as UTF-8. Rare kanji side by side do so by chance now and then (縺れる糸), so a
 * double-byte encoding has to show more of them than a title or two can hold.
 */
const ENOUGH_CHARACTERS = { 1: 1, 2: 6 } as const;

// biome-ignore lint/suspicious/noControlCharactersInRegex: everything but ASCII is meant, control characters included.
const BEYOND_ASCII = /[^\x00-\x7F]/;

/**
 * Finds text that was UTF-8 and was then read as something else (mojibake). The reading is undone: where the bytes
 * that a line must have had are UTF-8 after all, it was. Real text in any script does not turn into UTF-8 that way.
 */
export function findMojibake(text: string): GarbledLine | null {
  const lines = text.split('\n');
  const suspects = lines.flatMap((value, at) => (BEYOND_ASCII.test(value) ? [{ line: at + 1, value }] : []));
  for (const encoding of LEGACY_ENCODINGS) {
    const weighed = suspects.map((suspect) => ({
      ...suspect,
      ...weigh(bytesBefore(suspect.value, encoding), encoding),
    }));
    const garbled = weighed.filter(isGarbled);
    const characters = garbled.reduce((sum, line) => sum + line.characters, 0);
    const first = garbled[0];
    if (!first || characters < ENOUGH_CHARACTERS[encoding.bytesPerCharacter]) continue;
    if (garbled.length >= suspects.length * GARBLED_SHARE) return { line: first.line, value: excerpt(first.value) };
  }
  return null;
}

function excerpt(line: string): string {
  const at = line.search(BEYOND_ASCII);
  return line.slice(Math.max(0, at - 5), at + 20);
}

/** What speaks for and against a line having been UTF-8. */
interface Evidence {
  /** Characters that UTF-8 reads out of the bytes. */
  characters: number;
  /** Bytes in them. */
  goodBytes: number;
  /** Bytes beyond ASCII that no UTF-8 text has at that place. */
  badBytes: number;
}

// Some bytes get lost on the way, because they mean nothing in the wrong encoding; so not all have to fit.
function isGarbled({ characters, goodBytes, badBytes }: Evidence): boolean {
  return characters > 0 && goodBytes >= 1.5 * badBytes;
}

function weigh(bytes: readonly number[], encoding: LegacyEncoding): Evidence {
  const evidence: Evidence = { characters: 0, goodBytes: 0, badBytes: 0 };
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0;
    const length = sequenceLength(lead);
    const found = 1 + following(bytes, at, length - 1);
    if (lead < 0x80) {
      at += 1;
    } else if (length > 1 && found === length && isInRange(lead, bytes[at + 1] ?? 0)) {
      if (speaksForUtf8(bytes.slice(at, at + length), encoding)) {
        evidence.characters += 1;
        evidence.goodBytes += length;
      }
      at += length;
    } else {
      // What stands beside a question mark was torn apart by the loss that the mark stands for.
      const torn = bytes[at + found] === LOST || (isContinuation(lead) && bytes[at - 1] === LOST);
      if (!torn) evidence.badBytes += 1;
      at += torn ? found : 1;
    }
  }
  return evidence;
}

/** What a byte becomes that means nothing in the wrong encoding. */
const LOST = '?'.charCodeAt(0);

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte <= 0xbf;
}

function following(bytes: readonly number[], at: number, most: number): number {
  let count = 0;
  while (count < most && isContinuation(bytes[at + 1 + count])) count += 1;
  return count;
}

function sequenceLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  if (lead >= 0xf0 && lead <= 0xf4) return 4;
  return 1;
}

// The second byte of these leads is limited further: shorter forms, surrogates and what lies beyond Unicode.
function isInRange(lead: number, second: number): boolean {
  if (lead === 0xe0) return second >= 0xa0;
  if (lead === 0xed) return second <= 0x9f;
  if (lead === 0xf0) return second >= 0x90;
  return lead !== 0xf4 || second <= 0x8f;
}

/**
 * In windows-1252, the punctuation that follows a letter in honest text: `… ‘ ’ “ ” • – — ™ › « »` and the hard space.
 * So `“AMANHÃ”` stays what it is.
 */
const PUNCTUATION = [0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0x9b, 0xa0, 0xab, 0xbb];

/** The same with the signs `© ª ® ° · º`, for where two of them make a sequence: `« café »`. */
const PUNCTUATION_AND_SIGNS = [...PUNCTUATION, 0xa9, 0xaa, 0xae, 0xb0, 0xb7, 0xba];

function speaksForUtf8(sequence: readonly number[], encoding: LegacyEncoding): boolean {
  const [lead = 0, ...rest] = sequence;
  // Pairs of half-width kana, or of common Chinese characters, are two-byte UTF-8 by chance.
  if (encoding.bytesPerCharacter === 2) return sequence.length >= 3;
  if (sequence.length === 2 && !isCommonTwoByteCharacter(sequence)) return false;
  // In Mac Roman, the leads of Greek and Cyrillic are œ and dashes, which do stand before letters: `Moi—Été`.
  if (encoding.label === 'macintosh') return sequence.length > 2 || lead <= 0xc5;
  // Â before a sign is how hard spaces and signs of Latin-1 come out; no language ends a word in a capital Â.
  if (lead === 0xc2) return true;
  const honest = rest.length === 1 ? PUNCTUATION : PUNCTUATION_AND_SIGNS;
  return rest.some((byte) => !honest.includes(byte));
}

// Latin-1 and Latin Extended-A, the horned letters of Vietnamese, Greek and Cyrillic.
function isCommonTwoByteCharacter(sequence: readonly number[]): boolean {
  const code = (((sequence[0] ?? 0) & 0x1f) << 6) | ((sequence[1] ?? 0) & 0x3f);
  return (
    (code >= 0xa0 && code <= 0x17f) ||
    [0x1a0, 0x1a1, 0x1af, 0x1b0].includes(code) ||
    (code >= 0x386 && code <= 0x3ce) ||
    (code >= 0x401 && code <= 0x45f)
  );
}
