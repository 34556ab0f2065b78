import { describe, expect, test } from 'vitest';
import { askingOver, type Seen } from '../support/asking.ts';
import { CHARTS } from '../support/ledger-rows.ts';
import { owedLines } from '../support/world.ts';

/** Songs of the made-up catalogue: of a K-pop act, and of a J-pop act that has no certificate for it. */
const PAPER = 'nova7--paper-moon';
const YOAKE = 'hoshifuru--yoake-mae';
const NOVA7 = { artist: 'NOVA7' };
const HOSHIFURU = { artist: 'Hoshifuru' };

/** A server of many, with a channel of its own. */
function numbered(n: number) {
  return { server: { id: `10000000000000000${n}`, language: 'en' as const }, channel: `20000000000000000${n}` };
}

async function followingKpop(...servers: ReturnType<typeof numbered>[]) {
  const bot = await askingOver({ now: '2026-03-04' });
  for (const who of servers) {
    await bot.type('settings channel', { channel: { ...CHARTS, id: who.channel } }, who);
    await bot.type('settings ladders', { ladder: 'youtube-views' }, who);
    await bot.type('watch market', { market: 'kpop' }, who);
  }
  return {
    ...bot,
    /** Lets a song pass 100 million plays. */
    pass: async (song: string) => {
      await bot.record(song, 'oricon-streams', '2026-02-22', 99_000_000);
      await bot.record(song, 'oricon-streams', '2026-03-01', 100_412_000);
    },
    /** Lets a song pass 10 million views of its video. */
    passOnVideo: async (song: string) => {
      await bot.record(song, 'youtube-views', '2026-03-01', 9_900_000);
      await bot.record(song, 'youtube-views', '2026-03-02', 10_010_000);
    },
    /** The channels that are owed something. */
    told: async () => (await owedLines(bot.store)).map((line) => line.split(' ')[0]).toSorted(),
  };
}

function songsOf(answer: Seen): number {
  return Number(/(\d+) songs/.exec(answer.text)?.[1]);
}

const [ONE, TWO, THREE] = [numbered(1), numbered(2), numbered(3)];

describe('a server that follows a market', () => {
  test.each(['kpop', 'both'])('hears of an act that it counts there (%s), and others do not', async (market) => {
    const bot = await followingKpop(ONE, TWO);
    await bot.type('settings market', { ...HOSHIFURU, market }, ONE);
    await bot.pass(YOAKE);
    expect(await bot.told()).toEqual([ONE.channel]);
  });

  test.each(['jpop', 'other'])(
    'does not hear of an act that it counts elsewhere (%s), and others do',
    async (market) => {
      const bot = await followingKpop(ONE, TWO);
      await bot.type('settings market', { ...NOVA7, market }, ONE);
      await bot.pass(PAPER);
      expect(await bot.told()).toEqual([TWO.channel]);
    },
  );

  test('hears of what it follows by itself, wherever the act counts', async () => {
    const bot = await followingKpop(ONE, TWO, THREE);
    for (const who of [ONE, TWO, THREE]) await bot.type('settings market', { ...NOVA7, market: 'other' }, who);
    await bot.type('watch artist', NOVA7, ONE);
    await bot.type('watch song', { song: 'Paper Moon' }, TWO);
    await bot.pass(PAPER);
    expect(await bot.told()).toEqual([ONE.channel, TWO.channel]);
  });

  test('hears of a song by an act of another market too, while it counts one of its acts there', async () => {
    const bot = await followingKpop(ONE, TWO);
    const { id } = await bot.store.read
      .selectFrom('artist')
      .select('id')
      .where('name', '=', 'Hoshifuru')
      .executeTakeFirstOrThrow();
    const { song_id } = await bot.store.read
      .selectFrom('song_artist')
      .innerJoin('song', 'song.id', 'song_artist.song_id')
      .select('song_id')
      .where('song.key', '=', PAPER)
      .executeTakeFirstOrThrow();
    await bot.store.write
      .insertInto('song_artist')
      .values({ song_id, artist_id: id, position: 1, role: 'main' })
      .execute();
    await bot.type('settings market', { ...NOVA7, market: 'other' }, ONE);
    await bot.type('settings market', { ...HOSHIFURU, market: 'both' }, ONE);
    await bot.type('settings market', { ...NOVA7, market: 'other' }, TWO);
    await bot.pass(PAPER);
    expect(await bot.told()).toEqual([ONE.channel]);
  });
});

