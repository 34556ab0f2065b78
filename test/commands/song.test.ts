import { describe, expect, test } from 'vitest';
import { actionOf, askingOver } from '../support/asking.ts';
import { addServer } from '../support/world.ts';
import { CHARTS } from './following.ts';

const OTHER = { server: { id: '100000000000000002', language: 'en' as const } };
const VIDEO = 'https://youtu.be/MadeUpVid01';

async function adding() {
  const bot = await askingOver({ now: '2026-03-04' });
  const add = (more: Record<string, string> = {}, who = {}) =>
    bot.type('song add', { artist: 'NOVA7', title: 'Quiet Harbor Nights', ...more }, who);
  return { ...bot, add };
}

describe('/song add', () => {
  test('a song that is added is found in its own server, by its names and its link, and nowhere else', async () => {
    const bot = await adding();
    const native = '静かな港の夜';
    const answer = await bot.add({ native, release: '2026年3月1日', link: VIDEO });
    expect(answer.visibility).toBe('private');
    expect(answer.text).toContain('Added: Quiet Harbor Nights — NOVA7');
    const asked = { may: { manageServer: false, manageMessages: false } };
    for (const song of ['Quiet Harbor Nights', native, VIDEO, 'nova7 harbor nights']) {
      expect((await bot.type('tier', { song }, asked)).text).toContain('Quiet Harbor Nights — NOVA7');
      const elsewhere = await bot.type('tier', { song }, { ...asked, ...OTHER });
      expect(elsewhere.text).not.toContain('Quiet Harbor Nights — NOVA7');
      const outside = await bot.type('tier', { song }, { ...asked, server: null });
      expect(outside.text).not.toContain('Quiet Harbor Nights — NOVA7');
    }
    const named = async (more: object) =>
      (await bot.suggest('tier', 'song', 'quiet har', { ...asked, ...more })).map((one) => one.name);
    expect(await named({})).toContain('Quiet Harbor Nights — NOVA7');
    expect(await named(OTHER)).toEqual([]);
  });

  test('the row of another server’s song means nothing: not as an option, not behind a button', async () => {
    const bot = await adding();
    await bot.add();
    const { id } = await bot.store.read
      .selectFrom('song')
      .select('id')
      .where('title', '=', 'Quiet Harbor Nights')
      .executeTakeFirstOrThrow();
    await bot.type('watch list', {}, OTHER);
    for (const answer of [
      await bot.type('watch song', { song: `song:${id}` }, OTHER),
      await bot.type('tier', { song: `song:${id}` }, OTHER),
      await bot.press(`milestones:${id} riaj-streaming`, OTHER),
      await bot.press(`song-follow:${id}`, OTHER),
      await bot.press(`song-remove:${id}`, OTHER),
    ])
      expect(answer.text).not.toContain('Quiet Harbor Nights — NOVA7');
    expect((await bot.type('watch list', {}, OTHER)).text).toContain('follows nothing yet');
    expect((await bot.type('tier', { song: `song:${id}` })).text).toContain('Quiet Harbor Nights');
  });

  test('a new act is asked about where one of that name may be meant, and stays the server’s own', async () => {
    const bot = await adding();
    const asked = await bot.type('song add', { artist: 'NOVA 77', title: 'First Light' });
    expect(asked.text).toContain('No act is called “NOVA 77” here.');
    expect(asked.buttons.map((button) => button.label)).toContain('A new act');
    const added = await bot.press(actionOf(asked, 'A new act'));
    expect(added.text).toContain('Added: First Light — NOVA 77');
    expect((await bot.suggest('watch artist', 'artist', 'NOVA 77')).map((one) => one.name)).toContain('NOVA 77');
    await bot.type('watch list', {}, OTHER);
    const elsewhere = await bot.suggest('watch artist', 'artist', 'NOVA 77', OTHER);
    expect(elsewhere.map((one) => one.name)).not.toContain('NOVA 77');
  });

  test('what is there already, by a name in any script or by a link, is offered instead', async () => {
    const bot = await adding();
    const same = await bot.add({ title: 'paper  MOON!' });
    expect(same.text).toContain('is here already, so nothing was added: Paper Moon — NOVA7');
    const followed = await bot.press(actionOf(same, 'Follow it'));
    expect(followed.text).toContain('now follows Paper Moon — NOVA7');
    await bot.add({ native: '静かな港の夜', link: VIDEO });
    expect((await bot.add({ title: '静かな港の夜' })).text).toContain('is here already');
    expect((await bot.add({ title: 'Another Title', link: VIDEO })).text).toContain(
      'That link is of a song that is here',
    );
    const count = await bot.store.read.selectFrom('song').select('id').where('scope', '<>', 0).execute();
    expect(count).toHaveLength(1);
  });

  test('says of each link whether its figures come by themselves, and only where that is true', async () => {
    const check = { setting: null, answeredAt: null, pause: null };
    const bot = await askingOver({
      now: '2026-03-04',
      doctor: {
        sources: async () => [
          { ...check, source: 'youtube', site: 'youtube', state: 'on' },
          { ...check, source: 'lastfm', site: 'lastfm', state: 'off', setting: 'LASTFM_API_KEY' },
        ],
      },
    });
    const lastfm = 'https://www.last.fm/music/NOVA7/_/Quiet+Harbor';
    const spotify = 'https://open.spotify.com/track/MadeUpTrack0000000009Q';
    const given = { artist: 'NOVA7', title: 'Quiet Harbor', link: `${VIDEO} ${lastfm} ${spotify}` };
    const added = await bot.type('song add', given);
    expect(added.lines).toEqual([
      'Added: Quiet Harbor — NOVA7. It is found in this server only.',
      'YouTube is asked for its number by itself from now on.',
      'This bot does not ask Last.fm for numbers; they come from /record number.',
      'Spotify tells no bot how often a song was played; its figures come from /record number.',
    ]);
    const another = await bot.type('song link', { song: 'Quiet Harbor', link: 'https://youtu.be/MadeUpVid02' });
    expect(another.text).toContain('Its number at YouTube comes from `MadeUpVid01` alone.');
    const same = await bot.type('song link', { song: 'Quiet Harbor', link: VIDEO }, { language: 'ja' });
    expect(same.text).toContain('YouTube の数値は今後自動で取得します。');
    const none = await bot.type('song add', { artist: 'NOVA7', title: 'Without Links' });
    expect(none.text).toContain('its figures come from /record number');
  });

  test('two servers may add the same song and the same link, each its own', async () => {
    const bot = await adding();
    await bot.add({ link: VIDEO });
    expect((await bot.add({ link: VIDEO }, OTHER)).text).toContain('Added: Quiet Harbor Nights');
  });

  test('who runs the bot is asked whether it is for this server or for every one', async () => {
    const bot = await adding();
    const asked = await bot.add({}, { operator: true });
    expect(asked.text).toContain('Nothing was added yet');
    const added = await bot.press(actionOf(asked, 'Every server'), { operator: true });
    expect(added.text).toContain('Added for every server');
    expect((await bot.type('tier', { song: 'Quiet Harbor Nights' }, OTHER)).text).toContain(
      'Quiet Harbor Nights — NOVA7',
    );
    const again = await bot.press(actionOf(asked, 'Every server'), { operator: true });
    expect(again.text).toContain('older than a day, or done already');
  });

  test('a button that says every server does nothing for everybody in other hands', async () => {
    const bot = await adding();
    const asked = await bot.add({}, { operator: true });
    const added = await bot.press(actionOf(asked, 'Every server'));
    expect(added.text).toContain('Added: Quiet Harbor Nights');
    expect((await bot.type('tier', { song: 'Quiet Harbor Nights' }, OTHER)).text).not.toContain(
      'Harbor Nights — NOVA7',
    );
  });

  test.each([
    [{ title: ' ' }, 'A name has 1 to 100 characters on one line'],
    [{ title: 'two\nlines' }, 'A name has 1 to 100 characters on one line'],
    [{ title: 'x'.repeat(101) }, 'A name has 1 to 100 characters on one line'],
    [{ release: '3/9' }, 'is no day with its year'],
    [{ release: '2026-02-30' }, 'is no day with its year'],
    [{ link: 'https://example.org/song' }, 'Not recognised: '],
    [{ link: `${VIDEO} https://open.spotify.com/album/x` }, 'Not recognised: '],
  ])('%j is refused with the reason, and nothing is added', async (more, reason) => {
    const bot = await adding();
    expect((await bot.add(more)).text).toContain(reason);
    expect((await bot.type('tier', { song: 'Quiet Harbor Nights' })).text).not.toContain('Harbor Nights — NOVA7');
  });

  test('a server has two thousand songs of its own at most, and is told so', async () => {
    const bot = await adding();
    await bot.add();
    const rows = Array.from({ length: 1_999 }, (_, index) => ({
      key: `own-1-filler-${index}`,
      title: `Filler ${index}`,
      aliases: '[]',
      origin: 'server' as const,
      scope: 1,
    }));
    for (let at = 0; at < rows.length; at += 50)
      await bot.store.write
        .insertInto('song')
        .values(
          rows.slice(at, at + 50).map((row) => ({
            ...row,
            ja: null,
            ko: null,
            released: null,
            version_of: null,
            version: null,
            catalogue_key: null,
            digest: null,
          })),
        )
        .execute();
    expect((await bot.add({ title: 'One Too Many' })).text).toContain('has 2000 songs of its own already');
  });
});

