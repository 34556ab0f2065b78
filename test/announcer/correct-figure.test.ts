import { describe, expect, test } from 'vitest';
import { dayOf } from '../../src/domain/day.ts';
import { correctFigure } from '../../src/store/retraction.ts';
import { drivenThread, SONGS, TITLES } from '../support/announcing.ts';
import { textOf } from '../support/thread.ts';

const HOUR_MS = 3_600_000;
const CREATE = { method: 'POST', route: '/channels/{channel_id}/messages' };

type Driven = Awaited<ReturnType<typeof drivenThread>>;

async function sendAll(announcer: { run(): Promise<number> }): Promise<void> {
  while ((await announcer.run()) > 0);
}

/** Puts another number in the place of the one that passed the level. */
async function correct(at: Driven, to: { count: number; day?: string }, song = SONGS[0] ?? '') {
  const { id, counter_id, song_id } = await at.store.read
    .selectFrom('crossing')
    .innerJoin('song', 'song.id', 'crossing.song_id')
    .select(['crossing.id', 'crossing.counter_id', 'crossing.song_id'])
    .where('song.key', '=', song)
    .where('ladder', '=', 'riaj-streaming')
    .where('kind', '=', 'estimated')
    .where('baseline', '=', 0)
    .executeTakeFirstOrThrow();
  const proof = {
    counterId: counter_id ?? 0,
    day: dayOf(to.day ?? '2026-03-01'),
    count: to.count,
    precision: 'exact' as const,
  };
  return at.store.write.transaction().execute(async (trx) => {
    await trx
      .updateTable('observation')
      .set({ verdict: 'corrected' })
      .where('song_id', '=', song_id)
      .where('count', '=', 100_412_000)
      .execute();
    return correctFigure(trx, id, proof, at.clock());
  });
}

async function crossed(songs = 1) {
  const at = await drivenThread();
  const one = await at.server('one');
  await at.passSongs(SONGS.slice(0, songs));
  return { at, one, announcer: at.announcer(), text: () => textOf(at.discord.messages(one.channel)[0] ?? null) };
}

describe('a corrected figure of a level that stays passed', () => {
  test('is said on the post, which else stays as it was', async () => {
    const { at, announcer, text } = await crossed();
    await sendAll(announcer);
    const before = text();
    expect(await correct(at, { count: 100_214_000 })).toBe(1);
    await sendAll(announcer);
    expect(text()).toBe(`${before}\n**Correction:** the figure was 100,412,000; it is 100,214,000.`);
    expect(await at.states()).toEqual(['posted', 'posted']);
  });

  test('of another day is said with that day', async () => {
    const { at, announcer, text } = await crossed();
    await sendAll(announcer);
    await correct(at, { count: 100_600_000, day: '2026-03-03' });
    await sendAll(announcer);
    expect(text()).toContain(
      '**Correction:** the figure 100,412,000 was wrong. By what is known now, this level was passed with 100,600,000 (3 Mar 2026).',
    );
  });

  test.each([
    ['ja', '**訂正:** 数値は1億41万2,000回ではなく1億21万4,000回でした。'],
    ['ko', '**정정:** 수치는 1억 41만 2,000회가 아니라 1억 21만 4,000회입니다.'],
  ] as const)('is said in the server’s language: %s', async (language, line) => {
    const { at, announcer, text } = await crossed();
    await at.store.write.updateTable('server').set({ language }).execute();
    await sendAll(announcer);
    await correct(at, { count: 100_214_000 });
    await sendAll(announcer);
    expect(text().split('\n').at(-1)).toBe(line);
  });

  test('corrected twice is said once, as it is now', async () => {
    const { at, announcer, text } = await crossed();
    await sendAll(announcer);
    await correct(at, { count: 100_214_000 });
    await sendAll(announcer);
    await at.store.write.updateTable('observation').set({ verdict: 'corrected' }).execute();
    await at.store.write
      .updateTable('crossing')
      .set({ day: dayOf('2026-03-01'), count: 100_412_000 })
      .execute();
    await correct(at, { count: 100_300_000 });
    await sendAll(announcer);
    expect(text().match(/Correction/g)).toHaveLength(1);
    expect(text()).toContain('it is 100,300,000.');
  });

  test('as a line of a catch-up is said in that line alone', async () => {
    const { at, one, announcer } = await crossed();
    await at.store.write
      .updateTable('server')
      .set({ time_zone: 'UTC', quiet_from: 0, quiet_until: 23 * 60 })
      .execute();
    await at.passSongs(SONGS.slice(1, 4));
    await sendAll(announcer);
    at.pass(20 * HOUR_MS);
    await sendAll(announcer);
    await correct(at, { count: 100_214_000 }, SONGS[1]);
    await sendAll(announcer);
    const lines = textOf(at.discord.messages(one.channel)[0] ?? null).split('\n');
    const corrections = lines.filter((line) => line.startsWith('**Correction:**'));
    expect(corrections).toEqual(['**Correction:** the figure was 100,412,000; it is 100,214,000.']);
    expect(lines[lines.indexOf(corrections[0] ?? '') - 2]).toContain(TITLES[1]);
  });

  test('before its post is sent is in the post', async () => {
    const { at, announcer, text } = await crossed();
    expect(await correct(at, { count: 100_214_000 })).toBe(0);
    await sendAll(announcer);
    expect(text()).toContain('100,214,000');
    expect(text()).not.toContain('Correction');
  });

  test('while its post is being sent is said as soon as that stands', async () => {
    const { at, announcer, text } = await crossed();
    const fault = at.discord.fault({ ...CREATE, kind: { delayMs: 150 } });
    const sending = announcer.run();
    while (fault.remaining() > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await correct(at, { count: 100_214_000 });
    await sending;
    await sendAll(announcer);
    expect(text()).toContain('it is 100,214,000.');
  });
});

describe('a crossing dated anew by an older number that came late', () => {
  test('corrects nothing: what was said was right', async () => {
    const { at, announcer, text } = await crossed();
    await sendAll(announcer);
    await at.record('2026-02-27', 100_050_000);
    const { id, counter_id } = await at.store.read
      .selectFrom('crossing')
      .select(['id', 'counter_id'])
      .executeTakeFirstOrThrow();
    const proof = {
      counterId: counter_id ?? 0,
      day: dayOf('2026-02-27'),
      count: 100_050_000,
      precision: 'exact' as const,
    };
    expect(await correctFigure(at.store.write, id, proof, at.clock())).toBe(0);
    await sendAll(announcer);
    expect(text()).not.toContain('Correction');
  });

  test('is not called wrong beside a line that is', async () => {
    const { at, one, announcer } = await crossed();
    await at.store.write
      .updateTable('server')
      .set({ time_zone: 'UTC', quiet_from: 0, quiet_until: 23 * 60 })
      .execute();
    await at.passSongs(SONGS.slice(1, 4));
    await sendAll(announcer);
    at.pass(20 * HOUR_MS);
    await sendAll(announcer);
    await at.record('2026-02-27', 100_050_000, SONGS[2]);
    await correct(at, { count: 100_214_000 }, SONGS[1]);
    await sendAll(announcer);
    expect(textOf(at.discord.messages(one.channel)[0] ?? null).match(/Correction/g)).toHaveLength(1);
  });
});
