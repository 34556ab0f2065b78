import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { revokeToken } from '../../src/store/tokens.ts';
import '../support/seeded.ts';
import { addServer } from '../support/world.ts';
import { pushing, row, SECRET } from './pushing.ts';

describe('a push', () => {
  test('is recorded everywhere, under its token’s name, with its link', async () => {
    const bot = await pushing();
    const answer = await bot.push([row({ link: 'https://example.org/chart' })]);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      recorded: 1,
      repeated: 0,
      waiting: 0,
      crossed: 0,
      results: [
        {
          row: 1,
          result: 'recorded',
          song: 'nova7--harbor-lights',
          name: 'NOVA7 - Harbor Lights',
          counter: 'oricon-streams',
          date: '2026-03-01',
        },
      ],
    });
    expect(await bot.observations()).toMatchObject([
      { source: 'fan-sheet', scope: 0, actor: 'token:1', count: 187_570_000, link: 'https://example.org/chart' },
    ]);
  });

  test.each([
    ['a key', 'nova7--harbor-lights'],
    ['a Spotify link', 'https://open.spotify.com/track/MadeUpSample0000000005'],
    ['artist and title in one text', 'NOVA7 - Harbor Lights'],
    ['artist and title apart', { artist: 'NOVA7', title: 'Harbor Lights' }],
    ['another language', { artist: 'NOVA7', title: '항구의 불빛' }],
    ['a title that only one song has', 'Paper Moon'],
  ])('names its song by %s', async (_, song) => {
    const bot = await pushing();
    const answer = await bot.push([row({ song })]);
    const expected = song === 'Paper Moon' ? 'nova7--paper-moon' : 'nova7--harbor-lights';
    expect(answer.body.results).toMatchObject([{ song: expected }]);
  });

  test('says of each row what became of it, in the order of the rows', async () => {
    const bot = await pushing();
    await bot.push([row(), row({ counter: 'spotify-plays', total: 300_000_000 })]);
    const answer = await bot.push([
      row({ date: '2026-03-02', total: 18_757_000 }),
      row(),
      row({ song: 'nova7--paper-moon', total: 12_000_000 }),
      row({ song: 'hoshifuru--yoake-mae', total: 0 }),
      row({ counter: 'spotify-plays', date: '2026-03-09', total: 301_000_000 }),
    ]);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ recorded: 1, repeated: 1, waiting: 3 });
    expect(answer.body.results).toMatchObject([
      { row: 1, result: 'waiting', reason: 'fall', detail: expect.stringContaining('weekly figure') },
      { row: 2, result: 'repeated' },
      { row: 3, result: 'recorded' },
      { row: 4, result: 'waiting', reason: 'zero' },
      { row: 5, result: 'waiting', reason: 'future', detail: expect.stringContaining('Today is 2026-03-04') },
    ]);
  });

  test('that passes a level owes its announcement', async () => {
    const bot = await pushing();
    const { id } = await bot.store.read
      .selectFrom('song')
      .select('id')
      .where('key', '=', 'nova7--harbor-lights')
      .executeTakeFirstOrThrow();
    await addServer(bot.store, '1', { ladders: ['riaj-streaming'], songs: [id] });
    await bot.push([row({ date: '2026-02-22', total: 199_000_000 })]);
    const answer = await bot.push([row({ total: 200_400_000 })]);
    expect(answer.body).toMatchObject({ recorded: 1, crossed: 1 });
    const owed = await bot.store.read.selectFrom('announcement').selectAll().execute();
    expect(owed).toMatchObject([{ ladder: 'riaj-streaming', state: 'owed', channel: 'channel-of-1' }]);
  });
});

