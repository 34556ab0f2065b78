import { beforeEach, describe, expect, test } from 'vitest';
import { dayOf } from '../../src/domain/day.ts';
import type { Store } from '../../src/store/database.ts';
import { songById } from '../../src/store/songs.ts';
import { createStandings } from '../../src/store/standings.ts';
import { ladderOf, shippedRules } from '../support/rules.ts';
import { temporaryStore } from '../support/store.ts';
import { addCertificate, addServer, addSong, record } from '../support/world.ts';

const RULES = shippedRules();
const M = 1_000_000;

let store: Store;
let song: number;

beforeEach(async () => {
  store = await temporaryStore();
  song = await addSong(store, 'song');
});

async function standing(on: string, server: number | null = null, ladder = 'riaj-streaming') {
  const found = await songById(store.read, song);
  if (!found) throw new Error('the song is gone');
  return createStandings(store, RULES).of(found, ladderOf(RULES, ladder), server, dayOf(on));
}

function tell(counter: string, day: string, count: number, scope?: number) {
  return record(store, RULES, counter, [{ song, day, count }], scope === undefined ? {} : { scope });
}

describe('where a recorded song stands', () => {
  test('60M on Billboard Japan are Gold in 2025, and no level in 2026', async () => {
    await tell('billboard-japan-streams', '2025-12-20', 60 * M);
    const before = await standing('2025-12-31');
    expect([before.passed?.id, before.next?.id, before.distance]).toEqual([
      'gold',
      'platinum',
      { count: 40 * M, bound: 'exact' },
    ]);
    const after = await standing('2026-01-01');
    expect([after.passed, after.next?.id, after.distance]).toEqual([
      null,
      'platinum',
      { count: 40 * M, bound: 'exact' },
    ]);
  });

  test('with a certificate and no number, at most the rest is to go', async () => {
    await addCertificate(store, song, 'riaj-streaming', 'platinum', '2025-04');
    expect(await standing('2026-01-01')).toMatchObject({
      certified: { level: { id: 'platinum' }, asLevel: true },
      distance: { count: 100 * M, bound: 'at-most' },
    });
    expect(await standing('2026-01-01', null, 'riaj-streaming-as-reported')).toMatchObject({
      certified: { asLevel: false },
      passed: null,
      distance: { count: 400 * M, bound: 'at-most' },
    });
  });

  test('the working count is the highest accepted one, dated by the newest reading', async () => {
    await tell('oricon-streams', '2025-11-02', 60 * M);
    await tell('oricon-streams', '2025-11-09', 59.9 * M);
    expect((await standing('2025-11-10')).basis.shown).toMatchObject({ count: 60 * M, day: dayOf('2025-11-09') });
  });

  test('the preferred counter is shown while it is fresh, the others are listed', async () => {
    await tell('billboard-japan-streams', '2025-11-02', 60 * M);
    await tell('oricon-streams', '2025-12-14', 66 * M);
    const fresh = await standing('2025-12-16');
    expect(fresh.basis.shown?.counter).toBe('billboard-japan-streams');
    expect(fresh.basis.others.map(({ counter }) => counter)).toEqual(['oricon-streams']);
    expect((await standing('2025-12-17')).basis.shown?.counter).toBe('oricon-streams');
  });

  test('what one server typed is invisible elsewhere', async () => {
    const typing = await addServer(store, 'typing');
    const other = await addServer(store, 'other');
    await tell('oricon-streams', '2025-11-02', 60 * M);
    await tell('oricon-streams', '2025-11-09', 61 * M, typing);
    expect((await standing('2025-11-10', typing)).atLeast).toBe(61 * M);
    expect((await standing('2025-11-10', other)).atLeast).toBe(60 * M);
    expect((await standing('2025-11-10')).atLeast).toBe(60 * M);
  });

  test('a newer number that counts everywhere is shown in that server too', async () => {
    const typing = await addServer(store, 'typing');
    await tell('oricon-streams', '2025-11-02', 60 * M, typing);
    await tell('oricon-streams', '2025-11-09', 61 * M);
    expect((await standing('2025-11-10', typing)).atLeast).toBe(61 * M);
  });
});
