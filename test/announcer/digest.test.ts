import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createHousekeeping } from '../../src/announcer/housekeeping.ts';
import { dayOf } from '../../src/domain/day.ts';
import type { PermissionName } from '../../src/playground/loopback-discord.ts';
import { withPublished } from '../../src/start/sample-certificates.ts';
import { readCatalogueFiles } from '../../src/store/data-files.ts';
import { planDigest } from '../../src/store/digest-plans.ts';
import { loadCatalogue } from '../../src/tracker/load-catalogue.ts';
import { drivenThread, SONGS } from '../support/announcing.ts';
import { DATA_FOLDER } from '../support/rules.ts';
import { textOf } from '../support/thread.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** From Wednesday 4 March 2026, noon in Japan (3:00 UTC), to Monday, nine o'clock UTC. */
const TO_MONDAY_MS = 5 * DAY_MS + 6 * HOUR_MS;

const POSTING: PermissionName[] = ['ViewChannel', 'SendMessages', 'ReadMessageHistory', 'EmbedLinks', 'AttachFiles'];

type Driven = Awaited<ReturnType<typeof drivenThread>>;

async function sendAll(announcer: { run(): Promise<number> }): Promise<void> {
  while ((await announcer.run()) > 0);
}

/** A server with a weekly digest that follows the made-up songs. */
async function digested(more: { rhythm?: 'weekly' | 'monthly'; zone?: string } = {}) {
  const at = await drivenThread();
  const one = await at.server('one');
  await at.store.write
    .updateTable('server')
    .set({ digest: more.rhythm ?? 'weekly', time_zone: more.zone ?? 'UTC' })
    .execute();
  await plan(at);
  return { at, one, announcer: at.announcer() };
}

async function plan(at: Driven) {
  const { id } = await at.store.read.selectFrom('server').select('id').executeTakeFirstOrThrow();
  await planDigest(at.store.write, id, at.clock());
}

const digests = (at: Driven, channel: string) =>
  at.discord
    .messages(channel)
    .map(textOf)
    .filter((text) => / digest\*\*|まとめ|모아보기\*\*/.test(text));

const subjects = async (at: Driven) => {
  const rows = await at.store.read
    .selectFrom('announcement')
    .select('subject')
    .where('kind', '=', 'digest')
    .orderBy('id')
    .execute();
  return rows.map((row) => row.subject);
};

