import { beforeEach, describe, expect, test } from 'vitest';
import type { Picture } from '../../src/views/picture.ts';
import { askingOver } from '../support/asking.ts';
import { addCertificate } from '../support/world.ts';

type Asking = Awaited<ReturnType<typeof askingOver>>;

const FAN = { may: { manageServer: false, manageMessages: false } };

/** Adds songs of an act, each released on the same day and certified in the months given. */
async function certifySongs({ store }: Asking, act: string, months: readonly string[], level = 'platinum') {
  const { id: artist } = await store.read
    .selectFrom('artist')
    .select('id')
    .where('key', '=', act)
    .executeTakeFirstOrThrow();
  for (const [at, month] of months.entries()) {
    const key = `${act}--more-${at}`;
    const { id } = await store.write
      .insertInto('song')
      .values({
        key,
        title: key,
        ja: null,
        ko: null,
        released: 19_723,
        version_of: null,
        version: null,
        aliases: '[]',
        origin: 'import',
        catalogue_key: null,
        digest: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await store.write
      .insertInto('song_artist')
      .values({ song_id: id, artist_id: artist, position: 0, role: 'main' })
      .execute();
    await addCertificate(store, id, 'riaj-streaming', level, month);
  }
}

describe('/market', () => {
  const drawn: Picture[] = [];
  let bot: Asking;
  beforeEach(async () => {
    drawn.length = 0;
    bot = await askingOver({
      now: '2026-03-01',
      pictures: {
        draw: async (picture) => {
          drawn.push(picture);
          return { type: 'picture', name: 'market.png', bytes: new Uint8Array(), alt: 'made up' };
        },
      },
    });
  });

  test('sets both sides beside each other from one list, and says how complete it is', async () => {
    const seen = await bot.type('market', {}, FAN);
    expect(seen.visibility).toBe('public');
    expect(seen.lines).toEqual([
      '**K-pop and J-pop side by side · RIAJ streaming certification**',
      'Songs by highest certified level, among the 3 certificates in our list: K-pop 2 · J-pop 1',
      '- Diamond: K-pop 0 · J-pop 1',
      '- Platinum: K-pop 1 · J-pop 0',
      '- Gold: K-pop 1 · J-pop 0',
      'Median days from release: not shown, as no level has 10 songs with known days on either side.',
      'Certificates of the 2025 batches in our list: K-pop 2 · J-pop 0',
      '-# Our list is partial, to the October 2025 batch, and fuller for some acts than for others: these figures describe the list, not the markets.',
      '-# An act’s market is its entry in the catalogue, not nationality; admins can change it for their server with /settings market.',
    ]);
    expect(drawn).toEqual([
      {
        kind: 'market',
        language: 'en',
        title: 'K-pop and J-pop side by side · RIAJ streaming certification',
        coverage: expect.stringContaining('Our list is partial'),
        levels: [
          { name: 'Diamond', colour: expect.any(Number) },
          { name: 'Platinum', colour: expect.any(Number) },
          { name: 'Gold', colour: expect.any(Number) },
        ],
        sides: [
          { name: 'K-pop', songs: [0, 1, 1] },
          { name: 'J-pop', songs: [1, 0, 0] },
        ],
      },
    ]);
  });

  test('shows a median with its n, and hides one of fewer than ten songs', async () => {
    // Released on 1 January 2024: 90 days to the end of March, 120 to that of April.
    const months = [...Array<string>(5).fill('2024-03'), ...Array<string>(5).fill('2024-04')];
    await certifySongs(bot, 'nova7', months);
    await certifySongs(bot, 'hoshifuru', months.slice(0, 9));
    const { lines } = await bot.type('market', {}, FAN);
    expect(lines).toContain('- Platinum: K-pop 120 (n = 11) · J-pop not shown (n = 9)');
    await certifySongs(bot, 'kumo-to-ame', ['2024-04']);
    expect((await bot.type('market', {}, FAN)).text).toContain('J-pop 105 (n = 10)');
  });

  test('keeps both sides to the period asked for, and says what has no date', async () => {
    await certifySongs(bot, 'nova7', ['2024-03', '2025-08', '2025']);
    const seen = await bot.type('market', { since: '2025年6月' }, FAN);
    expect(seen.lines[0]).toBe('**K-pop and J-pop side by side · RIAJ streaming certification · since June 2025**');
    expect(seen.lines[1]).toContain('among the 3 certificates in our list: K-pop 3 · J-pop 0');
    expect(seen.text).toContain('1 entry without a known date is left out.');
    expect(seen.text).toContain('Certificates of the 2025 batches in our list: K-pop 3 · J-pop 0');
  });

  test('counts what our numbers passed where nobody certifies, and says that it is an estimate', async () => {
    await bot.record('nova7--harbor-lights', 'spotify-plays', '2025-12-30', 99_000_000);
    await bot.record('nova7--harbor-lights', 'spotify-plays', '2026-01-10', 100_500_000);
    const seen = await bot.type('market', { ladder: 'spotify-plays' }, FAN);
    expect(seen.lines[1]).toBe(
      'Songs by highest level passed (our estimate), among those whose counts we follow: K-pop 1 · J-pop 0',
    );
    expect(seen.text).toContain('songs without a count are missing');
    expect(seen.text).not.toContain('ertificates of');
    const later = await bot.type('market', { ladder: 'spotify-plays', since: '2026-02' }, FAN);
    expect(later.text).toContain('There is nothing to set side by side here yet. Choose other certifications');
  });

  test('counts an act where the asking server counts it, and one of both markets on both sides', async () => {
    await bot.type('settings market', { artist: 'Hoshifuru', market: 'both' });
    expect((await bot.type('market', {}, FAN)).lines[1]).toContain('K-pop 3 · J-pop 1');
    expect((await bot.type('market', {}, FAN)).text).toContain('1 song counts on both sides.');
    await bot.type('settings market', { artist: 'Hoshifuru', market: 'other' });
    expect((await bot.type('market', {}, FAN)).text).toContain('1 song is of another market.');
    expect((await bot.type('market', {}, { ...FAN, server: null })).lines[1]).toContain('K-pop 2 · J-pop 1');
  });

  test('answers where comparisons are off with a sentence for the asker alone', async () => {
    await bot.type('settings compare', { switch: 'off' });
    const seen = await bot.type('market', {}, FAN);
    expect(seen.visibility).toBe('private');
    expect(seen.text).toContain('This server has switched comparing acts and markets off.');
    expect(drawn).toEqual([]);
    await bot.type('settings compare', { switch: 'on' });
    expect((await bot.type('market', {}, FAN)).visibility).toBe('public');
  });

  test('refuses a period that is unclear or still to come', async () => {
    expect((await bot.type('market', { since: 'lately' }, FAN)).text).toContain('The month “lately” is not clear.');
    expect((await bot.type('market', { since: '2027' }, FAN)).text).toContain('2027 is still to come.');
  });

  test.each(['en', 'ja', 'ko'] as const)('names nobody ahead in %s', async (language) => {
    const server = { id: '100000000000000001', language };
    const { text } = await bot.type('market', {}, { ...FAN, server, language });
    expect(text).not.toMatch(/\b(beats?|wins?|winner|ahead|lead|versus|vs)\b|👑|🏆|勝|負|1位|이기|승리|압도|🇰🇷|🇯🇵/i);
  });
});
