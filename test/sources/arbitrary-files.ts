import fc from 'fast-check';
import '../support/seeded.ts';
import { bytesOf } from './bytes.ts';

/** What stands in the cells of damaged tables: true values, values beside the mark, and whatever a keyboard gives. */
const CELLS: readonly string[] = [
  '',
  ' ',
  '0',
  '-1',
  '5',
  '123450000',
  '"123,450,000"',
  '1.234',
  '1e9',
  '99999999999999999999',
  'over 100000000',
  '1億2,345万',
  '"1億2,345万回"',
  '約1億',
  '123.4M',
  '2026-03-01',
  '2026/3/1',
  '2026-02-30',
  '9999-12-31',
  'Oricon',
  'oricon-streams',
  'alpha',
  'beta',
  'one',
  'two',
  'nobody knows',
  'https://example.org/',
  '=SUM(A1:A9)',
  '#REF!',
  '"',
  '""',
  '"a\nb"',
  'a"b',
  '米津玄師',
  '\u0000',
  '\uFFFD',
  '__proto__',
];

const cell = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...CELLS) }, { weight: 1, arbitrary: fc.string() });

/** A value of a column: mostly one that belongs there. */
function cellOf(values: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof({ weight: 40, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: cell });
}

/** Text that begins with one of some headers, has mostly rows of some columns, and goes on as it likes. */
export function arbitraryTable(
  headers: readonly string[],
  columns: readonly (readonly string[])[],
): fc.Arbitrary<Uint8Array> {
  const row = fc.tuple(...columns.map(cellOf)).map((cells) => cells.join(','));
  const wild = fc.array(cell, { maxLength: 10 }).map((cells) => cells.join(','));
  const line = fc.oneof({ weight: 60, arbitrary: row }, { weight: 1, arbitrary: wild });
  const end = fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom('\n', '\r\n') },
    { weight: 1, arbitrary: fc.constant('\r') },
  );
  const header = fc.oneof({ weight: 10, arbitrary: fc.constant(headers[0] ?? '') }, fc.constantFrom(...headers));
  return fc
    .tuple(fc.constantFrom('', '\uFEFF'), header, fc.array(line, { maxLength: 8 }), end)
    .map(([mark, first, lines, lineEnd]) => bytesOf(`${mark}${[first, ...lines].join(lineEnd)}`));
}

export const DATES = ['2026-03-01', '2026-03-02', '2026/3/3', '2026-03-04'];
export const COUNTS = ['5', '123450000', '"123,450,000"', 'over 100000000', '１２３'];
export const LINKS = ['', 'https://example.org/'];

/** Any bytes at all, among them those of which text in other encodings and packed files consist. */
export const arbitraryBytes: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  fc.string({ unit: 'binary', maxLength: 200 }).map(bytesOf),
  fc.uint8Array({ maxLength: 100 }).map((bytes) => new Uint8Array([0x50, 0x4b, 3, 4, ...bytes])),
  fc.json().map(bytesOf),
);

/** Bytes with some of them changed, cut off or doubled, as a bad download leaves them. */
export function damaged(whole: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> {
  return fc
    .tuple(whole, fc.nat(), fc.nat(255), fc.constantFrom('change', 'cut', 'double'))
    .map(([bytes, seed, byte, how]) => {
      const at = bytes.length === 0 ? 0 : seed % bytes.length;
      if (how === 'cut') return bytes.slice(0, at);
      if (how === 'double') return new Uint8Array([...bytes.slice(0, at), ...bytes]);
      return bytes.map((value, index) => (index === at ? byte : value));
    });
}
