import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { AttachedFile, ChosenChannel, FetchedFile } from '../../commands/command.ts';
import { actionOf, askingOver, type Seen } from '../support/asking.ts';
import { CHARTS } from './following.ts';

const OTHER = { server: { id: '100000000000000002', language: 'en' as const } };
const THEIRS: ChosenChannel = { ...CHARTS, id: '200000000000000010', name: 'theirs' };
const ROLE = '500000000000000001';
const THEIR_ROLE = '500000000000000002';

function attached(content: string | Uint8Array | FetchedFile, name = 'tierwatch-config.json'): AttachedFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const given = bytes instanceof Uint8Array ? { bytes } : bytes;
  return { name, sizeBytes: 1, contentType: 'application/json', fetch: async () => given };
}

function fileIn(answer: Seen): string {
  const message = 'message' in answer.reply ? answer.reply.message : { blocks: [] };
  const [block] = message.blocks.flatMap((one) => (one.type === 'file' ? [one] : []));
  if (!block) throw new Error('there is no file');
  return new TextDecoder().decode(block.bytes);
}

function menuOf(answer: Seen): { of: string; action: string } {
  const message = 'message' in answer.reply ? answer.reply.message : { blocks: [] };
  const [block] = message.blocks.flatMap((one) => (one.type === 'select' ? [one] : []));
  if (!block) throw new Error('there is no menu');
  return { of: block.menu.of, action: block.action };
}

/** A server with everything set that can be. */
async function settled() {
  const bot = await askingOver({ now: '2026-03-04' });
  await bot.type('settings channel', { channel: CHARTS });
  await bot.store.write
    .updateTable('server')
    .set({ time_zone: 'Asia/Seoul', quiet_from: 60, quiet_until: 420, digest: 'weekly', notice_channel: CHARTS.id })
    .set({ reporter_role: ROLE, passed_template: '{song} passed {level}' })
    .execute();
  await bot.store.write.updateTable('target').set({ role: ROLE, posts_an_hour: 7, forecast: 1 }).execute();
  await bot.store.write
    .insertInto('target_minimum')
    .values({ server_id: 1, channel: CHARTS.id, ladder: 'riaj-streaming', level: 'platinum' })
    .execute();
  await bot.type('settings ladders', { ladder: 'youtube-views' });
  await bot.store.write
    .insertInto('server_market')
    .values((eb) => ({
      server_id: 1,
      artist_id: eb.selectFrom('artist').select('id').where('name', '=', 'NOVA7'),
      market: 'both',
    }))
    .execute();
  await bot.type('watch song', { song: 'Paper Moon' });
  await bot.type('watch market', { market: 'jpop' });
  const added = await bot.type('song add', {
    artist: 'NOVA7',
    title: 'Quiet Harbor Nights',
    native: '静かな港の夜',
    release: '2026-03-01',
    link: 'https://youtu.be/MadeUpVid01',
  });
  await bot.press(actionOf(added, 'Follow it'));
  return bot;
}

async function imported(bot: Awaited<ReturnType<typeof askingOver>>, file: string, who = OTHER) {
  const asked = await bot.type('config import', { file: attached(file) }, who);
  expect(menuOf(asked).of).toBe('channels');
  const role = await bot.choose(menuOf(asked).action, [THEIRS], who);
  expect(menuOf(role).of).toBe('roles');
  return { asked, role, diff: await bot.choose(menuOf(role).action, [THEIR_ROLE], who) };
}

