/** An encoding that a spreadsheet takes a CSV file for when nobody says that it is UTF-8. */
export interface LegacyEncoding {
  readonly label: 'windows-1252' | 'macintosh' | 'shift_jis' | 'euc-kr' | 'gbk';
  readonly bytesPerCharacter: 1 | 2;
}

/** The defaults of spreadsheets on Western, Mac, Japanese, Korean and Chinese systems. */
export const LEGACY_ENCODINGS: readonly LegacyEncoding[] = [
  { label: 'windows-1252', bytesPerCharacter: 1 },
  { label: 'macintosh', bytesPerCharacter: 1 },
  { label: 'shift_jis', bytesPerCharacter: 2 },
  { label: 'euc-kr', bytesPerCharacter: 2 },
  { label: 'gbk', bytesPerCharacter: 2 },
];

/** The byte that stands where a character has none in the encoding: no UTF-8 text contains it. */
const UNKNOWN_BYTE = 0xff;

const SEPARATOR = 0x0a;
const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

/** The bytes that a text had before it was (mistakenly) read in this encoding; 0xFF where it cannot have come from it. */
export function bytesBefore(text: string, encoding: LegacyEncoding): number[] {
  const table = tableOf(encoding);
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    // A control character up to 0x9F is the byte itself: in Latin-1, and where a decoder let an unknown byte pass.
    if (code < 0xa0) bytes.push(code);
    else bytes.push(...(table.get(character) ?? [UNKNOWN_BYTE]));
  }
  return bytes;
}

// Decoders only read, so the way back is the table of all they can read, made once per encoding.
function tableOf(encoding: LegacyEncoding): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(encoding.label);
  if (known) return known;
  const sequences = sequencesOf(encoding);
  const decoded = new TextDecoder(encoding.label).decode(
    Uint8Array.from(sequences.flatMap((sequence) => [...sequence, SEPARATOR])),
  );
  const table = new Map<string, readonly number[]>();
  decoded.split('\n').forEach((character, at) => {
    const sequence = sequences[at];
    const single = character !== '\uFFFD' && [...character].length === 1 && character > '\u007F';
    if (sequence && single && !table.has(character)) table.set(character, sequence);
  });
  if (encoding.label === 'euc-kr') addUnifiedHangul(table);
  tables.set(encoding.label, table);
  return table;
}

function sequencesOf(encoding: LegacyEncoding): number[][] {
  const singles = range(0x80, 0xff).map((byte) => [byte]);
  if (encoding.bytesPerCharacter === 1) return singles;
  const trails = range(0x40, 0xfe);
  return [...singles, ...range(0x81, 0xfe).flatMap((lead) => trails.map((trail) => [lead, trail]))];
}

const HANGUL = range(0xac00, 0xd7a3).map((code) => String.fromCharCode(code));

// Korean Windows extends EUC-KR (code page 949), and the decoder here does not know the extension: the Hangul that
// EUC-KR lacks, in the order of Unicode, on the byte pairs that it leaves free.
function addUnifiedHangul(table: Map<string, readonly number[]>): void {
  const letters = [...range(0x41, 0x5a), ...range(0x61, 0x7a)];
  const free = range(0x81, 0xc6).flatMap((lead) =>
    [...letters, ...range(0x81, lead < 0xa1 ? 0xfe : 0xa0)].map((trail) => [lead, trail]),
  );
  const lacking = HANGUL.filter((character) => !table.has(character));
  lacking.forEach((character, at) => {
    const sequence = free[at];
    if (sequence) table.set(character, sequence);
  });
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
