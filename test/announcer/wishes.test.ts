import { describe, expect, test } from 'vitest';
import { dayOf } from '../../src/domain/day.ts';
import { findLevel } from '../../src/domain/ladder.ts';
import { recordCrossing } from '../../src/store/crossings.ts';
import type { Store } from '../../src/store/database.ts';
import { oweAnnouncements } from '../../src/store/owing.ts';
import { retractCrossings } from '../../src/store/retraction.ts';
import { createWishes } from '../../src/store/wishes.ts';
import { recordReadings } from '../../src/tracker/record-readings.ts';
import { drivenThread, SONGS } from '../support/announcing.ts';
import { counterOf, ladderOf } from '../support/rules.ts';
import { textOf } from '../support/thread.ts';

const HOUR_MS = 3_600_000;
const CREATE = { method: 'POST', route: '/channels/{channel_id}/messages' };
const [SONG = ''] = SONGS;
const PLATINUM = 100_000_000;

async function sendAll(announcer: { run(): Promise<number> }): Promise<void> {
  while ((await announcer.run()) > 0);
}

async function driven() {
  const at = await drivenThread();
  const wishes = createWishes(at.store);
  const { id: song } = await at.store.read
    .selectFrom('song')
    .select('id')
    .where('key', '=', SONG)
    .executeTakeFirstOrThrow();
  const person = (name: string) => at.discord.addPerson({ name });
  const wish = (user: string, more: { server?: number | null; language?: 'en' | 'ja'; above?: number } = {}) =>
    wishes.add(
      { user, song, ladder: 'riaj-streaming', server: more.server ?? null },
      { above: more.above ?? PLATINUM, language: more.language ?? 'en', now: at.clock() },
    );
  /** What a person was told by direct message. */
  const toldTo = async (user: string): Promise<string[]> => {
    const opened = await fetch(`${at.discord.apiUrl}/v10/users/@me/channels`, {
      method: 'POST',
      headers: { authorization: `Bot ${at.discord.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ recipient_id: user }),
    });
    const { id } = (await opened.json()) as { id: string };
    return at.discord.messages(id, { as: user }).map(textOf);
  };
  const wishesLeft = async () => (await at.store.read.selectFrom('wish').selectAll().execute()).length;
  return { ...at, wishes, song, person, wish, toldTo, wishesLeft };
}

async function rowOf(store: Store, discordId: string): Promise<number> {
  const row = await store.read
    .selectFrom('server')
    .select('id')
    .where('discord_id', '=', discordId)
    .executeTakeFirstOrThrow();
  return row.id;
}

/** A number that a server's own people typed. */
async function typed(at: Awaited<ReturnType<typeof driven>>, server: number, day: string, count: number) {
  const readings = [{ song: at.song, day: dayOf(day), count, precision: 'exact' as const, link: null }];
  const counter = counterOf(at.rules, 'oricon-streams');
  const batch = { counter, scope: server, source: 'test', actor: null, byHand: true, readings };
  await at.store.write.transaction().execute((trx) => recordReadings(trx, at.rules, batch, at.clock()));
}

/** The true crossing of a level whose first one was taken back. */
async function crossAgain(at: Awaited<ReturnType<typeof driven>>) {
  const level = findLevel(ladderOf(at.rules, 'riaj-streaming'), 'platinum')?.level;
  const counter = await at.store.read
    .selectFrom('counter')
    .select('id')
    .where('key', '=', 'oricon-streams')
    .executeTakeFirstOrThrow();
  if (!level) throw new Error('there is no platinum');
  const common = { song: at.song, ladder: 'riaj-streaming', kind: 'estimated' as const, scope: 0 };
  const day = dayOf('2026-03-03');
  await at.store.write.transaction().execute(async (trx) => {
    const crossing = await recordCrossing(trx, {
      ...common,
      level,
      counterId: counter.id,
      day,
      count: 100_900_000,
      precision: 'exact',
      foundAt: at.clock(),
      baseline: false,
    });
    if (!crossing) throw new Error('the level is passed already');
    const { id, generation } = crossing;
    const owing = { ...common, crossing: id, generation, level: level.id, higher: [], day, tooOld: false };
    await oweAnnouncements(trx, { ...owing, now: at.clock(), expiresAt: at.clock() + 24 * HOUR_MS });
  });
}

describe('somebody who asked to be told', () => {
  test('gets one direct message in their language, though no server follows the song, and then the wish is over', async () => {
    const at = await driven();
    const mio = at.person('Mio');
    await at.wish(mio, { language: 'ja' });
    await at.passSongs([SONG]);
    await sendAll(at.announcer());
    const [message = '', ...more] = await at.toldTo(mio);
    expect(more).toEqual([]);
    expect(message.split('\n')[0]).toBe('**[到達(推定)]** NOVA7「Paper Moon」が国内累計1億回に到達しました');
    expect(message).toContain('ご希望により一度だけお知らせしました');
    expect(await at.states()).toEqual(['posted']);
    expect(await at.wishesLeft()).toBe(0);
    await at.record('2026-03-03', 200_412_000);
    await sendAll(at.announcer());
    expect(await at.toldTo(mio)).toHaveLength(1);
  });

  test('gets one though they asked in two servers and outside', async () => {
    const at = await driven();
    const [one, two] = [await at.server('one'), await at.server('two')];
    const mio = at.person('Mio');
    for (const server of [await rowOf(at.store, one.server), await rowOf(at.store, two.server), null])
      expect(await at.wish(mio, { server })).toBe('added');
    await at.passSongs([SONG]);
    await sendAll(at.announcer());
    expect(await at.toldTo(mio)).toHaveLength(1);
    expect([at.posts(one.channel), at.posts(two.channel)].map((posts) => posts.length)).toEqual([1, 1]);
    expect(await at.wishesLeft()).toBe(0);
  });

  test('is told of what a server’s own people typed only where they asked there', async () => {
    const at = await driven();
    const [one, two] = [await at.server('one'), await at.server('two')];
    const [here, there] = [await rowOf(at.store, one.server), await rowOf(at.store, two.server)];
    const [mio, sua, jun] = [at.person('Mio'), at.person('Sua'), at.person('Jun')];
    await at.wish(mio, { server: here });
    await at.wish(sua, { server: there });
    await at.wish(jun);
    await typed(at, here, '2026-02-22', 99_000_000);
    await typed(at, here, '2026-03-01', 100_412_000);
    await sendAll(at.announcer());
    expect(await Promise.all([mio, sua, jun].map(async (user) => (await at.toldTo(user)).length))).toEqual([1, 0, 0]);
    await at.passSongs([SONG]);
    await sendAll(at.announcer());
    expect(await Promise.all([mio, sua, jun].map(async (user) => (await at.toldTo(user)).length))).toEqual([1, 1, 1]);
  });

  test('hears of a level once, through a dip and a rise', async () => {
    const at = await driven();
    const mio = at.person('Mio');
    await at.wish(mio);
    await at.passSongs([SONG]);
    await sendAll(at.announcer());
    await at.record('2026-03-02', 99_999_000);
    await at.record('2026-03-03', 100_500_000);
    await sendAll(at.announcer());
    expect(await at.toldTo(mio)).toHaveLength(1);
  });

  test('hears nothing of a level below the one they wait for, of history, or of what is too old', async () => {
    const at = await driven();
    const mio = at.person('Mio');
    await at.wish(mio, { above: 2 * PLATINUM });
    await at.passSongs([SONG]);
    await sendAll(at.announcer());
    expect(await at.toldTo(mio)).toEqual([]);
    expect(await at.wishesLeft()).toBe(1);
  });

  test.each(['lose answer after applying', 'lose request before applying'] as const)(
    'is told exactly once though Discord should %s',
    async (kind) => {
      const at = await driven();
      const mio = at.person('Mio');
      await at.wish(mio);
      await at.passSongs([SONG]);
      at.discord.fault({ ...CREATE, kind });
      const announcer = at.announcer();
      await announcer.run();
      for (let minute = 0; minute < 6; minute += 1) {
        at.pass(60_000);
        await sendAll(announcer);
      }
      expect(await at.toldTo(mio)).toHaveLength(1);
      expect(await at.wishesLeft()).toBe(0);
    },
  );

  test('who takes no direct messages is not told, nor is anybody else, and no channel is held', async () => {
    const at = await driven();
    const one = await at.server('one');
    const mio = at.person('Mio');
    at.discord.setDirectMessages(mio, false);
    await at.wish(mio, { server: await rowOf(at.store, one.server) });
    await at.passSongs([SONG]);
    const announcer = at.announcer();
    await sendAll(announcer);
    at.pass(HOUR_MS);
    await sendAll(announcer);
    expect((await at.states()).toSorted()).toEqual(['failed: target 50007', 'posted']);
    expect(at.posts(one.channel)).toHaveLength(1);
    expect(await at.wishesLeft()).toBe(0);
    const held = await at.store.read.selectFrom('target').select('held_at').where('held_at', 'is not', null).execute();
    expect(held).toEqual([]);
  });

  test('and stopped it meanwhile is told nothing, though it was owed', async () => {
    const at = await driven();
    const mio = at.person('Mio');
    await at.wish(mio);
    await at.passSongs([SONG]);
    await at.wishes.end({ user: mio, song: at.song, ladder: 'riaj-streaming' });
    await sendAll(at.announcer());
    expect(await at.toldTo(mio)).toEqual([]);
    expect(await at.states()).toEqual(['skipped: no-longer-true']);
  });

  test('waits on where the crossing is taken back before it was sent; a message that came is corrected', async () => {
    const at = await driven();
    const [mio, sua] = [at.person('Mio'), at.person('Sua')];
    const retract = async () => {
      const rows = await at.store.read.selectFrom('crossing').select('id').where('retracted_at', 'is', null).execute();
      const crossings = rows.map(({ id }) => id);
      return at.store.write
        .transaction()
        .execute((trx) => retractCrossings(trx, { crossings, reason: 'corrected', now: at.clock() }));
    };
    await at.wish(mio);
    await at.passSongs([SONG]);
    await retract();
    await sendAll(at.announcer());
    expect(await at.toldTo(mio)).toEqual([]);
    expect(await at.wishesLeft()).toBe(1);
    await at.wish(sua, { language: 'ja' });
    await crossAgain(at);
    await sendAll(at.announcer());
    expect(await at.toldTo(mio)).toHaveLength(1);
    expect(await at.toldTo(sua)).toHaveLength(1);
    await retract();
    await sendAll(at.announcer());
    expect((await at.toldTo(mio))[0]).toContain('**Correction:**');
    expect((await at.toldTo(sua))[0]).toContain('**訂正');
    expect(await at.toldTo(sua)).toHaveLength(1);
  });
});

test('one person waits for so many songs at the most', async () => {
  const at = await driven();
  const mio = at.person('Mio');
  const songs = await at.store.read.selectFrom('song').select('id').execute();
  const ladders = ['riaj-streaming', 'spotify-plays', 'youtube-views', 'circle-streaming'];
  const places = songs.flatMap(({ id }) => ladders.map((ladder) => ({ user: mio, song: id, ladder, server: null })));
  const outcomes: string[] = [];
  for (const place of places)
    outcomes.push(await at.wishes.add(place, { above: PLATINUM, language: 'en', now: at.clock() }));
  expect(outcomes.filter((outcome) => outcome === 'added')).toHaveLength(at.wishes.most);
  expect(outcomes.at(-1)).toBe('too-many');
  const [first] = places;
  if (first) expect(await at.wishes.add(first, { above: PLATINUM, language: 'en', now: at.clock() })).toBe('added');
});
