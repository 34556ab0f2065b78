import { beforeEach, describe, expect, test } from 'vitest';
import { recordCrossing } from '../../src/store/crossings.ts';
import type { Store } from '../../src/store/database.ts';
import { oweAnnouncements } from '../../src/store/owing.ts';
import { EVERYWHERE } from '../../src/store/readings.ts';
import { ladderOf, madeUpRules } from '../support/rules.ts';
import { temporaryStore } from '../support/store.ts';
import { addArtist, addServer, addSong, ledger, owedLines } from '../support/world.ts';

const LEVEL = ladderOf(madeUpRules(), 'steps').editions[1]?.levels[0];
const NOW = 1_000_000;
const EXPIRES = 2_000_000;

let store: Store;
let act: number;
let guest: number;
let song: number;

beforeEach(async () => {
  store = await temporaryStore();
  act = await addArtist(store, 'act');
  guest = await addArtist(store, 'guest');
  song = await addSong(store, 'song', { artists: [act], featuring: [guest] });
});

/** Records a crossing of the song, and owes its announcements; answers how many rows there are. */
async function owe(
  more: { song?: number; scope?: number; tooOld?: boolean; kind?: 'estimated' | 'certified' } = {},
): Promise<number> {
  const { song: of = song, scope = EVERYWHERE, tooOld = false, kind = 'estimated' } = more;
  if (!LEVEL) throw new Error('the made-up ladder has no level');
  const common = { song: of, ladder: 'steps', kind, scope };
  const crossing = await recordCrossing(store.write, {
    ...common,
    level: LEVEL,
    counterId: null,
    day: 20_000,
    count: 100_000,
    foundAt: NOW,
    precision: 'exact' as const,
    baseline: false,
  });
  if (crossing === null) throw new Error('the song has crossed this level before');
  return oweAnnouncements(store.write, {
    ...common,
    crossing: crossing.id,
    generation: crossing.generation,
    level: LEVEL.id,
    higher: [],
    day: 20_000,
    now: NOW,
    expiresAt: EXPIRES,
    tooOld,
  });
}

describe('a crossing is owed', () => {
  test('to a server that follows the song', async () => {
    await addServer(store, 'fans', { songs: [song] });
    expect(await owe()).toBe(1);
    expect(await ledger(store)).toMatchObject([
      { channel: 'channel-of-fans', state: 'owed', owed_at: NOW, expires_at: EXPIRES, not_before: NOW, attempts: 0 },
    ]);
  });

  test('to a server that follows the act, for songs added later as well', async () => {
    await addServer(store, 'fans', { artists: [act] });
    const later = await addSong(store, 'later', { artists: [act] });
    expect(await owe({ song: later })).toBe(1);
  });

  test('once to a server that follows both', async () => {
    await addServer(store, 'fans', { songs: [song], artists: [act] });
    expect(await owe()).toBe(1);
  });

  test('once to each server of many', async () => {
    await addServer(store, 'one', { songs: [song] });
    await addServer(store, 'two', { artists: [act] });
    await addServer(store, 'three', { songs: [song], artists: [act] });
    expect(await owe()).toBe(3);
    expect((await ledger(store)).map((row) => row.channel).toSorted()).toEqual([
      'channel-of-one',
      'channel-of-three',
      'channel-of-two',
    ]);
  });

  test('to the one server in whose scope it was counted', async () => {
    const typing = await addServer(store, 'typing', { songs: [song] });
    await addServer(store, 'others', { songs: [song] });
    expect(await owe({ scope: typing })).toBe(1);
    expect(await owedLines(store)).toEqual(['channel-of-typing steps middle estimated owed']);
  });

  test('as a certificate beside the estimate: they are two announcements', async () => {
    await addServer(store, 'fans', { songs: [song] });
    await owe();
    expect(await owe({ kind: 'certified' })).toBe(1);
    expect(await ledger(store)).toHaveLength(2);
  });

  test('as skipped where it is too old, so that an admin sees it', async () => {
    await addServer(store, 'fans', { songs: [song] });
    expect(await owe({ tooOld: true })).toBe(1);
    expect(await owedLines(store)).toEqual(['channel-of-fans steps middle estimated skipped (too-old)']);
  });
});