describe('a digest', () => {
  test('says on Monday what the week brought, with its kind, and which songs are nearest to their next level', async () => {
    const { at, one, announcer } = await digested();
    await at.passSongs(SONGS.slice(0, 1));
    await at.record('2026-03-01', 187_570_000, 'nova7--harbor-lights');
    await sendAll(announcer);
    at.pass(TO_MONDAY_MS - 1_000);
    await sendAll(announcer);
    expect(digests(at, one.channel)).toEqual([]);
    at.pass(1_000);
    await sendAll(announcer);
    expect(digests(at, one.channel)).toEqual([
      [
        '**Weekly digest** · 2 Mar to 8 Mar 2026',
        '- **[Passed, our estimate]** Paper Moon by NOVA7 passed 100,000,000 plays in Japan · 1 Mar 2026',
        '**Nearest to their next level**',
        '- Harbor Lights — NOVA7: 12,430,000 to go to Double Platinum · 93.7% of 200,000,000 · Oricon, week to 1 Mar 2026',
        '- Paper Moon — NOVA7: 99,588,000 to go to Double Platinum · 50.2% of 200,000,000 · Oricon, week to 1 Mar 2026',
      ].join('\n'),
    ]);
  });

  test('says in each channel what that channel is for', async () => {
    const { at, one, announcer } = await digested();
    const { id } = await at.store.read.selectFrom('server').select('id').executeTakeFirstOrThrow();
    const kpop = at.discord.addChannel(one.server, { name: 'kpop' }).id;
    at.discord.setBotPermissions(kpop, POSTING);
    await at.store.write.insertInto('target').values({ server_id: id, channel: kpop, main: 0 }).execute();
    const values = { server_id: id, channel: kpop, kind: 'market' as const, value: 'kpop' };
    await at.store.write.insertInto('target_wish').values(values).execute();
    await at.store.write.updateTable('artist').set({ market: 'jpop' }).where('name', '=', 'NOVA7').execute();
    await at.passSongs(SONGS.slice(0, 1));
    at.pass(TO_MONDAY_MS);
    await sendAll(announcer);
    expect(digests(at, one.channel).join()).toContain('Paper Moon');
    expect(digests(at, kpop)).toHaveLength(1);
    expect(digests(at, kpop).join()).not.toContain('Paper Moon');
    expect(at.discord.messages(kpop)).toHaveLength(1);
  });

  test.each([
    [
      'ja',
      [
        '**週間まとめ** ・ 2026年3月2日〜3月8日',
        '- **[RIAJ認定]** Mirae Club「Slow Rain」がプラチナに認定されました ・ 2026年2月',
        '- **[到達(推定)]** NOVA7「Paper Moon」が国内累計1億回に到達しました ・ 2026年3月1日',
        '**次のランクや節目に近い曲**',
        '- Paper Moon — NOVA7: ダブル・プラチナまであと9,958万8,000回 ・ 2億回の50.2% ・ オリコン、2026年3月1日までの週',
      ],
    ],
    [
      'ko',
      [
        '**주간 모아보기** · 2026년 3월 2일~3월 8일',
        '- **[RIAJ(일본레코드협회) 공식 인증]** 미래클럽의 ‘느린 비’ 플래티넘 인증 · 2026년 2월',
        '- **[돌파(추정)]** 노바세븐의 ‘종이 달’ 일본 내 누적 1억 회 돌파 · 2026년 3월 1일',
        '**다음 단계에 가까운 곡**',
        '- 종이 달 — 노바세븐: 더블 플래티넘까지 9,958만 8,000회 남음 · 2억 회 중 50.2% · 오리콘, 2026년 3월 1일까지 한 주',
      ],
    ],
  ] as const)('speaks the server’s language, with certificates and estimates apart: %s', async (language, lines) => {
    const { at, one, announcer } = await digested();
    await at.store.write.updateTable('server').set({ language }).execute();
    const files = readCatalogueFiles(join(DATA_FOLDER, 'playground'));
    const certificates = [{ song: 'mirae-club--slow-rain', level: 'platinum' }];
    const updated = withPublished(files, [{ month: '2026-02', day: dayOf('2026-03-03'), certificates }]);
    await at.store.write.transaction().execute((trx) => loadCatalogue(trx, at.rules, updated, at.clock()));
    await at.passSongs(SONGS.slice(0, 1));
    await sendAll(announcer);
    at.pass(TO_MONDAY_MS);
    await sendAll(announcer);
    expect(digests(at, one.channel)[0]?.split('\n')).toEqual(lines);
  });

  test('is honest where nothing happened', async () => {
    const { at, one, announcer } = await digested();
    at.pass(TO_MONDAY_MS);
    await sendAll(announcer);
    expect(digests(at, one.channel)).toEqual([
      '**Weekly digest** · 2 Mar to 8 Mar 2026\nNothing new this week for the songs followed here.',
    ]);
  });

  test('is sent without a notification, and its button knows it again', async () => {
    const { at, one, announcer } = await digested();
    at.pass(TO_MONDAY_MS);
    await sendAll(announcer);
    const [message] = at.discord.messages(one.channel);
    expect((message?.flags ?? 0) & (1 << 12)).toBe(1 << 12);
    expect(JSON.stringify(message?.components)).toMatch(/"custom_id":"post:[\w-]{24}"/);
  });

  test('of a month comes on the first, with the month in its heading', async () => {
    const { at, one, announcer } = await digested({ rhythm: 'monthly', zone: 'Asia/Tokyo' });
    await at.passSongs(SONGS.slice(0, 1));
    await sendAll(announcer);
    at.pass(28 * DAY_MS - 3 * HOUR_MS);
    await sendAll(announcer);
    const [digest] = digests(at, one.channel);
    expect(digest?.split('\n').slice(0, 2)).toEqual([
      '**Monthly digest** · March 2026',
      '- **[Passed, our estimate]** Paper Moon by NOVA7 passed 100,000,000 plays in Japan · 1 Mar 2026',
    ]);
  });

  test('leaves out what was taken back, what belongs to another week, and what nobody follows here', async () => {
    const { at, one, announcer } = await digested();
    expect(SONGS[2]).toContain('hoshifuru');
    await at.passSongs(SONGS.slice(0, 3));
    const crossing = at.store.write.updateTable('crossing').where('kind', '=', 'estimated');
    const ofSong = (key: string) => at.store.read.selectFrom('song').select('id').where('key', '=', key);
    await crossing
      .set({ retracted_at: 1 })
      .where('song_id', '=', ofSong(SONGS[0] ?? ''))
      .execute();
    await crossing
      .set({ found_at: at.clock() - 7 * DAY_MS })
      .where('song_id', '=', ofSong(SONGS[1] ?? ''))
      .execute();
    const act = at.store.read.selectFrom('artist').select('id').where('key', '=', 'hoshifuru');
    await at.store.write.deleteFrom('watch').where('kind', '=', 'artist').where('target_id', '=', act).execute();
    at.pass(TO_MONDAY_MS);
    await sendAll(announcer);
    expect(digests(at, one.channel)[0]).toContain('Nothing new this week');
  });

  test('does not bring history that came late', async () => {
    const { at, one, announcer } = await digested();
    await at.record('2025-06-01', 99_000_000);
    await at.record('2025-06-08', 100_412_000);
    at.pass(TO_MONDAY_MS);
    await sendAll(announcer);
    expect(digests(at, one.channel)[0]).toContain('Nothing new this week');
  });

  test('waits for the end of quiet hours, and is written then', async () => {
    const { at, one, announcer } = await digested();
    await at.store.write
      .updateTable('server')
      .set({ quiet_from: 8 * 60, quiet_until: 10 * 60 })
      .execute();
    at.pass(TO_MONDAY_MS);
    await sendAll(announcer);
    expect(await at.states()).toEqual(['held: quiet-hours']);
    at.pass(HOUR_MS);
    await sendAll(announcer);
    expect(digests(at, one.channel)).toHaveLength(1);
  });
});

