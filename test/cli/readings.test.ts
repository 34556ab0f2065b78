import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { importReadingsFiles, type Terminal } from '../../src/cli/import.ts';
import { correctTo, decideReading, listReadings } from '../../src/cli/readings.ts';
import { noonInJapan } from '../support/asking.ts';
import { shippedDatabase, temporaryFolder } from '../support/store.ts';

/** The operator's commands over a database with some numbers of one song, the last of which cannot be right. */
async function operator() {
  const lines: string[] = [];
  const folder = temporaryFolder();
  const terminal: Terminal = {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    databasePath: shippedDatabase(folder),
    print: (line) => lines.push(line),
    interactive: false,
    clock: () => noonInJapan('2026-03-04'),
  };
  const file = join(folder, 'numbers.csv');
  const rows = ['2026-02-15,"195,000,000"', '2026-02-22,"201,000,000"', '2026-03-01,"20,300,000"'];
  const csv = rows.map((row) => `${row.split(',')[0]},BTS - DNA,oricon-streams,${row.slice(11)},`);
  writeFileSync(file, `date,song,counter,count,link\n${csv.join('\n')}\n`);
  await importReadingsFiles(terminal, [file], false);
  lines.splice(0);
  return { terminal, said: () => lines.splice(0).join('\n') };
}

/** The ids in a list, by the count beside them. */
function idOf(listed: string, count: number): string {
  const line = listed.split('\n').find((one) => one.includes(`: ${count}: `) || one.includes(`${count}: `));
  return /^(\d+):/.exec(line ?? '')?.[1] ?? '';
}

test('what waits is listed with the reason, and rejected once', async () => {
  const { terminal, said } = await operator();
  expect(await listReadings(terminal, null)).toBe(0);
  const listed = said();
  expect(listed).toContain('BTS - DNA, oricon-streams, 2026-03-01: 20300000: it is lower than the number before');
  expect(listed).toContain('so far 201000000 (2026-02-22); from import; would count everywhere');
  const id = idOf(listed, 20_300_000);
  expect(await decideReading(terminal, 'reject', id)).toBe(0);
  expect(said()).toBe('BTS - DNA: rejected; the count stays at 201000000.');
  expect(await decideReading(terminal, 'accept', id)).toBe(1);
  expect(said()).toBe(`The number ${id} was rejected already, by operator.`);
  await listReadings(terminal, null);
  expect(said()).toBe('No number waits for a check.');
});

test('what later numbers have passed is not listed, is counted, and is found by its song', async () => {
  const { terminal, said } = await operator();
  const later: Terminal = { ...terminal, clock: () => noonInJapan('2026-03-11') };
  const file = join(terminal.databasePath, '..', 'later.csv');
  writeFileSync(file, 'date,song,counter,count\n2026-03-08,BTS - DNA,oricon-streams,205000000\n');
  await importReadingsFiles(later, [file], false);
  said();
  await listReadings(later, null);
  expect(said()).toBe(
    '1 more is not listed: later numbers have passed by. They count nothing and nobody need decide; readings list --song SONG shows them.\nNo number waits for a check.',
  );
  await listReadings(later, 'BTS - DNA');
  const id = idOf(said(), 20_300_000);
  expect(await decideReading(later, 'reject', id)).toBe(0);
});

test('one that waits is corrected to what it should have been', async () => {
  const { terminal, said } = await operator();
  await listReadings(terminal, null);
  const id = idOf(said(), 20_300_000);
  expect(await correctTo(terminal, id, '2億300万回')).toBe(0);
  expect(said()).toBe('BTS - DNA: corrected; 201000000 → 203000000.');
});

test('one that counts is found by its song, and withdrawn with the level that it alone reached', async () => {
  const { terminal, said } = await operator();
  expect(await listReadings(terminal, 'BTS - DNA')).toBe(0);
  const listed = said();
  expect(listed).toContain(': oricon-streams, 2026-02-22: 201000000: accepted (import)');
  expect(await decideReading(terminal, 'withdraw', idOf(listed, 201_000_000))).toBe(0);
  const told = said();
  expect(told).toContain('BTS - DNA: withdrawn; 201000000 → 195000000.');
  expect(told).toContain('No longer reached, and taken back:');
  expect(told).toContain('riaj-streaming double-platinum');
});

test('accepting a fall says that a higher number counts', async () => {
  const { terminal, said } = await operator();
  await listReadings(terminal, null);
  expect(await decideReading(terminal, 'accept', idOf(said(), 20_300_000))).toBe(0);
  expect(said()).toContain('A higher number counts already.');
});

test.each([
  ['an id that is none', (at: Terminal) => decideReading(at, 'accept', 'x'), `"x" is no number's id`],
  ['an id that nothing has', (at: Terminal) => decideReading(at, 'accept', '999'), 'There is no number 999'],
  ['a value that is unclear', (at: Terminal) => correctTo(at, '1', '1.234'), '"1.234" is no clear number'],
  ['a value that is about so many', (at: Terminal) => correctTo(at, '1', '約1億'), '"約1億" is no clear number'],
  ['a song that is unknown', (at: Terminal) => listReadings(at, 'no such song at all'), 'is no song that is known'],
])('is refused with the remedy: %s', async (_, command, sentence) => {
  const { terminal, said } = await operator();
  expect(await command(terminal)).toBe(1);
  expect(said()).toContain(sentence);
});

test('a page that repeats an earlier day is told in one line, and nobody has to decide about it', async () => {
  const { terminal, said } = await operator();
  const songs = [
    'bts--00-00-zero-oclock',
    'bts--134340',
    'bts--2-3',
    'bts--airplane-pt-2',
    'bts--anpanman',
    'bts--answer-love-myself',
    'bts--black-swan',
    'bts--blood-sweat-tears',
    'bts--blood-sweat-tears-japanese-ver',
    'bts--blue-grey',
  ];
  const page = (day: string) => songs.map((song, n) => `${day},${song},spotify-plays,${1_000_000 + n},`);
  const file = join(terminal.databasePath, '..', 'page.csv');
  writeFileSync(file, `${['date,song,counter,count,link', ...page('2026-03-01'), ...page('2026-03-02')].join('\n')}\n`);
  expect(await importReadingsFiles(terminal, [file], false)).toBe(0);
  const told = said();
  expect(told).toContain('20 rows: 10 new, 0 known already, 10 waiting for a check.');
  expect(told).toContain('spotify-plays, 2026-03-02: 10 numbers stand where they stood on an earlier day.');
  expect(told).not.toContain('waiting for a check: BTS');
  await listReadings(terminal, null);
  expect(said()).toContain('import, spotify-plays, 2026-03-02: 10 numbers repeat an earlier day.');
});
