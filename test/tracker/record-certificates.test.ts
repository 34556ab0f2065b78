import { beforeEach, describe, expect, test } from 'vitest';
import { enterBatches } from '../../src/store/certificate-batches.ts';
import type { CertificateEntry } from '../../src/store/certificates.ts';
import type { Store } from '../../src/store/database.ts';
import { recordCertificates } from '../../src/tracker/record-certificates.ts';
import { madeUpRules } from '../support/rules.ts';
import { temporaryStore } from '../support/store.ts';
import { addCertificate, addServer, addSong, ledger, noonOf, owedLines, record } from '../support/world.ts';

const RULES = madeUpRules();
const NOW = noonOf('2026-03-01');

let store: Store;
let songs: number[];

beforeEach(async () => {
  store = await temporaryStore();
  songs = [];
  for (const key of ['one', 'two', 'three', 'four']) songs.push(await addSong(store, key));
  await store.write.transaction().execute((trx) =>
    enterBatches(
      trx,
      ['2025-12', '2026-01'].map((month) => ({ ladder: 'steps', month, full: false, published: null })),
    ),
  );
});

function entry(song: number | undefined, level = 'big', month: string | null = '2026-01'): CertificateEntry {
  return { song: song ?? 0, ladder: 'steps', level, month, source: 'https://example.org/list', remark: '' };
}

function certify(...entries: CertificateEntry[]) {
  return store.write
    .transaction()
    .execute((trx) => recordCertificates(trx, RULES, entries, { baseline: false, now: NOW }));
}

describe('an estimate of what is certified now', () => {
  test('is not posted any more while it waits, and kept where it may be out', async () => {
    const [song = 0] = songs;
    for (const server of ['fans', 'others']) await addServer(store, server, { songs: [song] });
    await record(store, RULES, 'alpha', [{ song, day: '2026-02-26', count: 190_000 }]);
    await record(store, RULES, 'alpha', [{ song, day: '2026-02-27', count: 201_000 }]);
    const maybeOut = store.write.updateTable('announcement').set({ look_from: 1 });
    await maybeOut.where('channel', '=', 'channel-of-others').execute();
    await certify(entry(song));
    expect((await owedLines(store)).toSorted()).toEqual([
      'channel-of-fans steps big certified owed',
      'channel-of-fans steps big estimated skipped (certified)',
      'channel-of-others steps big certified owed',
      'channel-of-others steps big estimated owed',
    ]);
  });

  test('of a level above it goes on waiting', async () => {
    const [song = 0] = songs;
    await addServer(store, 'fans', { songs: [song] });
    await record(store, RULES, 'alpha', [{ song, day: '2026-02-26', count: 90_000 }]);
    await record(store, RULES, 'alpha', [{ song, day: '2026-02-27', count: 110_000 }]);
    await certify(entry(song, 'small', '2024-12'));
    expect(await owedLines(store)).toContain('channel-of-fans steps middle estimated owed');
  });

  test('is not announced when the count comes to it later', async () => {
    const [song = 0] = songs;
    await addServer(store, 'fans', { songs: [song] });
    await record(store, RULES, 'alpha', [{ song, day: '2026-02-26', count: 190_000 }]);
    await addCertificate(store, song, 'steps', 'big', '2026-01');
    await certify(entry(song));
    await record(store, RULES, 'alpha', [{ song, day: '2026-02-27', count: 201_000 }]);
    expect(await owedLines(store)).toEqual(['channel-of-fans steps big certified owed']);
  });
});

describe('a batch of which a channel follows', () => {
  test('three songs is three posts', async () => {
    await addServer(store, 'fans', { songs: songs.slice(0, 3) });
    expect(await certify(...songs.slice(0, 3).map((song) => entry(song)))).toMatchObject({ owed: 3, tooOld: 0 });
    expect((await ledger(store)).map((row) => row.state)).toEqual(['owed', 'owed', 'owed']);
  });

  test('more than three songs is one post; another channel keeps its own', async () => {
    await addServer(store, 'fans', { songs });
    await addServer(store, 'others', { songs: songs.slice(0, 2) });
    await certify(...songs.map((song) => entry(song)));
    const rows = await ledger(store);
    const states = (channel: string) =>
      rows.filter((row) => row.channel === channel).map(({ kind, state, reason }) => `${kind} ${state} ${reason}`);
    expect(states('channel-of-fans')).toEqual([...songs.map(() => 'certified folded batch'), 'catch-up owed null']);
    expect(states('channel-of-others')).toEqual(['certified owed null', 'certified owed null']);
  });

  test('several in two batches: each batch is told for itself', async () => {
    await addServer(store, 'fans', { songs });
    await certify(
      ...songs.slice(0, 2).map((song) => entry(song)),
      ...songs.slice(2).map((song) => entry(song, 'big', '2025-12')),
    );
    expect((await ledger(store)).map((row) => row.kind)).toEqual(songs.map(() => 'certified'));
  });

  test('certificates that are too old are not part of the one post', async () => {
    await addServer(store, 'fans', { songs });
    await certify(...songs.map((song) => entry(song, 'big', '2025-11')));
    expect(await owedLines(store)).toEqual(songs.map(() => 'channel-of-fans steps big certified skipped (too-old)'));
  });
});