describe('a digest’s turn', () => {
  test('slept through by three days is made up for once, and the next keeps its day', async () => {
    const { at, one, announcer } = await digested();
    at.pass(TO_MONDAY_MS + 3 * DAY_MS);
    await sendAll(announcer);
    await sendAll(at.announcer());
    expect(await subjects(at)).toEqual(['weekly 2026-03-02']);
    at.pass(4 * DAY_MS);
    await sendAll(announcer);
    expect(await subjects(at)).toEqual(['weekly 2026-03-02', 'weekly 2026-03-09']);
    expect(digests(at, one.channel)).toHaveLength(2);
  });

  test('is neither doubled nor lost by a clock that was set forward and back again', async () => {
    const { at } = await digested();
    const channels = at.bot.door.channels;
    let sinceStart = 0;
    const keepHouse = createHousekeeping({ ...at, channels, monotonic: () => sinceStart });
    for (const wrongBy of [10 * DAY_MS, 40 * DAY_MS, 0]) await keepHouse(at.clock() + wrongBy);
    expect(await subjects(at)).toEqual([]);
    for (let week = 0; week < 4; week += 1) {
      at.pass(week === 0 ? TO_MONDAY_MS : 7 * DAY_MS);
      sinceStart += 7 * DAY_MS;
      await keepHouse(at.clock());
      await keepHouse(at.clock());
    }
    expect(await subjects(at)).toEqual(
      ['2026-03-02', '2026-03-09', '2026-03-16', '2026-03-23'].map((day) => `weekly ${day}`),
    );
  });

  test('planned by a clock that was far ahead is planned anew', async () => {
    const { at, announcer } = await digested();
    await at.store.write
      .updateTable('server')
      .set({ next_digest_at: at.clock() + 60 * DAY_MS })
      .execute();
    await sendAll(announcer);
    at.pass(TO_MONDAY_MS);
    await sendAll(announcer);
    expect(await subjects(at)).toEqual(['weekly 2026-03-02']);
  });

  test('comes once where the clock was set back after it', async () => {
    const { at, announcer } = await digested();
    at.pass(TO_MONDAY_MS);
    await sendAll(announcer);
    at.pass(-2 * DAY_MS);
    await sendAll(announcer);
    at.pass(2 * DAY_MS);
    await sendAll(announcer);
    expect(await subjects(at)).toEqual(['weekly 2026-03-02']);
  });

  test('that was never planned is planned, and none comes at once', async () => {
    const { at, announcer } = await digested();
    await at.store.write.updateTable('server').set({ next_digest_at: null }).execute();
    await sendAll(announcer);
    const planned = await at.store.read.selectFrom('server').select('next_digest_at').executeTakeFirstOrThrow();
    expect(planned.next_digest_at).toBe(at.clock() + TO_MONDAY_MS);
    expect(await subjects(at)).toEqual([]);
  });

  test('follows the clocks of the server’s time zone over their change', async () => {
    const { at, announcer } = await digested({ zone: 'America/New_York' });
    // Clocks there go forward on Sunday 8 March: nine o'clock is 13:00 UTC from then on.
    at.pass(TO_MONDAY_MS + 4 * HOUR_MS - 1_000);
    await sendAll(announcer);
    expect(await subjects(at)).toEqual([]);
    at.pass(1_000);
    await sendAll(announcer);
    expect(await subjects(at)).toEqual(['weekly 2026-03-02']);
  });

  test('passes a server that has left or switched digests off', async () => {
    const { at, announcer } = await digested();
    await at.store.write.updateTable('server').set({ digest: 'off' }).execute();
    await plan(at);
    at.pass(TO_MONDAY_MS);
    await sendAll(announcer);
    expect(await subjects(at)).toEqual([]);
  });

  test('in a channel that refuses it waits with the rest, and goes out when that works again', async () => {
    const { at, one, announcer } = await digested();
    at.discord.setBotPermissions(one.channel, ['ViewChannel', 'ReadMessageHistory']);
    at.pass(TO_MONDAY_MS);
    await sendAll(announcer);
    expect(await at.states()).toContain('held: target 50013');
    at.discord.setBotPermissions(one.channel, POSTING);
    at.pass(HOUR_MS);
    await sendAll(announcer);
    expect(digests(at, one.channel)).toHaveLength(1);
  });
});
