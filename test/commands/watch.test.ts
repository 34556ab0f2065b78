import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { AttachedFile, FetchedFile } from '../../commands/command.ts';
import { asCell, ofCell } from '../../src/domain/watch-file.ts';
import { actionOf, askingOver, type Seen } from '../support/asking.ts';
import { owedLines } from '../support/world.ts';
import { CHARTS } from './following.ts';

const OTHER = { server: { id: '100000000000000002', language: 'en' as const } };

function attached(name: string, content: string | FetchedFile | Uint8Array): AttachedFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const given = bytes instanceof Uint8Array ? { bytes } : bytes;
  return { name, sizeBytes: 1, contentType: 'text/csv', fetch: async () => given };
}

function fileIn(answer: Seen): { name: string; text: string; file: AttachedFile } {
  const message = 'message' in answer.reply ? answer.reply.message : { blocks: [] };
  const [block] = message.blocks.flatMap((one) => (one.type === 'file' ? [one] : []));
  if (!block) throw new Error('there is no file');
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(block.bytes);
  return { name: block.name, text, file: attached(block.name, block.bytes) };
}

describe('/watch market', () => {
  test('follows every song of a market, those added later too, and its levels are posted', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    await bot.type('settings channel', { channel: CHARTS });
    const answer = await bot.type('watch market', { market: 'kpop' });
    expect(answer.text).toMatch(/now follows K-pop: \d+ songs, and those added later/);
    expect((await bot.type('watch market', { market: 'kpop' })).text).toContain('follows K-pop already');
    await bot.record('nova7--paper-moon', 'oricon-streams', '2026-02-22', 99_000_000);
    await bot.record('nova7--paper-moon', 'oricon-streams', '2026-03-01', 101_000_000);
    expect(await owedLines(bot.store)).toEqual([`${CHARTS.id} riaj-streaming platinum estimated owed`]);
    expect((await bot.type('watch list')).text).toMatch(/- K-pop, all of it \(\d+ songs\)/);
    expect((await bot.suggest('watch remove', 'target', 'k-p')).map((one) => one.name)).toEqual(['K-pop']);
    expect((await bot.type('watch remove', { target: 'market:1' })).text).toContain('no longer follows K-pop');
  });

  test('another market’s songs are not followed by it', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    await bot.type('settings channel', { channel: CHARTS });
    await bot.type('watch market', { market: 'jpop' });
    expect((await bot.type('settings history')).text).toContain('follows J-pop');
    await bot.record('nova7--paper-moon', 'oricon-streams', '2026-02-22', 99_000_000);
    await bot.record('nova7--paper-moon', 'oricon-streams', '2026-03-01', 101_000_000);
    expect(await owedLines(bot.store)).toEqual([]);
  });
});

describe('/watch artist', () => {
  test('members and units are offered beside the act, and followed with it where that is asked', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    const own = await bot.type('watch artist', { artist: 'NOVA7' });
    expect(own.text).toContain('Only the act’s own songs.');
    const more = own.buttons[0]?.label ?? '';
    expect(more).toMatch(/^Follow (it|these \d+) too$/);
    expect((await bot.press(actionOf(own, more))).text).toContain('Followed too: ');
    const all = await bot.type('watch artist', { artist: 'NOVA7', with: 'all' }, OTHER);
    expect(all.text).toContain('Followed too: ');
    const lines = async (who: object) =>
      (await bot.type('watch list', {}, who)).lines.filter((line) => /^- /.test(line));
    expect((await lines({})).toSorted()).toEqual((await lines(OTHER)).toSorted());
  });
});