describe('/config', () => {
  test('a server’s settings, own songs and follows go over to another, with its own channels and roles', async () => {
    const bot = await settled();
    const file = fileIn(await bot.type('config export'));
    const { asked, role, diff } = await imported(bot, file);
    expect(asked.text).toContain(`The file’s channel \`${CHARTS.id}\``);
    expect(asked.text).toContain('`settings.notice_channel`');
    expect(role.text).toContain(`The file’s role \`${ROLE}\``);
    expect(diff.text).toContain('nothing was changed yet');
    expect(diff.text).toContain('`settings.digest`: `off` → `weekly`');
    expect(diff.text).toContain('Songs of its own: 1 new, 0 here already.');
    expect(diff.text).toContain('Followed: 3 new, 0 already, 0 not known here.');
    expect((await bot.type('watch list', {}, OTHER)).text).toContain('follows nothing yet');
    const done = await bot.press(actionOf(diff, 'Import'), OTHER);
    expect(done.text).toMatch(/^Imported: \d+ settings, 1 song of its own, 3 follows\.$/);
    const theirs = JSON.parse(fileIn(await bot.type('config export', {}, OTHER)));
    const swapped = file.replaceAll(CHARTS.id, THEIRS.id).replaceAll(ROLE, THEIR_ROLE);
    expect(theirs).toEqual(JSON.parse(swapped));
    const audit = await bot.store.read.selectFrom('audit').select('change').where('server_id', '=', 2).execute();
    expect(audit.map(({ change }) => JSON.parse(change).what)).toEqual(['channel', 'imported']);
  });

  test('it goes over to another database, by names', async () => {
    const bot = await settled();
    const file = fileIn(await bot.type('config export'));
    const other = await askingOver({ now: '2026-03-04' });
    const { diff } = await imported(other, file);
    await other.press(actionOf(diff, 'Import'), OTHER);
    const theirs = fileIn(await other.type('config export', {}, OTHER));
    expect(JSON.parse(theirs)).toEqual(JSON.parse(file.replaceAll(CHARTS.id, THEIRS.id).replaceAll(ROLE, THEIR_ROLE)));
  });

  test('read again in the same server, nothing is asked and nothing would change', async () => {
    const bot = await settled();
    const file = fileIn(await bot.type('config export'));
    const again = await bot.type('config import', { file: attached(file) });
    expect(again.text).toContain('Settings: all as they are.');
    expect(again.text).toContain('All of it is so already.');
    expect(again.buttons).toEqual([]);
  });

  test('a channel that nobody chose is left out, and none of another server’s is ever posted to', async () => {
    const bot = await settled();
    const file = fileIn(await bot.type('config export'));
    const asked = await bot.type('config import', { file: attached(file) }, OTHER);
    const early = await bot.press(menuOf(asked).action.replace('config-place', 'config-import'), OTHER);
    expect(early.text).toContain('Which channel is it here?');
    const role = await bot.press(actionOf(asked, 'Leave it out'), OTHER);
    const diff = await bot.press(actionOf(role, 'Leave it out'), OTHER);
    expect(diff.text).toContain('Left out: ');
    await bot.press(actionOf(diff, 'Import'), OTHER);
    const targets = await bot.store.read.selectFrom('target').select(['server_id', 'channel']).execute();
    expect(targets).toEqual([{ server_id: 1, channel: CHARTS.id }]);
    const row = await bot.store.read.selectFrom('server').selectAll().where('id', '=', 2).executeTakeFirstOrThrow();
    expect(row).toMatchObject({ notice_channel: null, reporter_role: null, digest: 'weekly', time_zone: 'Asia/Seoul' });
  });

  test('a channel where the bot may not post, or everyone’s role, is asked for again', async () => {
    const bot = await settled();
    const file = fileIn(await bot.type('config export'));
    const asked = await bot.type('config import', { file: attached(file) }, OTHER);
    const { action } = menuOf(asked);
    const refused = await bot.choose(action, [{ ...THEIRS, botMay: new Set() }], OTHER);
    expect(refused.text).toContain('There I need');
    expect((await bot.choose(action, [OTHER.server.id], OTHER)).text).toContain('That role is everyone.');
    expect((await bot.choose(action, [THEIR_ROLE], OTHER)).text).toContain('Which channel is it here?');
    const role = await bot.choose(action, [THEIRS], OTHER);
    expect(role.text).toContain('Which role is it here?');
  });

  test('what the server has besides stays, and its main channel moves with what waits there', async () => {
    const bot = await settled();
    const file = fileIn(await bot.type('config export'));
    await bot.type('settings channel', { channel: { ...CHARTS, id: '200000000000000011' } }, OTHER);
    await bot.type('watch song', { song: 'Harbor Lights' }, OTHER);
    const { diff } = await imported(bot, file);
    expect(diff.text).toContain('`channels`: `200000000000000011` → `200000000000000010`');
    await bot.press(actionOf(diff, 'Import'), OTHER);
    const targets = await bot.store.read.selectFrom('target').select('channel').where('server_id', '=', 2).execute();
    expect(targets).toEqual([{ channel: THEIRS.id }]);
    expect((await bot.type('watch list', {}, OTHER)).text).toContain('follows 4 songs');
  });

  test('a proposal is its author’s: neither another admin nor another server carries it out', async () => {
    const bot = await settled();
    const { diff } = await imported(bot, fileIn(await bot.type('config export')));
    const action = actionOf(diff, 'Import');
    for (const who of [{ ...OTHER, user: '300000000000000002' }, {}])
      expect((await bot.press(action, who)).text).toContain('older than a day, or done already');
  });

  test('an import that ends half-way says so, and pressed again does the rest and nothing twice', async () => {
    const bot = await settled();
    const more = await bot.type('song add', { artist: 'NOVA7', title: 'Stop Here' });
    await bot.press(actionOf(more, 'Follow it'));
    const file = fileIn(await bot.type('config export'));
    const other = await askingOver({ now: '2026-03-04' });
    const { diff } = await imported(other, file);
    await sql`
      create trigger made_up_fault before insert on song when new.title = 'Stop Here'
      begin select raise(abort, 'a made-up fault'); end
    `.execute(other.store.write);
    const defect = await other.press(actionOf(diff, 'Import'), OTHER).catch((error: unknown) => error);
    expect(defect).toMatchObject({ cause: { message: 'a made-up fault' } });
    const told = other.answers.failure(other.caller(OTHER), 'ref-1', defect);
    expect(JSON.stringify(told)).toContain('press the same button again for the rest: nothing is taken over twice');
    const half = JSON.parse(fileIn(await other.type('config export', {}, OTHER)));
    expect(half.settings.digest).toBe('weekly');
    expect(half.songs.map(({ title }: { title: string }) => title)).toEqual(['Quiet Harbor Nights']);
    expect(half.watches).toEqual([]);
    await sql`drop trigger made_up_fault`.execute(other.store.write);
    const done = await other.press(actionOf(diff, 'Import'), OTHER);
    expect(done.text).toBe('Imported: no setting, 1 song of its own, 4 follows.');
    const theirs = fileIn(await other.type('config export', {}, OTHER));
    expect(JSON.parse(theirs)).toEqual(JSON.parse(file.replaceAll(CHARTS.id, THEIRS.id).replaceAll(ROLE, THEIR_ROLE)));
    const changes = await other.store.read.selectFrom('audit').select('change').execute();
    const imports = changes.map(({ change }) => JSON.parse(change)).filter(({ what }) => what === 'imported');
    expect(imports.map(({ entries }) => entries > 0)).toEqual([true, true]);
  });

  test('a fault in the settings themselves changes nothing, and pressed again everything is done', async () => {
    const bot = await settled();
    const file = fileIn(await bot.type('config export'));
    const other = await askingOver({ now: '2026-03-04' });
    const { diff } = await imported(other, file);
    const before = fileIn(await other.type('config export', {}, OTHER));
    await sql`
      create trigger made_up_fault before insert on server_market begin select raise(abort, 'a made-up fault'); end
    `.execute(other.store.write);
    await expect(other.press(actionOf(diff, 'Import'), OTHER)).rejects.toThrow('a made-up fault');
    expect(fileIn(await other.type('config export', {}, OTHER))).toBe(before);
    await sql`drop trigger made_up_fault`.execute(other.store.write);
    const done = await other.press(actionOf(diff, 'Import'), OTHER);
    expect(done.text).toMatch(/^Imported: [1-9]\d* settings, 1 song of its own, 3 follows\.$/);
  });

  test('songs that find no room among a server’s own are counted in the answer', async () => {
    const bot = await settled();
    const file = fileIn(await bot.type('config export'));
    const other = await askingOver({ now: '2026-03-04' });
    const { diff } = await imported(other, file);
    await sql`
      with recursive n (i) as (select 1 union all select i + 1 from n where i < 2000)
      insert into song (key, title, aliases, origin, scope)
      select 'own-2-' || i, 'Filler ' || i, '[]', 'server', (select id from server where discord_id = ${OTHER.server.id})
      from n
    `.execute(other.store.write);
    const done = await other.press(actionOf(diff, 'Import'), OTHER);
    expect(done.text).toContain('1 song of the file found no room: a server has 2000 songs of its own at most.');
  });

  test('what was proposed a day ago is not carried out any more', async () => {
    const bot = await settled();
    const { diff } = await imported(bot, fileIn(await bot.type('config export')));
    bot.setNow('2026-03-06');
    expect((await bot.press(actionOf(diff, 'Import'), OTHER)).text).toContain('older than a day, or done already');
  });

  test('what stands twice in a file counts once, and a byte order mark is no part of it', async () => {
    const bot = await settled();
    const file = JSON.parse(fileIn(await bot.type('config export')));
    const doubled = { ...file, songs: [...file.songs, ...file.songs], watches: [...file.watches, ...file.watches] };
    const other = await askingOver({ now: '2026-03-04' });
    const { diff } = await imported(other, `\uFEFF${JSON.stringify(doubled)}`);
    expect(diff.text).toContain('Songs of its own: 1 new, 0 here already.');
    expect(diff.text).toContain('Followed: 3 new, 0 already, 0 not known here.');
    const done = await other.press(actionOf(diff, 'Import'), OTHER);
    expect(done.text).toMatch(/, 1 song of its own, 3 follows\.$/);
  });

  test('every problem of a file is listed at once, with its place', async () => {
    const bot = await settled();
    const file = JSON.parse(fileIn(await bot.type('config export')));
    file.settings.digest = 'hourly';
    file.settings.mood = 'sunny';
    file.channels[0].settings.posts_an_hour = -1;
    file.settings.passed_template = '{nonsense}';
    delete file.ladders;
    const answer = await bot.type('config import', { file: attached(JSON.stringify(file)) });
    expect(answer.text).toContain('5 things in it are not as they should be');
    expect(answer.lines.slice(1).toSorted()).toEqual([
      '- `channels.0.settings.posts_an_hour` has a value that is not allowed',
      '- `ladders` is missing',
      '- `settings.digest` has a value that is not allowed',
      '- `settings.mood` is no field of this version',
      '- `settings.passed_template` has a value that is not allowed',
    ]);
    expect(answer.buttons).toEqual([]);
  });

  test('ladders, levels and acts that are unknown here are named and left out', async () => {
    const bot = await settled();
    const file = JSON.parse(fileIn(await bot.type('config export')));
    file.ladders.push('made-up-ladder');
    file.channels[0].minimums.push({ ladder: 'riaj-streaming', level: 'kryptonite' });
    file.channels[0].wishes.push({ kind: 'artist', value: 'nobody' }, { kind: 'artist', value: 'nova7' });
    file.watches.push({ kind: 'song', key: 'nowhere', artist: 'Nobody', title: 'Nothing' });
    const answer = await bot.type('config import', { file: attached(JSON.stringify(file)) });
    for (const field of ['ladders.made-up-ladder', 'minimums.riaj-streaming.kryptonite', 'wishes.nobody'])
      expect(answer.text).toContain(field);
    expect(answer.text).toContain('1 not known here');
    expect(answer.text).toContain('“Nobody - Nothing”');
    await bot.press(actionOf(answer, 'Import'));
    const again = JSON.parse(fileIn(await bot.type('config export')));
    expect(again.channels[0].wishes).toEqual([{ kind: 'artist', value: 'nova7' }]);
    expect(again.ladders).not.toContain('made-up-ladder');
  });

  const SHIFT_JIS = new Uint8Array([0x7b, 0x22, 0x90, 0xaf, 0x8d, 0x7e, 0x82, 0xe9, 0x22, 0x7d]);
  test.each<[string, string | Uint8Array | FetchedFile, string]>([
    [
      'a newer version',
      '{"tierwatch":"config","version":2}',
      'it is version 2 of the settings file, made by a newer Tierwatch',
    ],
    ['a list of songs', '{"tierwatch":"watches","version":1,"watches":[]}', 'these are no settings of Tierwatch'],
    ['a table', 'kind,key\nsong,a\n', 'it is not JSON'],
    ['a web page', '<html></html>', 'it is a web page'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]), 'these are no settings'],
    ['Shift-JIS', SHIFT_JIS, 'not readable as UTF-8'],
    ['nothing', '', 'these are no settings of Tierwatch'],
    ['10 MB', { problem: 'too-large' }, 'it is larger than 4 MB'],
    ['what cannot be fetched', { problem: 'unreachable' }, 'Discord did not hand the file over'],
  ])('%s is refused with the reason, and nothing is changed', async (_, content, reason) => {
    const bot = await askingOver({ now: '2026-03-04' });
    const answer = await bot.type('config import', { file: attached(content) });
    expect(answer.visibility).toBe('private');
    expect(answer.text).toContain(reason);
    expect(answer.text).toContain('Nothing was changed.');
  });

  test.each(['config export', 'config import'])('/%s is for managers alone', async (command) => {
    const bot = await askingOver({ now: '2026-03-04' });
    const who = { may: { manageServer: false, manageMessages: false } };
    expect((await bot.type(command, { file: attached('') }, who)).text).toContain('Manage Server');
  });
});
