import { beforeEach, describe, expect, test } from 'vitest';
import { dayOf } from '../../src/domain/day.ts';
import type { Store } from '../../src/store/database.ts';
import { madeUpRules } from '../support/rules.ts';
import { temporaryStore } from '../support/store.ts';
import {
  addCertificate,
  addServer,
  addSong,
  crossingsOf,
  type Figure,
  ledger,
  noonOf,
  owedLines,
  record,
} from '../support/world.ts';

const RULES = madeUpRules();
const DAY = dayOf('2025-06-01');
const THOUSAND = 1_000;

let store: Store;
let song: number;

beforeEach(async () => {
  store = await temporaryStore();
  song = await addSong(store, 'song');
  await addServer(store, 'fans', { songs: [song] });
});

/** Records one figure of a counter, days after the first. */
function tell(
  counter: string,
  days: number,
  thousands: number,
  more: Parameters<typeof record>[4] & Partial<Figure> = {},
) {
  const { precision = 'exact', now, scope, byHand } = more;
  const given = {
    ...(now === undefined ? {} : { now }),
    ...(scope === undefined ? {} : { scope }),
    ...(byHand === undefined ? {} : { byHand }),
  };
  return record(store, RULES, counter, [{ song, day: DAY + days, count: thousands * THOUSAND, precision }], given);
}

describe('several counters of one ladder', () => {
  test('a counter crosses nothing while a preferred one is younger than 45 days', async () => {
    await tell('alpha', 0, 95);
    await tell('beta', 1, 95);
    expect(await tell('beta', 44, 105)).toMatchObject({ crossed: 0, baseline: 0, owed: 0 });
    expect(await crossingsOf(store, song, 'steps')).toEqual([]);
  });

  test('the change to another counter is a baseline, and is reported', async () => {
    await tell('alpha', 0, 95);
    await tell('beta', 1, 105);
    expect(await tell('beta', 45, 106)).toMatchObject({
      crossed: 0,
      baseline: 1,
      owed: 0,
      counterChanges: ['song steps'],
    });
    expect(await tell('beta', 46, 151)).toMatchObject({ crossed: 1, owed: 1, counterChanges: [] });
    expect(await owedLines(store)).toEqual(['channel-of-fans steps late estimated owed']);
  });

  test('a counter that passes a level in the very step in which it takes over crosses it', async () => {
    await tell('alpha', 0, 95);
    await tell('beta', 1, 96);
    expect(await tell('beta', 45, 105)).toMatchObject({ crossed: 1, owed: 1, counterChanges: ['song steps'] });
  });

  test('a change below every level is reported as well', async () => {
    await tell('alpha', 0, 20);
    expect(await tell('beta', 60, 21)).toMatchObject({ counterChanges: ['song steps'] });
  });

  test('a level that one counter announced is not announced by another', async () => {
    await tell('alpha', 0, 95);
    await tell('alpha', 1, 101);
    await tell('beta', 50, 98);
    expect(await tell('beta', 51, 102)).toMatchObject({ crossed: 0, owed: 0 });
    expect(await owedLines(store)).toEqual(['channel-of-fans steps middle estimated owed']);
  });

  test('an old number of the preferred counter does not take over from a fresh one', async () => {
    await tell('beta', 100, 95);
    expect(await tell('alpha', 10, 97, { now: noonOf(DAY + 100) })).toMatchObject({ counterChanges: [] });
    expect(await tell('beta', 101, 101)).toMatchObject({ crossed: 1, owed: 1, counterChanges: [] });
  });

  test('counters are never added together', async () => {
    await tell('alpha', 0, 60);
    await tell('beta', 0, 60);
    await tell('gamma', 0, 60);
    expect(await tell('alpha', 1, 61)).toMatchObject({ crossed: 0, baseline: 0 });
    expect(await crossingsOf(store, song, 'steps')).toEqual([]);
  });
});