describe('/watch list', () => {
  test('says each song’s level and how far the next one is, a page at a time', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    await bot.record('nova7--paper-moon', 'oricon-streams', '2026-03-01', 101_000_000);
    await bot.type('watch song', { song: 'Paper Moon' });
    const list = await bot.type('watch list');
    expect(list.text).toMatch(/- Paper Moon — NOVA7 · .*Platinum.* to go to Double Platinum|at most/);
    for (let n = 0; n < 24; n += 1) {
      const added = await bot.type('song add', { artist: 'NOVA7', title: `Song of our own ${n}` });
      await bot.press(actionOf(added, 'Follow it'));
    }
    const first = await bot.type('watch list');
    expect(first.text).toContain('(page 1 of 3)');
    const second = await bot.press(actionOf(first, 'Next'));
    expect(second.text).toContain('(page 2 of 3)');
    expect(second.kind).toBe('replace');
    const third = await bot.press(actionOf(second, 'Next'));
    expect(third.buttons.map((one) => one.label)).toEqual(['Previous']);
    const seen = [first, second, third].flatMap((one) => one.lines.filter((line) => line.startsWith('- ')));
    expect(new Set(seen).size).toBe(seen.length);
    const beyond = await bot.press('watch-page:999');
    expect(beyond.text).toContain('(page 3 of 3)');
  });

  test('five thousand followed songs are listed, found and exported', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    await bot.type('watch list');
    const rows = Array.from({ length: 5_000 }, (_, index) => ({ key: `many-${index}`, title: `Many Songs ${index}` }));
    for (let at = 0; at < rows.length; at += 100)
      await bot.store.write
        .insertInto('song')
        .values(
          rows.slice(at, at + 100).map((row) => ({
            ...row,
            ja: null,
            ko: null,
            released: null,
            version_of: null,
            version: null,
            aliases: '[]',
            origin: 'import' as const,
            catalogue_key: null,
            digest: null,
          })),
        )
        .execute();
    const csv = ['key', ...rows.map((row) => row.key)].join('\n');
    const plan = await bot.type('watch import', { file: attached('many.csv', csv) });
    expect(plan.text).toContain('New: 5000 ');
    const label = 'Import 5,000 entries';
    expect((await bot.press(actionOf(plan, label))).text).toContain('now follows 5,000 more');
    expect((await bot.type('watch list')).text).toContain('(page 1 of 500)');
    const found = await bot.suggest('watch remove', 'target', 'songs 4321');
    expect(found.map((one) => one.name)).toEqual(['Many Songs 4321 — ']);
    expect(fileIn(await bot.type('watch export')).text.split('\r\n')).toHaveLength(5_002);
  });
});

