import { describe, expect, test } from 'vitest';
import { formatDay } from '../../src/domain/day.ts';
import type { Rules } from '../../src/domain/rules.ts';
import { recordReadings } from '../../src/tracker/record-readings.ts';
import { drivenThread } from '../support/announcing.ts';
import { counterOf } from '../support/rules.ts';
import { textOf } from '../support/thread.ts';
import { recordChartDay } from '../support/world.ts';

const DAY_MS = 86_400_000;
const SONG = 'nova7--harbor-lights';

type Driven = Awaited<ReturnType<typeof drivenThread>>;

async function sendAll(announcer: { run(): Promise<number> }): Promise<void> {
  while ((await announcer.run()) > 0);
}

/** The day in Japan on which the thread begins. */
const today = (at: Driven) => Math.floor((at.clock() + 9 * 3_600_000) / DAY_MS);

/** A server whose channel wants forecasts, and how one counter's daily numbers are recorded there. */
async function forecasting(
  more: { counter?: string; wanted?: boolean; withoutForecast?: Rules['withoutForecast'] } = {},
) {
  const at = await drivenThread();
  const one = await at.server('one');
  const counter = counterOf(at.rules, more.counter ?? 'oricon-streams');
  const ladder = more.counter ?? 'riaj-streaming';
  const { id: server } = await at.store.read.selectFrom('server').select('id').executeTakeFirstOrThrow();
  await at.store.write.deleteFrom('server_ladder').execute();
  await at.store.write.insertInto('server_ladder').values({ server_id: server, ladder }).execute();
  await at.store.write
    .updateTable('target')
    .set({ forecast: more.wanted === false ? 0 : 1, passed: 0 })
    .execute();
  const rules: Rules = more.withoutForecast ? { ...at.rules, withoutForecast: more.withoutForecast } : at.rules;
  const { id: song } = await at.store.read
    .selectFrom('song')
    .select('id')
    .where('key', '=', SONG)
    .executeTakeFirstOrThrow();
  /** Records a number for each of the last days, rising by as much each day up to `last`. */
  const recordDays = async (days: number, last: number, aDay: number, precision: 'exact' | 'at-least' = 'exact') => {
    const end = today(at);
    for (let ago = days; ago >= 0; ago -= 1) {
      const readings = [{ song, day: end - ago, count: last - ago * aDay, precision, link: null }];
      const batch = { counter, scope: 0, source: 'test', actor: null, byHand: false, readings };
      const now = at.clock() - ago * DAY_MS;
      await at.store.write.transaction().execute((trx) => recordReadings(trx, rules, batch, now));
    }
  };
  const owed = async () => {
    const rows = await at.store.read
      .selectFrom('announcement')
      .select(['ladder', 'level'])
      .where('kind', '=', 'forecast')
      .execute();
    return rows.map(({ ladder: id, level }) => `${id} ${level}`);
  };
  return { at, one, announcer: at.announcer(), recordDays, owed };
}

describe('a forecast that moved into the next seven days', () => {
  test('is posted with its range, its pace and what it rests on, and never as certain', async () => {
    const { at, one, announcer, recordDays } = await forecasting();
    await recordDays(56, 198_500_000, 300_000);
    await sendAll(announcer);
    expect(at.discord.messages(one.channel).map(textOf)).toEqual([
      [
        '**[Expected]** Harbor Lights by NOVA7 is expected to pass 200,000,000 plays in Japan about 9 Mar (9 Mar to 10 Mar)',
        '1,500,000 to go to Double Platinum, at about 300,000 a day',
        '198,500,000 · Oricon, week to 4 Mar 2026',
        'Based on 56 days of figures, to 4 Mar 2026. It may come sooner, later or not at all.',
        'Our estimate from published figures; not an official certificate.',
        '-# Only plays from Japan count; please don’t use VPNs, loops, bots or bought plays.',
      ].join('\n'),
    ]);
  });

  test('is told once, however often the numbers move it', async () => {
    const { at, one, announcer, recordDays } = await forecasting();
    await recordDays(56, 198_500_000, 300_000);
    await sendAll(announcer);
    for (let day = 1; day <= 3; day += 1) {
      at.pass(DAY_MS);
      await recordDays(0, 198_500_000 + day * 200_000, 0);
      await sendAll(announcer);
    }
    expect(at.discord.messages(one.channel)).toHaveLength(1);
  });

  test('is sent without a notification', async () => {
    const { at, one, announcer, recordDays } = await forecasting();
    await recordDays(56, 198_500_000, 300_000);
    await sendAll(announcer);
    expect((at.discord.messages(one.channel)[0]?.flags ?? 0) & (1 << 12)).toBe(1 << 12);
  });

  test.each(['ja', 'ko'] as const)('speaks the server’s language: %s', async (language) => {
    const { at, one, announcer, recordDays } = await forecasting();
    await at.store.write.updateTable('server').set({ language }).execute();
    await recordDays(56, 198_500_000, 300_000);
    await sendAll(announcer);
    const lines = textOf(at.discord.messages(one.channel)[0] ?? null).split('\n');
    expect(lines.slice(0, 4)).toEqual(
      {
        ja: [
          '**[到達見込み]** NOVA7「ハーバー・ライツ」は3月9日ごろ(3月9日〜3月10日)、国内累計2億回に到達する見込みです',
          'ダブル・プラチナまであと150万回、1日あたり約30万回のペース',
          '1億9,850万回 ・ オリコン、2026年3月4日までの週',
          '2026年3月4日までの56日分の数値に基づく見込みです。前後することも、到達しないこともあります。',
        ],
        ko: [
          '**[예상 달성일]** 노바세븐의 ‘항구의 불빛’, 3월 9일경(3월 9일~3월 10일) 일본 내 누적 2억 회 돌파 예상',
          '더블 플래티넘까지 150만 회 남음, 하루 약 30만 회 속도',
          '1억 9,850만 회 · 오리콘, 2026년 3월 4일까지 한 주',
          '2026년 3월 4일까지 56일간의 수치를 바탕으로 한 예상입니다. 더 빠르거나 늦을 수 있고, 달성하지 못할 수도 있습니다.',
        ],
      }[language],
    );
  });

  test('of the days on a chart is told of their sum', async () => {
    const { at, owed } = await forecasting({ counter: 'spotify-chart-jp' });
    const counter = counterOf(at.rules, 'spotify-chart-jp');
    const { id } = await at.store.read
      .selectFrom('song')
      .select('id')
      .where('key', '=', SONG)
      .executeTakeFirstOrThrow();
    for (let ago = 47; ago >= 0; ago -= 1) {
      const day = today(at) - ago;
      await recordChartDay(at.store, at.rules, counter, day, new Map([[id, 20_000]]), at.clock() - ago * DAY_MS);
    }
    expect(await owed()).toEqual(['spotify-chart-jp 1m']);
  });
});