describe('a crossing is owed to nobody', () => {
  test.each([
    ['where the ladder is switched off', () => addServer(store, 'fans', { songs: [song], ladders: ['tracks'] })],
    ['where no ladder is on', () => addServer(store, 'fans', { songs: [song], ladders: [] })],
    ['where no channel is set', () => addServer(store, 'fans', { songs: [song], channel: null })],
    ['in a server that was left', () => addServer(store, 'fans', { songs: [song], leftAt: 5 })],
    ['where only the featured act is followed', () => addServer(store, 'fans', { artists: [guest] })],
    ['where nothing is followed', () => addServer(store, 'fans')],
    [
      'where a song of the same number as the act is followed',
      async () => addServer(store, 'fans', { songs: [song + 1_000], artists: [song + 1_000] }),
    ],
  ])('%s', async (_, arrange) => {
    await arrange();
    expect(await owe()).toBe(0);
    expect(await ledger(store)).toEqual([]);
  });

  test('where the server has heard of it in its own scope', async () => {
    const typing = await addServer(store, 'typing', { songs: [song] });
    await owe({ scope: typing });
    expect(await owe()).toBe(0);
  });
});

describe('a channel that is for some songs or ladders', () => {
  const wish = (server: number, channel: string, kind: 'market' | 'artist' | 'ladder', value: string) =>
    store.write.insertInto('target_wish').values({ server_id: server, channel, kind, value }).execute();
  const beside = async (server: number, channel: string) => {
    await store.write.insertInto('target').values({ server_id: server, channel, main: 0 }).execute();
  };

  test('hears of an act that it names, and of no other; so does one of its market', async () => {
    const server = await addServer(store, 'fans', { artists: [act] });
    const other = await addArtist(store, 'other-act');
    for (const channel of ['of-the-act', 'of-another', 'of-the-market', 'of-another-market', 'of-either'])
      await beside(server, channel);
    await wish(server, 'of-the-act', 'artist', String(act));
    await wish(server, 'of-another', 'artist', String(other));
    const { market } = await store.read
      .selectFrom('artist')
      .select('market')
      .where('id', '=', act)
      .executeTakeFirstOrThrow();
    await wish(server, 'of-the-market', 'market', market);
    await wish(server, 'of-another-market', 'market', market === 'jpop' ? 'kpop' : 'jpop');
    await wish(server, 'of-either', 'market', market === 'jpop' ? 'kpop' : 'jpop');
    await wish(server, 'of-either', 'artist', String(act));
    expect(await owe()).toBe(4);
    expect((await ledger(store)).map((row) => row.channel).toSorted()).toEqual([
      'channel-of-fans',
      'of-either',
      'of-the-act',
      'of-the-market',
    ]);
  });

  test('hears of an act in the market in which its own server counts it, or in both', async () => {
    const markets = { mine: 'other', theirs: 'both' } as const;
    for (const [name, market] of Object.entries(markets)) {
      const server = await addServer(store, name, { artists: [act], channel: null });
      await store.write.insertInto('server_market').values({ server_id: server, artist_id: act, market }).execute();
      for (const wanted of ['kpop', 'jpop', 'other']) {
        await beside(server, `${name}-${wanted}`);
        await wish(server, `${name}-${wanted}`, 'market', wanted);
      }
    }
    await owe();
    expect((await ledger(store)).map((row) => row.channel).toSorted()).toEqual([
      'mine-other',
      'theirs-jpop',
      'theirs-kpop',
    ]);
  });

  test('hears of a ladder that it names, and of no other', async () => {
    const server = await addServer(store, 'fans', { artists: [act] });
    await beside(server, 'of-the-ladder');
    await beside(server, 'of-another');
    await wish(server, 'of-the-ladder', 'ladder', 'steps');
    await wish(server, 'of-another', 'ladder', 'other-steps');
    expect(await owe()).toBe(2);
  });

  test('does not hear of an act that is only featured', async () => {
    const server = await addServer(store, 'fans', { artists: [act] });
    await wish(server, 'channel-of-fans', 'artist', String(guest));
    expect(await owe()).toBe(0);
  });

  test("says nothing of what another server's channel of the same id is for", async () => {
    await addServer(store, 'fans', { artists: [act], channel: 'same' });
    const other = await addServer(store, 'others', { channel: null });
    await beside(other, 'same');
    await wish(other, 'same', 'ladder', 'other-steps');
    expect(await owe()).toBe(1);
  });
});
