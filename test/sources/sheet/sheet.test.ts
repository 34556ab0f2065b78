import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import type { SheetAnswer, SheetSource } from '../../../src/domain/source.ts';
import { createSheetSource, openSheets } from '../../../src/sources/sheet/sheet.ts';
import { createGuardedFetch } from '../../../src/sources/web/guarded-fetch.ts';
import { readNetwork } from '../../../src/sources/web/public-address.ts';
import { noonOf } from '../../support/world.ts';
import { HTML_PAGE, json, type Loopback, openLoopback, type Reply } from '../http/loopback.ts';
import { NO_SETTINGS } from '../source-settings.ts';
import { csv, sheetOf } from './sheets.ts';

const NOW = noonOf('2026-03-10');
const SECRET = 'an-unlisted-sheet';
const TEXT = csv('one,Oricon,5,2026-03-01,');

let loopback: Loopback;
let source: SheetSource;

beforeEach(async () => {
  loopback = await openLoopback();
  source = sourceOf();
});

function sourceOf(declared: object = {}): SheetSource {
  const networks = [readNetwork('127.0.0.1')].filter((network) => network !== null);
  const sheet = sheetOf({ address: `${loopback.url}/${SECRET}/sheet?output=csv`, ...declared });
  return createSheetSource(sheet, createGuardedFetch({ networks }));
}

async function look(since: string | null = null, signal = AbortSignal.timeout(10_000)): Promise<SheetAnswer> {
  return source.read({ since, now: NOW, signal });
}

function table(headers: Readonly<Record<string, string>> = {}, body: string | Uint8Array = TEXT): Reply {
  return { headers: { 'content-type': 'text/csv; charset=utf-8', ...headers }, body };
}

const read = { kind: 'read', rows: [{ song: 'one', count: 5 }], unread: [] };
const failure = (kind: string, more: object = {}) => ({ kind: 'failed', failure: { kind, ...more } });

/** What a sheet's address answers, and what the bot makes of it. */
const ANSWERS: readonly (readonly [name: string, reply: Reply, expected: object])[] = [
  ['a table', table(), read],
  ['a table as plain text', table({ 'content-type': 'text/plain' }), read],
  ['a table as nothing in particular', table({ 'content-type': 'application/octet-stream' }), read],
  ['a table without a content type', { body: TEXT }, read],
  ['a table that is packed', table({ 'content-encoding': 'gzip' }, gzipSync(TEXT)), read],
  ['a table without rows', table({}, 'Song,Source,Total,Date,Link\n'), { kind: 'read', rows: [], unread: [] }],
  [
    'a table with a row that cannot be read',
    table({}, csv('one,Oricon,5,2026-03-01,', 'two,Oricon,many,2026-03-01,')),
    { ...read, unread: [{ line: 3, problem: expect.stringContaining('"many"') }] },
  ],
  ['an empty body', table({}, ''), failure('bad-answer', { detail: expect.stringContaining('empty') })],
  ['a web page', HTML_PAGE, failure('bad-answer', { detail: expect.stringContaining('publish the sheet as CSV') })],
  ['a web page that says it is CSV', table({}, '<html>Log in</html>'), failure('bad-answer')],
  ['JSON in place of CSV', json([{ Song: 'one' }]), failure('bad-answer')],
  [
    'a picture',
    table({ 'content-type': 'image/png' }),
    failure('bad-answer', { detail: expect.stringContaining('content type') }),
  ],
  ['a spreadsheet that is not exported', table({}, new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])), failure('bad-answer')],
  [
    'a table in another encoding',
    table({}, Buffer.from('Song,Source,Total,Date,Link\n\x83\x5c,Oricon,5,2026-03-01,\n', 'latin1')),
    failure('bad-answer'),
  ],
  [
    'a table with other columns',
    table({}, 'a,b\n1,2\n'),
    failure('bad-answer', { detail: expect.stringContaining('header') }),
  ],
  ['a body that is too long', table({}, 'x'.repeat(5_000_001)), failure('bad-answer')],
  [
    'a small body that unpacks to a long one',
    table({ 'content-encoding': 'gzip' }, gzipSync('x'.repeat(5_000_001))),
    failure('bad-answer'),
  ],
  ['204', { status: 204 }, failure('bad-answer')],
  ['304 to a first look', { status: 304 }, failure('bad-answer')],
  ['400', { status: 400 }, failure('bad-answer')],
  ['401', { status: 401 }, failure('key-refused')],
  ['403', { status: 403 }, failure('key-refused')],
  ['404', { ...HTML_PAGE, status: 404 }, failure('key-refused')],
  ['410', { status: 410 }, failure('key-refused')],
  [
    '429 that says how long',
    { status: 429, headers: { 'retry-after': '90' } },
    failure('retryable', { waitMs: 90_000 }),
  ],
  ['500', { status: 500 }, failure('retryable', { waitMs: null })],
  [
    '503 until a date',
    { status: 503, headers: { 'retry-after': new Date(NOW + 60_000).toUTCString() } },
    failure('retryable', { waitMs: 60_000 }),
  ],
  [
    'a redirect to a private place',
    { status: 307, headers: { location: 'https://192.168.1.1/sheet' } },
    failure('key-refused'),
  ],
  [
    'a redirect to the machine itself',
    { status: 302, headers: { location: 'https://127.0.0.2/' } },
    failure('key-refused'),
  ],
  ['redirects without end', { status: 302, headers: { location: '/again' } }, failure('key-refused')],
  ['a connection cut in the middle', { does: 'cut', body: TEXT }, failure('retryable')],
  ['a connection cut before an answer', { does: 'drop' }, failure('retryable')],
];

