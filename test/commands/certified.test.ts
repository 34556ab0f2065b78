import { beforeEach, describe, expect, test } from 'vitest';
import { actionOf, askingOver } from '../support/asking.ts';

type Asking = Awaited<ReturnType<typeof askingOver>>;

const FAN = { may: { manageServer: false, manageMessages: false } };

async function songs({ store }: Asking, artist: string) {
  return store.read
    .selectFrom('song')
    .innerJoin('song_artist', 'song_artist.song_id', 'song.id')
    .innerJoin('artist', 'artist.id', 'song_artist.artist_id')
    .select(['song.id', 'song.title'])
    .where('artist.name', '=', artist)
    .orderBy('song.id')
    .execute();
}

/** Enters a certificate for everybody, or for a server alone. */
async function certify(
  { store }: Asking,
  song: number,
  level: string,
  month: string | null,
  { scope = 0, source = 'https://example.org/batch' } = {},
) {
  await store.write
    .insertInto('certificate')
    .values({
      song_id: song,
      ladder: 'riaj-streaming',
      level,
      scope,
      month,
      source,
      remark: '',
      learnt_at: 0,
      gone_at: null,
    })
    .execute();
}

describe('/certified', () => {
  let bot: Asking;
  beforeEach(async () => {
    bot = await askingOver({ now: '2026-03-01' });
  });

  test('lists everything that our list has, the newest batch first, each with its source', async () => {
    const seen = await bot.type('certified', {}, FAN);
    expect(seen.visibility).toBe('public');
    expect(seen.lines).toEqual([
      '**RIAJ certified**: 3 certificates of 3 songs in our list',
      'Songs by highest level, among the 3 in our list: Diamond 1 · Platinum 1 · Gold 1',
      '**October 2025**',
      '- Harbor Lights — NOVA7 · Platinum · [source](<https://example.com/made-up>)',
      '**June 2025**',
      '- Slow Rain — Mirae Club · Gold · [source](<https://example.com/made-up>)',
      '**July 2024**',
      '- Ao no Kanata — Hoshifuru · Diamond · [source](<https://example.com/made-up>)',
      '-# Our list is partial, to the October 2025 batch: what is missing in it may be certified all the same.',
    ]);
  });

  test('shows an act’s certificates by level, those no longer given marked so', async () => {
    const [harbor, second] = await songs(bot, 'NOVA7');
    await certify(bot, harbor?.id ?? 0, 'gold', '2025-01');
    await certify(bot, second?.id ?? 0, 'gold', null);
    const seen = await bot.type('certified', { artist: 'NOVA7' }, FAN);
    expect(seen.lines.slice(0, 4)).toEqual([
      '**NOVA7** · RIAJ certified: 3 certificates of 2 songs in our list',
      'Songs by highest level, among the 2 in our list: Platinum 1 · Gold 1',
      '**Platinum**',
      '- Harbor Lights — NOVA7 · October 2025 · [source](<https://example.com/made-up>)',
    ]);
    expect(seen.lines[4]).toBe('**Gold (given until December 2025)**');
    expect(seen.lines.slice(5, 7)).toEqual([
      '- Harbor Lights — NOVA7 · January 2025 · [source](<https://example.org/batch>)',
      '- Harbor Lights \\(Japanese version\\) — NOVA7 · in a month not known · [source](<https://example.org/batch>)',
    ]);
  });

  test('does not say that an act has none, only that our partial list has none', async () => {
    const seen = await bot.type('certified', { artist: 'Kumo to Ame' }, FAN);
    expect(seen.lines).toEqual([
      '**Kumo to Ame** · RIAJ certified: no certificate in our list',
      'Not in our list of certificates (partial, to the October 2025 batch).',
    ]);
  });

  test('says of a batch whether our list has all of it, a part, or nothing', async () => {
    const month = '2025年10月度';
    expect((await bot.type('certified', { month }, FAN)).lines.slice(0, 3)).toEqual([
      '**October 2025** · RIAJ certified: 1 certificate of 1 song in our list',
      '**Platinum**',
      '- Harbor Lights — NOVA7 · [source](<https://example.com/made-up>)',
    ]);
    expect((await bot.type('certified', { month }, FAN)).lines.at(-1)).toBe('-# Our list has only part of this batch.');
    await bot.store.write
      .updateTable('certificate_batch')
      .set({ coverage: 'full' })
      .where('month', '=', '2025-10')
      .execute();
    expect((await bot.type('certified', { month }, FAN)).lines.at(-1)).toBe('-# Our list has all of this batch.');
    expect((await bot.type('certified', { month, artist: 'Hoshifuru' }, FAN)).lines.at(-1)).toBe(
      'Not among the certificates of October 2025, all of which our list has.',
    );
    expect((await bot.type('certified', { month: '2026-01' }, FAN)).lines.at(-1)).toBe(
      'Our list has nothing from the January 2026 batch.',
    );
  });

  test('takes a level alone, and refuses one that nobody gives', async () => {
    const seen = await bot.type('certified', { level: 'ダイヤモンド' }, FAN);
    expect(seen.lines[0]).toBe('**Diamond** · RIAJ certified: 1 certificate of 1 song in our list');
    expect((await bot.type('certified', { level: 'Bronze' }, FAN)).text).toContain(
      'There is no certified level “Bronze”',
    );
  });

  test('leaves out what was taken back, and shows a server’s own to that server alone', async () => {
    const [, second, third] = await songs(bot, 'NOVA7');
    const { id } = await bot.store.write
      .insertInto('server')
      .values({ discord_id: '100000000000000001', language: 'en', created_at: 0, left_at: null })
      .returning('id')
      .executeTakeFirstOrThrow();
    await certify(bot, second?.id ?? 0, 'platinum', '2025-10', { scope: id });
    await certify(bot, third?.id ?? 0, 'platinum', '2025-10', { scope: id + 1 });
    await bot.store.write
      .updateTable('certificate')
      .set({ withdrawn_at: 1 })
      .where('source', '=', 'https://example.com/made-up')
      .execute();
    const seen = await bot.type('certified', { artist: 'NOVA7' }, FAN);
    expect(seen.lines[0]).toBe('**NOVA7** · RIAJ certified: 1 certificate of 1 song in our list');
    expect(seen.text).toContain('entered by this server');
    expect((await bot.type('certified', { artist: 'NOVA7' }, { ...FAN, server: null })).text).toContain(
      'Not in our list',
    );
  });

  test('turns pages for who asked, and shows others a page of their own', async () => {
    const all = await bot.store.read.selectFrom('song').select('id').orderBy('id').execute();
    for (const { id } of all)
      for (const level of ['silver', 'double-platinum']) await certify(bot, id, level, '2021-11');
    const seen = await bot.type('certified', { month: '2021-11' }, FAN);
    const pages = Math.ceil((all.length * 2) / 10);
    expect(seen.text).toContain(`Page 1 of ${pages}`);
    const next = actionOf(seen, 'Next');
    expect(next.length).toBeLessThanOrEqual(100);
    const turned = await bot.press(next, FAN);
    expect(turned).toMatchObject({ kind: 'replace' });
    expect(turned.text).toContain(`Page 2 of ${pages}`);
    const others = await bot.press(next, { ...FAN, user: '300000000000000009', language: 'ja' });
    expect(others).toMatchObject({ kind: 'message', visibility: 'private' });
    expect(others.text).toContain(`2/${pages}ページ`);
    expect(actionOf(turned, 'Previous')).not.toBe(next);
  });

  test('fits Discord’s limits with the longest sources that can be entered', async () => {
    const all = await bot.store.read.selectFrom('song').select('id').orderBy('id').limit(10).execute();
    for (const { id } of all)
      await certify(bot, id, 'double-diamond', '2025-09', { source: `https://example.org/${'x'.repeat(975)}` });
    const seen = await bot.type('certified', { month: '2025-09' }, FAN);
    expect(seen.text.length).toBeLessThan(4_000);
    expect(seen.text).toContain('source: example.org');
  });

  test('suggests the batches that our list has something of', async () => {
    const months = await bot.suggest('certified', 'month', '2025', FAN);
    expect(months.map(({ value }) => value)).toEqual(['2025-10', '2025-06']);
  });
});