describe('the other steps', () => {
  test('an own song is edited and linked; everybody’s are not', async () => {
    const bot = await adding();
    await bot.add();
    const edited = await bot.type('song edit', {
      song: 'Quiet Harbor Nights',
      title: 'Quiet Harbour',
      native: '고요한 항구',
    });
    expect(edited.text).toContain('Changed: Quiet Harbour — NOVA7');
    expect((await bot.type('tier', { song: '고요한 항구' })).text).toContain('Quiet Harbour');
    const links = `https://www.last.fm/music/NOVA7/_/Quiet+Harbour https://musicbrainz.org/recording/01234567-89ab-cdef-0123-456789abcdef`;
    const linked = await bot.type('song link', { song: 'Quiet Harbour', link: links });
    expect(linked.lines.filter((line) => line.includes('pasted here, it is found'))).toHaveLength(2);
    expect((await bot.type('tier', { song: links.split(' ')[1] ?? '' })).text).toContain('Quiet Harbour');
    for (const command of ['song edit', 'song link', 'song remove'])
      expect((await bot.type(command, { song: 'Paper Moon', title: 'X', link: VIDEO })).text).toContain(
        'Paper Moon — NOVA7 is everybody’s',
      );
    const same = await bot.type('song edit', { song: 'Quiet Harbour', title: 'Paper Moon' });
    expect(same.text).toContain('Another song is called so already: Paper Moon');
  });

  test('what would be lost is said before a song is removed, and everything goes with it', async () => {
    const bot = await adding();
    await bot.type('settings channel', { channel: CHARTS });
    await bot.add({ link: VIDEO });
    await bot.type('watch song', { song: 'Quiet Harbor Nights' });
    const typed = { song: 'Quiet Harbor Nights', source: 'oricon-streams', value: '1,000,000' };
    const preview = await bot.type('record number', typed);
    await bot.press(actionOf(preview, 'Save'));
    const asked = await bot.type('song remove', { song: 'Quiet Harbor Nights' });
    expect(asked.text).toContain('1 figure, no certificate, 1 follow, no entry of the log');
    expect((await bot.press(actionOf(asked, 'Keep it'))).text).toBe('Nothing was removed.');
    const removed = await bot.press(actionOf(asked, 'Remove it'));
    expect(removed.text).toBe('Removed: Quiet Harbor Nights — NOVA7.');
    expect((await bot.type('watch list')).text).toContain('follows nothing yet');
    expect((await bot.type('tier', { song: 'Quiet Harbor Nights' })).text).not.toContain('Harbor Nights — NOVA7');
    expect((await bot.add({ link: VIDEO })).text).toContain('Added: ');
  });

  test('no server makes another’s channel speak: a level of an own song by an act that others follow is posted at home', async () => {
    const bot = await adding();
    await bot.type('settings channel', { channel: CHARTS });
    await bot.type('watch artist', { artist: 'NOVA7' });
    const { id: act } = await bot.store.read
      .selectFrom('artist')
      .select('id')
      .where('name', '=', 'NOVA7')
      .executeTakeFirstOrThrow();
    await addServer(bot.store, '100000000000000002', { artists: [act], ladders: ['riaj-streaming'] });
    await bot.add();
    const { key } = await bot.store.read
      .selectFrom('song')
      .select('key')
      .where('title', '=', 'Quiet Harbor Nights')
      .executeTakeFirstOrThrow();
    // By a number that counts everywhere, as the operator may record one.
    await bot.record(key, 'oricon-streams', '2026-02-22', 99_000_000);
    await bot.record(key, 'oricon-streams', '2026-03-01', 101_000_000);
    const owed = await bot.store.read.selectFrom('announcement').select('channel').execute();
    expect(owed).toEqual([{ channel: CHARTS.id }]);
  });
});

test('who added, changed and removed what is noted', async () => {
  const bot = await adding();
  await bot.add();
  await bot.type('song link', { song: 'Quiet Harbor Nights', link: VIDEO });
  const asked = await bot.type('song remove', { song: 'Quiet Harbor Nights' });
  await bot.press(actionOf(asked, 'Remove it'));
  const rows = await bot.store.read.selectFrom('audit').select(['by', 'change']).orderBy('id').execute();
  expect(rows.map(({ change }) => JSON.parse(change))).toEqual(
    ['song-added', 'song-changed', 'song-removed'].map((what) => ({ what, name: 'Quiet Harbor Nights — NOVA7' })),
  );
  expect(new Set(rows.map(({ by }) => by))).toEqual(new Set(['300000000000000001']));
});

test.each(['song add', 'song edit', 'song link', 'song remove'])('/%s is for managers alone', async (command) => {
  const bot = await adding();
  const who = { may: { manageServer: false, manageMessages: false } };
  const answer = await bot.type(command, { artist: 'NOVA7', title: 'X', song: 'X', link: VIDEO }, who);
  expect(answer.text).toContain('Manage Server');
});