test.each(ANSWERS)('%s is what it is, and never tells the address', async (_, reply, expected) => {
  loopback.answer(reply);
  const answer = await look();
  expect(answer).toMatchObject(expected);
  expect(JSON.stringify(answer)).not.toContain(SECRET);
});

test.each<[string, Reply]>([
  ['an answer that never comes', { does: 'silence' }],
  ['a body that never ends', { does: 'stall', body: TEXT }],
])('%s is given up in time', async (_, reply) => {
  loopback.answer(reply);
  expect(await look(null, AbortSignal.timeout(50))).toMatchObject(failure('retryable'));
});

test('JSON is read where the sheet is JSON', async () => {
  source = sourceOf({ format: 'json', rows: 'rows' });
  loopback.answer(json({ rows: [{ Song: 'one', Source: 'Oricon', Total: 5, Date: '2026-03-01', Link: null }] }));
  expect(await look()).toMatchObject(read);
  expect(loopback.seen[0]?.headers.accept).toContain('application/json');
});

describe('a second look', () => {
  async function markOf(reply: Reply): Promise<string | null> {
    loopback.answer(reply);
    const answer = await look();
    return answer.kind === 'read' ? answer.since : null;
  }

  test('asks only for what has changed, by ETag and date', async () => {
    const since = await markOf(table({ etag: 'W/"abc"', 'last-modified': 'Sun, 01 Mar 2026 00:00:00 GMT' }));
    loopback.answer({ status: 304 });
    expect(await look(since)).toEqual({ kind: 'unchanged' });
    expect(loopback.seen[1]?.headers).toMatchObject({
      'if-none-match': 'W/"abc"',
      'if-modified-since': 'Sun, 01 Mar 2026 00:00:00 GMT',
    });
    expect(loopback.seen[0]?.headers).not.toHaveProperty('if-none-match');
  });

  test('through a redirect asks for what has changed, too', async () => {
    const target = await openLoopback(table({ etag: '"abc"' }));
    const since = await markOf({ status: 307, headers: { location: `${target.url}/there` } });
    target.answer({ status: 304 });
    expect(await look(since)).toEqual({ kind: 'unchanged' });
    expect(target.seen.at(-1)?.headers).toMatchObject({ 'if-none-match': '"abc"' });
  });

  test('of an address that marks nothing sees by itself that nothing changed', async () => {
    const since = await markOf(table());
    expect(since).not.toBeNull();
    expect(await look(since)).toEqual({ kind: 'unchanged' });
    loopback.answer(table({}, csv('one,Oricon,6,2026-03-01,')));
    expect(await look(since)).toMatchObject({ kind: 'read', rows: [{ count: 6 }] });
  });

  test('reads everything anew where the sheet was declared differently meanwhile', async () => {
    const since = await markOf(table({ etag: '"abc"' }));
    source = sourceOf({ counters: { 'oricon-streams': [] } });
    expect(await look(since)).toMatchObject(read);
    expect(loopback.seen[1]?.headers).not.toHaveProperty('if-none-match');
  });

  test('reads everything where what was kept cannot be read', async () => {
    loopback.answer(table());
    expect(await look('not a mark')).toMatchObject(read);
    expect(await look('{}')).toMatchObject(read);
  });
});

describe('the declared sheets', () => {
  test('are a source each, asked as often as declared', () => {
    const sheets = [sheetOf({ everyMinutes: 30 }, 'one'), sheetOf({}, 'two')];
    const sources = openSheets({ ...NO_SETTINGS, sheets }, fetch);
    expect(sources).toMatchObject([
      { id: 'sheet:one', kind: 'sheet', everyMs: 1_800_000 },
      { id: 'sheet:two', kind: 'sheet', everyMs: 3_600_000 },
    ]);
  });

  test('reach this machine only where the operator allows it', async () => {
    loopback.answer(table());
    const sheets = [sheetOf({ address: `${loopback.url}/sheet.csv` })];
    const ask = { since: null, now: NOW, signal: AbortSignal.timeout(10_000) };
    const [closed] = openSheets({ ...NO_SETTINGS, sheets }, fetch);
    const refused = closed?.kind === 'sheet' ? await closed.read(ask) : null;
    expect(refused).toMatchObject(failure('key-refused', { detail: expect.stringContaining('only https://') }));
    expect(loopback.seen).toHaveLength(0);
    const [open] = openSheets({ ...NO_SETTINGS, sheets, sheetsAllowNetworks: ['127.0.0.0/8'] }, fetch);
    expect(open?.kind === 'sheet' ? await open.read(ask) : null).toMatchObject(read);
  });
});