describe('/watch export and import', () => {
  test('a fault half-way keeps what is followed by then, says so, and the same button follows the rest', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    await bot.type('watch list');
    await sql`
      with recursive n (i) as (select 1 union all select i + 1 from n where i < 450)
      insert into song (key, title, aliases, origin, scope) select 'many-' || i, 'Many ' || i, '[]', 'import', 0 from n
    `.execute(bot.store.write);
    const csv = ['key', ...Array.from({ length: 450 }, (_, index) => `many-${index + 1}`)].join('\n');
    const plan = await bot.type('watch import', { file: attached('many.csv', csv) });
    await sql`
      create trigger made_up_fault before insert on watch when (select count(*) from watch) >= 300
      begin select raise(abort, 'a made-up fault'); end
    `.execute(bot.store.write);
    const action = actionOf(plan, 'Import 450 entries');
    const defect = await bot.press(action).catch((error: unknown) => error);
    expect(JSON.stringify(bot.answers.failure(bot.caller(), 'ref-1', defect))).toContain('press the same button again');
    const followed = async () => (await bot.store.read.selectFrom('watch').selectAll().execute()).length;
    expect(await followed()).toBe(200);
    await sql`drop trigger made_up_fault`.execute(bot.store.write);
    expect((await bot.press(action)).text).toContain('now follows 250 more');
    expect(await followed()).toBe(450);
    const changes = await bot.store.read.selectFrom('audit').select('change').execute();
    expect(changes.map(({ change }) => JSON.parse(change).entries)).toEqual([200, 250]);
  });

  test('what one server follows is followed by another with its file, in either form', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    await bot.type('watch song', { song: 'Paper Moon' });
    await bot.type('watch artist', { artist: 'Hoshifuru' });
    await bot.type('watch market', { market: 'jpop' });
    for (const format of ['csv', 'json']) {
      const given = fileIn(await bot.type('watch export', { format }));
      expect(given.name).toBe(`tierwatch-watches.${format}`);
      const again = await bot.type('watch import', { file: given.file });
      expect(again.text).toContain('New: 0 · followed already: 3');
      expect(again.text).toContain('There is nothing new to follow.');
      const who = {
        server: { id: format === 'csv' ? '100000000000000002' : '100000000000000003', language: 'en' as const },
      };
      const plan = await bot.type('watch import', { file: given.file }, who);
      expect((await bot.type('watch list', {}, who)).text).toContain('follows nothing yet');
      const action = actionOf(plan, 'Import 3 entries');
      expect((await bot.press(action, who)).text).toContain('now follows 3 more');
      expect((await bot.press(action, who)).text).toContain('older than a day, or done already');
      expect((await bot.type('watch list', {}, who)).text).toContain('follows 3 songs, acts and markets');
    }
    expect(
      (await bot.type('watch export', {}, { server: { id: '100000000000000009', language: 'en' } })).text,
    ).toContain('follows nothing yet');
  });

  test('a table whose title stands in brackets is not taken for JSON', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    const file = attached('a.csv', '[Our songs]\nartist,title\nNOVA7,Paper Moon\n');
    expect(actionOf(await bot.type('watch import', { file }), 'Import 1 entry')).toMatch(/^watch/);
  });

  test('a plan is its author’s: neither another admin nor another server carries it out', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    const plan = await bot.type('watch import', { file: attached('a.csv', 'artist,title\nNOVA7,Paper Moon\n') });
    const action = actionOf(plan, 'Import 1 entry');
    for (const who of [{ user: '300000000000000002' }, OTHER])
      expect((await bot.press(action, who)).text).toContain('older than a day, or done already');
    expect((await bot.press(action)).text).toContain('now follows 1 more');
  });

  test('names are understood in any script, repeated rows are said, unknown ones get suggestions', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    await bot.type('watch song', { song: 'Paper Moon' });
    const csv = [
      '\uFEFFkind,artist,title',
      'song,NOVA7,Harbor Lights',
      'song,nova7,HARBOR LIGHTS',
      'song,NOVA7,Paper Moon',
      'song,NOVA7,Papre Moon',
      ',星降る,',
      'market,,',
    ].join('\r\n');
    const plan = await bot.type('watch import', { file: attached('typed.csv', csv) });
    expect(plan.text).toContain('New: 2 · followed already: 1 · twice in the file: 1 · not understood: 2');
    expect(plan.text).toContain('line 5: “NOVA7 - Papre Moon”. Meant: NOVA7 - Paper Moon');
    expect((await bot.press(actionOf(plan, 'Import 2 entries'))).text).toContain('now follows 2 more');
  });

  test('a title that would be a formula is exported as text, read back as it was, and never executed', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    const titles = [
      '=HYPERLINK("https://example.org","x")',
      '+1 Song',
      '-Minus',
      '@home',
      '＝Wide',
      "'=Quoted",
      'Plain, "quoted"',
    ];
    for (const title of titles) {
      const added = await bot.type('song add', { artist: 'NOVA7', title });
      expect((await bot.press(actionOf(added, 'Follow it'))).text).toContain('now follows');
    }
    const { text, file } = fileIn(await bot.type('watch export'));
    const cells = text
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.split(',NOVA7,')[1] ?? '');
    for (const cell of cells) expect(cell).toMatch(/^"?('|Plain)/);
    const again = await bot.type('watch import', { file });
    expect(again.text).toContain(`New: 0 · followed already: ${titles.length}`);
    // Where the keys mean nothing, as in another database, the titles do.
    const byName = text.replaceAll(/^song,[^,]+,/gm, 'song,,');
    expect((await bot.type('watch import', { file: attached('names.csv', byName) })).text).toContain(
      `New: 0 · followed already: ${titles.length}`,
    );
    const formula = attached('formula.csv', 'artist,title\nNOVA7,"=cmd|\' /C calc\'!A0"\n');
    expect((await bot.type('watch import', { file: formula })).text).toContain('not understood: 1');
    for (const value of [...titles, '\tTab', '\rReturn', "''=Twice", "It's", "'Quote"])
      expect(ofCell(asCell(value))).toBe(value);
  });

  test('lines above the heading are left out, and the answer names them', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    const csv = 'Our songs, by *us*\n\nartist,title\nNOVA7,Paper Moon\n';
    const plan = await bot.type('watch import', { file: attached('a.csv', csv) });
    expect(plan.text).toContain('New: 1 ');
    expect(plan.text).toContain('Left out, because it stands above the line that names the columns:');
    expect(plan.text).toContain('- line 1: “Our songs, by \\*us\\*”.');
  });

  test('JSON may have a title beside its list', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    const json = JSON.stringify({ title: 'Our songs', songs: [{ artist: 'NOVA7', title: 'Paper Moon' }] });
    expect((await bot.type('watch import', { file: attached('a.json', json) })).text).toContain('New: 1 ');
  });

  const SHIFT_JIS = new Uint8Array([
    0x61, 0x72, 0x74, 0x69, 0x73, 0x74, 0x0a, 0x90, 0xaf, 0x8d, 0x7e, 0x82, 0xe9, 0x0a,
  ]);
  const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]);
  test.each<[string, string, string | Uint8Array | FetchedFile, string]>([
    ['a picture', 'cat.png', PNG, 'it is no text file. Save the table as CSV'],
    ['10 MB', 'big.csv', { problem: 'too-large' }, 'it is larger than 2 MB. Split it'],
    ['10 MB that Discord called small', 'big.csv', `artist\n${'x'.repeat(10_000_000)}`, 'it is larger than 2 MB'],
    ['100,000 rows', 'many.csv', `key\n${'a\n'.repeat(100_000)}`, 'it has more than 10,000 rows. Split it'],
    [
      '100,000 rows of JSON',
      'many.json',
      JSON.stringify(Array.from({ length: 100_000 }, () => 'a')),
      'more than 10,000 rows',
    ],
    ['Shift-JIS', 'sjis.csv', SHIFT_JIS, 'not readable as UTF-8 (Shift-JIS'],
    ['UTF-16', 'utf16.csv', new Uint8Array([0xff, 0xfe, 0x61, 0, 0x62, 0]), 'not readable as UTF-8'],
    ['nothing', 'empty.csv', '', 'nothing is in it'],
    ['a mark and nothing', 'empty.csv', '\uFEFF', 'nothing is in it'],
    ['a header alone', 'header.csv', 'kind,key,artist,title\n', 'nothing is in it'],
    ['a web page', 'page.csv', '<!doctype html><html></html>', 'it is a web page'],
    ['other columns', 'other.csv', 'rank,streams\n1,2\n', 'the first line found is “rank,streams”'],
    ['JSON without a list', 'one.json', '{"artist":"NOVA7"}', 'it has no list, or several'],
    ['JSON with two lists', 'two.json', '{"songs":["a"],"acts":["b"]}', 'it has no list, or several'],
    ['other JSON of the bot', 'config.json', '{"tierwatch":"config","targets":[]}', 'it has no list, or several'],
    ['an open quote', 'quote.csv', 'artist,title\nNOVA7,"Paper\n', 'a quotation mark is opened and not closed'],
    ['broken JSON', 'broken.json', '{"watches": [', 'it is not JSON'],
    ['a newer file', 'new.json', '{"tierwatch":"watches","version":2,"watches":[]}', 'a newer Tierwatch wrote it'],
    ['what cannot be fetched', 'gone.csv', { problem: 'unreachable' }, 'Discord did not hand the file over'],
  ])('%s is refused with the reason and what to do, and nothing is changed', async (_, name, content, reason) => {
    const bot = await askingOver({ now: '2026-03-04' });
    const answer = await bot.type('watch import', { file: attached(name, content) });
    expect(answer.visibility).toBe('private');
    expect(answer.text).toContain(reason);
    expect(answer.text).toContain('Nothing was changed.');
    expect(answer.buttons).toEqual([]);
    const inKorean = await bot.type('watch import', { file: attached(name, content) }, { language: 'ko' });
    expect(inKorean.text).toContain('바뀐 것이 없습니다');
  });
});