describe('a push with a wrong row', () => {
  test('is refused whole, with every problem, and nothing of it is recorded', async () => {
    const bot = await pushing();
    const answer = await bot.push([
      row(),
      row({ song: 'Harbor' }),
      row({ counter: 'orikon' }),
      row({ counter: 'spotify-chart-jp', song: 'no such song anywhere' }),
      row({ counter: 'youtube-views' }),
      row({ song: { artist: 'NOVA7', title: 'Harbor Lights' } }),
    ]);
    expect(answer.status).toBe(403);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.body).toMatchObject({ type: 'urn:tierwatch:problem:invalid-readings', status: 403 });
    expect(answer.body.detail).toContain('6 problems');
    expect(answer.body.problems).toMatchObject([
      { row: 2, field: 'song', code: expect.stringMatching(/song/), suggestions: expect.anything() },
      { row: 3, field: 'counter', code: 'unknown-counter', suggestions: expect.arrayContaining(['oricon-streams']) },
      { row: 4, code: 'chart-counter' },
      { row: 4, field: 'song', code: 'unknown-song' },
      { row: 5, code: 'counter-not-allowed' },
      { row: 6, code: 'repeated-row', detail: expect.stringContaining('Row 1') },
    ]);
    expect(await bot.observations()).toEqual([]);
  });

  test('half a name is never taken for a song, and the song is suggested', async () => {
    const bot = await pushing();
    const answer = await bot.push([row({ song: 'NOVA7 - Paper' })]);
    expect(answer.status).toBe(422);
    expect(answer.body.problems).toMatchObject([
      { row: 1, code: 'unknown-song', suggestions: ['nova7--paper-moon (NOVA7 - Paper Moon)'] },
    ]);
  });

  test('is told the field and what is expected there', async () => {
    const bot = await pushing();
    const answer = await bot.push([
      row({ total: '187,570,000' }),
      row({ total: 1.5 }),
      row({ date: '2026-02-30' }),
      row({ date: '1999-12-31' }),
      row({ precision: 'about' }),
      row({ link: 'javascript:alert(1)' }),
      row({ song: ' ' }),
      row({ plays: 3 }),
      row({ total: -1 }),
    ]);
    expect(answer.status).toBe(422);
    expect(answer.body.problems?.map(({ row: at, field }) => `${at} ${field}`)).toEqual([
      '1 total',
      '2 total',
      '3 date',
      '4 date',
      '5 precision',
      '6 link',
      '7 song',
      '8 null',
      '9 total',
    ]);
    expect(answer.body.problems?.[0]?.detail).toContain('without quotes');
    expect(answer.body.problems?.[7]?.detail).toContain('"plays"');
  });
});

describe('a push that comes again', () => {
  test('under its key is answered as before, and recorded once', async () => {
    const bot = await pushing();
    const first = await bot.push([row(), row({ song: 'nova7--paper-moon', total: 0 })], { 'idempotency-key': 'a-1' });
    const again = await bot.push([row(), row({ song: 'nova7--paper-moon', total: 0 })], { 'idempotency-key': '"a-1"' });
    expect(again.text).toBe(first.text);
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await bot.observations()).toHaveLength(2);
  });

  test('twice at once is recorded once', async () => {
    const bot = await pushing();
    const push = () => bot.push([row({ total: 0 })], { 'idempotency-key': 'at-once' });
    const answers = await Promise.all([push(), push(), push()]);
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect(await bot.observations()).toHaveLength(1);
  });

  test('with other readings under the same key is refused', async () => {
    const bot = await pushing();
    await bot.push([row()], { 'idempotency-key': 'a-1' });
    const other = await bot.push([row({ date: '2026-03-02', total: 188_000_000 })], { 'idempotency-key': 'a-1' });
    expect(other.status).toBe(422);
    expect(other.body).toMatchObject({ type: 'urn:tierwatch:problem:idempotency-key-of-another' });
    expect(await bot.observations()).toHaveLength(1);
  });

  test('after seven days is taken anew, and its numbers are known', async () => {
    const bot = await pushing();
    await bot.push([row()], { 'idempotency-key': 'a-1' });
    bot.wait(7 * 86_400_000);
    const again = await bot.push([row()], { 'idempotency-key': 'a-1' });
    expect(again.headers.get('idempotency-replayed')).toBeNull();
    expect(again.body).toMatchObject({ recorded: 0, repeated: 1 });
  });

  test('a refused one does not use up its key', async () => {
    const bot = await pushing();
    expect((await bot.push([row({ song: 'Harbor' })], { 'idempotency-key': 'a-1' })).status).toBe(422);
    expect((await bot.push([row()], { 'idempotency-key': 'a-1' })).status).toBe(200);
  });
});