describe('no forecast is told', () => {
  test('where nobody asked for it', async () => {
    const { recordDays, owed } = await forecasting({ wanted: false });
    await recordDays(56, 198_500_000, 300_000);
    expect(await owed()).toEqual([]);
  });

  test('of a song that is followed by nobody who asked for it', async () => {
    const { at, recordDays, owed } = await forecasting();
    await at.store.write.deleteFrom('watch').execute();
    await recordDays(56, 198_500_000, 300_000);
    expect(await owed()).toEqual([]);
  });

  test('further ahead than seven days', async () => {
    const { recordDays, owed } = await forecasting();
    await recordDays(56, 197_000_000, 300_000);
    expect(await owed()).toEqual([]);
  });

  test('from lower bounds', async () => {
    const { recordDays, owed } = await forecasting();
    await recordDays(56, 198_500_000, 300_000, 'at-least');
    expect(await owed()).toEqual([]);
  });

  test('of YouTube’s views, unless the operator accepted that', async () => {
    const plain = await forecasting({ counter: 'youtube-views' });
    await plain.recordDays(56, 198_500_000, 300_000);
    expect(await plain.owed()).toEqual([]);
    const accepted = await forecasting({ counter: 'youtube-views', withoutForecast: new Set() });
    await accepted.recordDays(56, 198_500_000, 300_000);
    expect(await accepted.owed()).toEqual(['youtube-views 200m']);
  });

  test('from numbers that came late', async () => {
    const { at, recordDays, owed } = await forecasting();
    await at.store.write.updateTable('target').set({ forecast: 0 }).execute();
    await recordDays(56, 198_500_000, 300_000);
    await at.store.write.updateTable('target').set({ forecast: 1 }).execute();
    at.pass(30 * DAY_MS);
    await at.record(formatDay(today(at) - 29), 198_800_000, SONG);
    expect(await owed()).toEqual([]);
  });
});

describe('a forecast that waits', () => {
  test('is not posted once the level is passed', async () => {
    const { at, one, announcer, recordDays } = await forecasting();
    await recordDays(56, 198_500_000, 300_000);
    at.pass(3 * DAY_MS);
    await recordDays(0, 200_100_000, 0);
    await sendAll(announcer);
    expect(await at.states()).toContain('skipped: no-longer-true');
    expect(at.discord.messages(one.channel)).toHaveLength(0);
  });

  test('is not posted once it moved further away than fourteen days', async () => {
    const { at, announcer, recordDays } = await forecasting();
    await recordDays(56, 198_500_000, 300_000);
    for (let day = 1; day <= 10; day += 1) {
      at.pass(DAY_MS);
      await recordDays(0, 198_500_000 + day * 20_000, 0);
    }
    await sendAll(announcer);
    expect(await at.states()).toEqual(['skipped: no-longer-true']);
  });

  test('is written from the newest numbers', async () => {
    const { at, one, announcer, recordDays } = await forecasting();
    await recordDays(56, 198_500_000, 300_000);
    at.pass(2 * DAY_MS);
    await recordDays(0, 199_100_000, 0);
    await sendAll(announcer);
    expect(textOf(at.discord.messages(one.channel)[0] ?? null)).toContain('900,000 to go to Double Platinum');
  });
});