describe('numbers that count all language versions together', () => {
  let japanese: number;

  beforeEach(async () => {
    japanese = await addSong(store, 'song-japanese', { version: 'Japanese version', versionOf: song });
    await addServer(store, 'trackers', { ladders: ['tracks'], songs: [song, japanese] });
  });

  test('cross nothing on a ladder of single tracks', async () => {
    await tell('merging', 0, 95);
    expect(await tell('merging', 1, 205)).toMatchObject({ accepted: 1, crossed: 0, baseline: 0, owed: 0 });
    await record(store, RULES, 'merging', [{ song: japanese, day: DAY, count: 95_000 }]);
    expect(await record(store, RULES, 'merging', [{ song: japanese, day: DAY + 1, count: 205_000 }])).toMatchObject({
      crossed: 0,
    });
  });

  test('do not keep the counter of the track itself from crossing', async () => {
    await tell('merging', 0, 95);
    await tell('track', 0, 90);
    await tell('merging', 1, 120);
    expect(await tell('track', 1, 101)).toMatchObject({ crossed: 1, owed: 1 });
    expect(await owedLines(store)).toEqual(['channel-of-trackers tracks one estimated owed']);
  });

  test('cross levels of a song that has one language', async () => {
    const alone = await addSong(store, 'alone');
    await record(store, RULES, 'merging', [{ song: alone, day: DAY, count: 95_000 }]);
    expect(await record(store, RULES, 'merging', [{ song: alone, day: DAY + 1, count: 101_000 }])).toMatchObject({
      crossed: 1,
    });
  });
});

describe('certificates', () => {
  test('a level that is certified already is never announced as an estimate', async () => {
    await addCertificate(store, song, 'steps', 'middle', '2025-04');
    await tell('alpha', 0, 95);
    expect(await tell('alpha', 1, 101)).toMatchObject({ crossed: 0, baseline: 1, owed: 0 });
    expect(await tell('alpha', 2, 151)).toMatchObject({ crossed: 1, owed: 1 });
    expect(await owedLines(store)).toEqual(['channel-of-fans steps late estimated owed']);
  });

  test('what a certificate proves is not recorded as counted before it was', async () => {
    await addCertificate(store, song, 'steps', 'big', '2025-04');
    await tell('alpha', 0, 95);
    await tell('alpha', 1, 101);
    expect(await crossingsOf(store, song, 'steps')).toMatchObject([{ level: 'middle', baseline: true }]);
  });
});

describe('numbers typed in one server', () => {
  let typing: number;

  beforeEach(async () => {
    typing = await addServer(store, 'typing', { songs: [song] });
  });

  test('count there only, and make no other server speak', async () => {
    await tell('alpha', 0, 95, { scope: typing });
    expect(await tell('alpha', 1, 101, { scope: typing })).toMatchObject({ crossed: 1, owed: 1 });
    expect(await owedLines(store)).toEqual(['channel-of-typing steps middle estimated owed']);
    expect(await crossingsOf(store, song, 'steps')).toEqual([]);
    expect(await crossingsOf(store, song, 'steps', typing)).toMatchObject([{ level: 'middle' }]);
  });

  test('do not mark the crossing that counts everywhere, and that server does not hear of both', async () => {
    await tell('alpha', 0, 95, { scope: typing });
    await tell('alpha', 1, 101, { scope: typing });
    await tell('alpha', 2, 96);
    expect(await tell('alpha', 3, 102)).toMatchObject({ crossed: 1, owed: 1 });
    expect(await owedLines(store)).toEqual([
      'channel-of-typing steps middle estimated owed',
      'channel-of-fans steps middle estimated owed',
    ]);
  });

  test('announce no level there that was passed everywhere before', async () => {
    await tell('alpha', 0, 120);
    await tell('alpha', 1, 99, { scope: typing, byHand: true });
    expect(await tell('alpha', 2, 101, { scope: typing, byHand: true })).toMatchObject({ crossed: 0, owed: 0 });
    expect(await ledger(store)).toEqual([]);
  });

  test('of another counter cross nothing while a preferred one that counts everywhere is fresh', async () => {
    await tell('alpha', 0, 95);
    await tell('beta', 0, 95, { scope: typing });
    expect(await tell('beta', 1, 105, { scope: typing })).toMatchObject({ crossed: 0, owed: 0 });
  });
});