describe('a token', () => {
  test('is needed, must be known, and is worth nothing once revoked', async () => {
    const bot = await pushing();
    const without = await bot.push([row()], { authorization: 'Basic abc' });
    expect(without.status).toBe(401);
    expect(without.headers.get('www-authenticate')).toBe('Bearer realm="tierwatch"');
    const wrong = await bot.push([row()], { authorization: 'Bearer tw_wrong' });
    expect(wrong.status).toBe(401);
    expect(wrong.text).not.toContain('tw_wrong');
    await revokeToken(bot.store.write, 'fan-sheet', 0);
    expect((await bot.push([row()])).status).toBe(401);
    expect(await bot.observations()).toEqual([]);
  });

  test('many wrong ones make their sender wait, and a right one from the same place goes on', async () => {
    const bot = await pushing();
    const wrong = () => bot.push([row()], { authorization: 'Bearer tw_wrong' });
    for (let n = 0; n < 20; n += 1) expect((await wrong()).status).toBe(401);
    const told = await wrong();
    expect(told.status).toBe(429);
    expect(told.headers.get('retry-after')).toBe('60');
    expect((await bot.push([row()], { authorization: `bearer ${SECRET}` })).status).toBe(200);
    bot.wait(60_000);
    expect((await wrong()).status).toBe(401);
  });

  test('its last use is kept', async () => {
    const bot = await pushing();
    await bot.push([row()]);
    const token = await bot.store.read.selectFrom('token').selectAll().executeTakeFirstOrThrow();
    expect(token.last_used_at).not.toBeNull();
    expect(JSON.stringify(token)).not.toContain(SECRET);
  });
});

describe('what is no push', () => {
  test.each([
    ['no JSON', '{"readings": [', {}, 400],
    ['an empty body', '', {}, 400],
    ['another form', '{}', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['no readings', '{}', {}, 422],
    ['a list', '[1]', {}, 422],
    ['too many rows', JSON.stringify({ readings: Array.from({ length: 201 }, () => row()) }), {}, 422],
    ['too many bytes', JSON.stringify({ readings: [row({ song: 'x'.repeat(300_000) })] }), {}, 413],
    ['a key with spaces', '{}', { 'idempotency-key': 'a b' }, 400],
  ])('is refused: %s', async (_, body, headers, status) => {
    const bot = await pushing();
    const answer = await bot.push(body, headers);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) });
  });

  test.each([
    ['a list', '[1]', 'the body must be {"readings": [ … ]}'],
    ['a number as a row', '{"readings": [1]}', 'a row must be {"song": …, "counter": …, "date": …, "total": …}'],
  ])('is told its form: %s', async (_, body, detail) => {
    const bot = await pushing();
    expect((await bot.push(body)).body.problems?.map((problem) => problem.detail)).toEqual([detail]);
  });

  test('another method is told which one is taken', async () => {
    const bot = await pushing();
    const answer = await bot.ask('/v1/readings');
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('POST');
    expect((await bot.ask('/elsewhere')).status).toBe(404);
  });

  test('whatever bytes and rows come, the answer is a clear refusal or a correct record', async () => {
    const bot = await pushing();
    const anyValue = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }), fc.constant('oricon-streams'));
    const nearRow = fc
      .record({ song: anyValue, counter: anyValue, date: anyValue, total: anyValue }, { requiredKeys: [] })
      .map((more) => row(more));
    const body = fc.oneof(
      fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
      fc.jsonValue().map((value) => Buffer.from(JSON.stringify(value))),
      fc.array(nearRow, { maxLength: 4 }).map((readings) => Buffer.from(JSON.stringify({ readings }))),
    );
    await fc.assert(
      fc.asyncProperty(body, async (bytes) => {
        const before = (await bot.observations()).length;
        const answer = await bot.ask('/v1/readings', {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${SECRET}` },
          body: new Uint8Array(bytes),
        });
        const added = (await bot.observations()).length - before;
        if (answer.status === 200) expect(added).toBe((answer.body.recorded ?? 0) + (answer.body.waiting ?? 0));
        else {
          expect([400, 403, 422]).toContain(answer.status);
          expect(answer.body.detail).not.toBe('');
          expect(added).toBe(0);
        }
      }),
      { numRuns: 150, seed: 4 },
    );
    expect(bot.defects).toEqual([]);
  });
});