describe('what a change of an act’s market changes', () => {
  test('what a song passed before it is not announced, what it passes afterwards is', async () => {
    const bot = await followingKpop(ONE);
    await bot.pass(YOAKE);
    const answer = await bot.type('settings market', { ...HOSHIFURU, market: 'both' }, ONE);
    expect(answer.text).toContain('what comes from now on is posted, what was before is not');
    await bot.record(YOAKE, 'oricon-streams', '2026-03-03', 101_000_000);
    expect(await owedLines(bot.store)).toEqual([]);
    const why = await bot.type('announcements why', { song: 'Yoake Mae' }, ONE);
    expect(why.text).not.toContain('does not follow');
    expect(why.text).toContain('or the act’s market were set otherwise then');
    await bot.passOnVideo(YOAKE);
    expect(await owedLines(bot.store)).toEqual([`${ONE.channel} youtube-views 10m estimated owed`]);
  });

  test('is not told that an act is followed no more which it follows by itself', async () => {
    const bot = await followingKpop(ONE);
    await bot.type('watch artist', NOVA7, ONE);
    const answer = await bot.type('settings market', { ...NOVA7, market: 'jpop' }, ONE);
    expect(answer.text).toContain('J-pop');
    expect(answer.text).not.toContain('any more');
  });

  test('what is owed stays owed, as it does where a market is followed no more', async () => {
    const bot = await followingKpop(ONE, TWO, THREE);
    await bot.pass(PAPER);
    const owed = await owedLines(bot.store);
    const answer = await bot.type('settings market', { ...NOVA7, market: 'jpop' }, ONE);
    expect(answer.text).toContain('It counts in no market that this server follows any more');
    await bot.type('watch remove', { target: 'market:1' }, TWO);
    expect(owed).toHaveLength(3);
    expect(await owedLines(bot.store)).toEqual(owed);
    await bot.passOnVideo(PAPER);
    expect(await owedLines(bot.store)).toEqual([...owed, `${THREE.channel} youtube-views 10m estimated owed`]);
    for (const who of [ONE, TWO])
      expect((await bot.type('announcements why', { song: 'Paper Moon' }, who)).text).toContain('does not follow');
  });

  test('taking it back follows the catalogue again', async () => {
    const bot = await followingKpop(ONE);
    await bot.type('settings market', { ...NOVA7, market: 'jpop' }, ONE);
    const answer = await bot.type('settings market', { ...NOVA7, market: 'catalogue' }, ONE);
    expect(answer.text).toContain('This server follows that market');
    await bot.pass(PAPER);
    expect(await bot.told()).toEqual([ONE.channel]);
  });

  test('nothing is said of following where that stays as it was', async () => {
    const bot = await followingKpop(ONE);
    for (const market of ['both', 'kpop', 'catalogue'])
      expect((await bot.type('settings market', { ...NOVA7, market }, ONE)).text).not.toMatch(/follow/);
    expect((await bot.type('settings market', { ...HOSHIFURU, market: 'other' }, ONE)).text).not.toMatch(/follow/);
  });
});

describe('what is shown of a followed market', () => {
  test('counts the songs of the acts that the server counts there, in /watch market, /watch list and /doctor', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    const [kpop, jpop] = [await bot.type('watch market', { market: 'kpop' }), await acts(bot, 'Hoshifuru')];
    expect(jpop).toBeGreaterThan(0);
    await bot.type('settings market', { ...HOSHIFURU, market: 'both' });
    expect(songsOf(await bot.type('watch list'))).toBe(songsOf(kpop) + jpop);
    expect(songsOf(await bot.type('doctor'))).toBe(songsOf(kpop) + jpop);
    const nova7 = await acts(bot, 'NOVA7');
    await bot.type('settings market', { ...NOVA7, market: 'other' });
    expect(songsOf(await bot.type('watch list'))).toBe(songsOf(kpop) + jpop - nova7);
    expect(songsOf(await bot.type('doctor'))).toBe(songsOf(kpop) + jpop - nova7);
    await bot.type('watch remove', { target: 'market:1' });
    expect(songsOf(await bot.type('watch market', { market: 'kpop' }))).toBe(songsOf(kpop) + jpop - nova7);
    expect(songsOf(await bot.type('watch market', { market: 'kpop' }, TWO))).toBe(songsOf(kpop));
  });

  test('/closest lists what is followed by it', async () => {
    const bot = await followingKpop(ONE, TWO);
    for (const song of [PAPER, YOAKE]) await bot.record(song, 'oricon-streams', '2026-03-01', 96_000_000);
    await bot.type('settings market', { ...HOSHIFURU, market: 'kpop' }, ONE);
    await bot.type('settings market', { ...NOVA7, market: 'jpop' }, ONE);
    const ofOne = (await bot.type('closest', { scope: 'followed' }, ONE)).text;
    expect(ofOne).toContain('Yoake Mae');
    expect(ofOne).not.toContain('Paper Moon');
    const ofTwo = (await bot.type('closest', { scope: 'followed' }, TWO)).text;
    expect(ofTwo).toContain('Paper Moon');
    expect(ofTwo).not.toContain('Yoake Mae');
  });

  test('before a figure is saved it is said that it will be posted, where it will', async () => {
    const bot = await followingKpop(ONE, TWO);
    await bot.record(YOAKE, 'oricon-streams', '2026-02-15', 97_000_000);
    await bot.record(YOAKE, 'oricon-streams', '2026-02-22', 99_000_000);
    await bot.type('settings market', { ...HOSHIFURU, market: 'both' }, ONE);
    const figure = { song: 'Yoake Mae', source: 'oricon-streams', value: '100.36M' };
    expect((await bot.type('record number', figure, ONE)).text).toContain(`Will be posted in <#${ONE.channel}>`);
    expect((await bot.type('record number', figure, TWO)).text).not.toContain('Will be posted');
  });
});

async function acts({ store }: Awaited<ReturnType<typeof askingOver>>, name: string): Promise<number> {
  const rows = await store.read
    .selectFrom('song_artist')
    .innerJoin('artist', 'artist.id', 'song_artist.artist_id')
    .select('song_id')
    .where('artist.name', '=', name)
    .where('role', '=', 'main')
    .execute();
  return rows.length;
}
