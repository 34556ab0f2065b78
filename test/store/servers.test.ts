import { beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/database.ts';
import { createServers, type Servers } from '../../src/store/servers.ts';
import { temporaryStore } from '../support/store.ts';

const ADMIN = { user: '7', at: 0 };
const NOW = 1_000_000;
const DAY_MS = 86_400_000;

let store: Store;
let servers: Servers;

beforeEach(async () => {
  store = await temporaryStore();
  servers = createServers(store);
});

describe('a server', () => {
  test('starts calm: on the ladder of the RIAJ, with no channel and nothing followed', async () => {
    const server = await servers.get('77', 'ja', NOW);
    expect(server).toMatchObject({ discordId: '77', language: 'ja', channel: null, ladders: ['riaj-streaming'] });
    expect(await servers.watches(server.id)).toEqual([]);
  });

  test('is the same one whenever it is asked for, and follows its language', async () => {
    const first = await servers.get('77', 'ja', NOW);
    expect(await servers.get('77', 'ja', NOW + 1)).toEqual(first);
    expect(await servers.get('77', 'ko', NOW + 2)).toEqual({ ...first, language: 'ko' });
  });

  test('keeps a ladder switched off', async () => {
    const { id } = await servers.get('77', 'en', NOW);
    await servers.setLadder(id, 'riaj-streaming', false, ADMIN);
    await servers.setLadder(id, 'youtube-views', true, ADMIN);
    await servers.setLadder(id, 'youtube-views', true, ADMIN);
    expect(await servers.get('77', 'ja', NOW)).toMatchObject({ ladders: ['youtube-views'] });
  });

  test('names the default ladder first', async () => {
    const { id } = await servers.get('77', 'en', NOW);
    await servers.setLadder(id, 'circle-streaming', true, ADMIN);
    expect((await servers.get('77', 'en', NOW)).ladders).toEqual(['riaj-streaming', 'circle-streaming']);
  });

  test('finds its settings again when it comes back', async () => {
    const { id } = await servers.get('77', 'en', NOW);
    await servers.setChannel(id, '5', 'admin', NOW);
    await servers.watch(id, { kind: 'song', target: 3 }, 'admin', NOW);
    await store.write.updateTable('server').set({ left_at: NOW }).where('id', '=', id).execute();
    expect(await servers.get('77', 'en', NOW + 1)).toMatchObject({ id, channel: '5' });
    expect(await servers.watches(id)).toEqual([{ kind: 'song', target: 3 }]);
  });

  test('follows a target once, and stops', async () => {
    const { id } = await servers.get('77', 'en', NOW);
    const other = await servers.get('78', 'en', NOW);
    const watch = { kind: 'artist', target: 3 } as const;
    expect(await servers.watch(id, watch, 'admin', NOW)).toBe(true);
    expect(await servers.watch(id, watch, 'admin', NOW)).toBe(false);
    expect(await servers.watch(other.id, watch, 'admin', NOW)).toBe(true);
    expect(await servers.unwatch(id, { kind: 'song', target: 3 })).toBe(false);
    expect(await servers.unwatch(id, watch)).toBe(true);
    expect(await servers.unwatch(id, watch)).toBe(false);
    expect(await servers.watches(other.id)).toEqual([watch]);
  });
});

describe('a song that members miss', () => {
  test('is asked for once, and by each person once a day', async () => {
    const { id } = await servers.get('77', 'en', NOW);
    expect(await servers.requestSong(id, 'Harbour Lights', 'ann', NOW)).toBe('asked');
    expect(await servers.requestSong(id, 'harbour  LIGHTS', 'ben', NOW)).toBe('asked-already');
    expect(await servers.requestSong(id, 'Paper Moon', 'ann', NOW + DAY_MS - 1)).toBe('asked-today');
    expect(await servers.requestSong(id, 'Paper Moon', 'ben', NOW + 1)).toBe('asked');
    expect(await servers.requestSong(id, 'Orbit', 'ann', NOW + DAY_MS)).toBe('asked');
    expect(await servers.requestedSongs(id, 0, 2)).toEqual(['Orbit', 'Paper Moon']);
  });
});
