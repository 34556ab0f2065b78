import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Terminal } from '../../src/cli/import.ts';
import { type CertificationOptions, importCertificationsFile } from '../../src/cli/import-certifications.ts';
import { openStore, type Store } from '../../src/store/database.ts';
import { noonInJapan } from '../support/asking.ts';
import { dump, shippedDatabase, temporaryFolder } from '../support/store.ts';
import { addServer, owedLines } from '../support/world.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SHARED = join(ROOT, '..', 'shared', 'data', 'riaj_certifications.csv');
const HEADER = 'song,level,month,source,remark';

/** A terminal over a database of its own, ten days after the batch of March 2026 was published. */
function workplace(now = '2026-05-08') {
  const folder = temporaryFolder();
  const lines: string[] = [];
  const terminal: Terminal = {
    root: ROOT,
    databasePath: shippedDatabase(folder),
    print: (line) => lines.push(line),
    interactive: false,
    clock: () => noonInJapan(now),
  };
  const look = async <T>(work: (store: Store) => Promise<T>): Promise<T> => {
    const store = await openStore(terminal.databasePath);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  };
  const path = join(folder, 'list.csv');
  return {
    lines,
    look,
    /** What the command says of a list, and its exit code. */
    imported: async (content: string | Uint8Array, options: CertificationOptions = {}) => {
      lines.length = 0;
      writeFileSync(path, content);
      const code = await importCertificationsFile(terminal, path, options);
      return { code, text: lines.join('\n').replaceAll(path, 'list.csv') };
    },
    follow: (songs: readonly string[]) =>
      look(async (store) => {
        const rows = await store.read.selectFrom('song').select('id').where('key', 'in', songs).execute();
        await addServer(store, 'fans', { ladders: ['riaj-streaming'], songs: rows.map((row) => row.id) });
      }),
  };
}

const list = (...rows: string[]) => `${HEADER}\n${rows.join('\n')}\n`;
const PAGE = 'https://example.org/batch';
const UNKNOWN = 'There is no such song';

test('lines above the heading are left out, and each is named', async () => {
  const at = workplace();
  const { code, text } = await at.imported(`Batch of March\n${list(`bts--idol,platinum,2025-03,${PAGE},`)}`);
  expect([code, text.split('\n')[0]]).toEqual([
    0,
    'list.csv: line 1 stands above the heading and was left out: "Batch of March"',
  ]);
});

async function certificates(store: Store) {
  const rows = await store.read
    .selectFrom('certificate')
    .innerJoin('song', 'song.id', 'certificate.song_id')
    .select(['song.key', 'certificate.level', 'certificate.month', 'certificate.source', 'certificate.remark'])
    .where('certificate.origin', '=', 'operator')
    .orderBy('certificate.id')
    .execute();
  return rows.map((row) => `${row.key} ${row.level} ${row.month} ${row.source} ${row.remark}`.trim());
}

describe.skipIf(!existsSync(SHARED))('a list of 229 published certificates', () => {
  test('finds every one of its songs, and says nothing that the shipped list does not', async () => {
    const at = workplace();
    const first = await at.imported(readFileSync(SHARED));
    expect(first).toEqual({
      code: 0,
      text: 'list.csv: 229 rows: 0 new, 229 known already, 0 changed, 0 unknown. 0 announcements owed.',
    });
  });
});

describe('import certifications', () => {
  test('new certificates of a fresh batch are recorded, and owed to whoever follows their songs', async () => {
    const at = workplace();
    await at.imported(list());
    await at.follow(['bts--idol', 'aespa--whiplash']);
    const rows = [`bts--idol,double-platinum,2026-03,${PAGE},`, `aespa--whiplash,double-platinum,2026-03,${PAGE},`];
    const answer = await at.imported(list(...rows), { published: '2026-04-28' });
    expect(answer).toEqual({
      code: 0,
      text: `list.csv: new to the list, and kept as partial: 2026-03. If the file has everything of a batch, import it again with --full and its month.
list.csv: 2 rows: 2 new, 0 known already, 0 changed, 0 unknown. 2 announcements owed.`,
    });
    expect(await at.look(owedLines)).toEqual([
      'channel-of-fans riaj-streaming double-platinum certified owed',
      'channel-of-fans riaj-streaming double-platinum certified owed',
    ]);
    const batches = await at.look((store) =>
      store.read
        .selectFrom('certificate_batch')
        .select(['month', 'coverage', 'published'])
        .where('origin', '=', 'operator')
        .execute(),
    );
    expect(batches).toEqual([{ month: '2026-03', coverage: 'partial', published: 20_571 }]);
  });

  test('twice changes nothing', async () => {
    const at = workplace();
    const rows = list(`bts--idol,double-platinum,2026-03,${PAGE},seen`);
    await at.imported(rows, { published: '2026-04-28', full: ['2026-03'] });
    const before = await at.look(dump);
    const again = await at.imported(rows, { published: '2026-04-28', full: ['2026-03'] });
    expect(again.text).toContain('0 new, 1 known already, 0 changed, 0 unknown. 0 announcements owed.');
    expect(await at.look(dump)).toEqual(before);
  });

  test('columns are found by name in any order, behind a byte order mark, in the words of the association', async () => {
    const at = workplace();
    const csv = `\uFEFF認定月;作品名;備考;認定区分;アーティスト名;出典
2026年3月度;IDOL;;ダブル・プラチナ;防弾少年団;${PAGE} (second page)
２０２６年３月;Whiplash;;ﾀﾞﾌﾞﾙﾌﾟﾗﾁﾅ;ａｅｓｐａ;${PAGE}
令和8年3月度;Dynamite;;ダブル・ダイヤモンド認定;BTS;${PAGE}
`;
    expect((await at.imported(csv)).text).toContain('3 rows: 3 new');
    expect(await at.look(certificates)).toEqual([
      `bts--idol double-platinum 2026-03 ${PAGE} second page`,
      `aespa--whiplash double-platinum 2026-03 ${PAGE}`,
      `bts--dynamite double-diamond 2026-03 ${PAGE}`,
    ]);
  });

  test('a dry run says what would happen and writes nothing', async () => {
    const at = workplace();
    await at.imported(list());
    await at.follow(['bts--idol']);
    const before = await at.look(dump);
    const answer = await at.imported(list(`bts--idol,double-platinum,2026-03,${PAGE},`), { dryRun: true });
    expect(answer.text).toContain('1 new, 0 known already, 0 changed, 0 unknown. 1 announcements owed.');
    expect(answer.text).toContain('(dry run: nothing was written)');
    expect(await at.look(dump)).toEqual(before);
  });

  test('every problem of a file is told with its row and what to do, and nothing of it is taken', async () => {
    const at = workplace();
    const { code, text } = await at.imported(
      list(
        `bts--idol,double-platinum,2026-03,${PAGE},`,
        `bts--idol,titanium,2026-03,${PAGE},`,
        `bts--idol,gold,2026-03,${PAGE},`,
        `bts--idol,triple-platinum,March,${PAGE},`,
        `bts--idol,triple-platinum,2026-04-28,${PAGE},`,
        `bts--idol,triple-platinum,2026-07,${PAGE},`,
        'bts--idol,triple-platinum,2026-03,,',
        'bts--idol,triple-platinum,2026-03,a newspaper,',
        `,triple-platinum,2026-03,${PAGE},`,
        `bts--dope,platinum,2026-03,${PAGE},unverified: the search said so`,
        'bts--dope,platinum',
      ),
    );
    expect(code).toBe(1);
    expect(text).toMatch(/line 3: there is no level "titanium"; write one of: silver \(シルバー\), gold/);
    expect(text).toMatch(/line 4: gold was not given in 2026-03 \(it ended with 2025-12\); .*Given then: platinum,/);
    expect(text).toContain('line 5: the month is "March"; write it as 2025-04 or 2025年4月');
    expect(text).toContain('line 6: the month is "2026-04-28", a day within a month');
    expect(text).toContain('line 7: the month is "2026-07", which is after today (2026-05-08)');
    expect(text).toContain('line 8: the page that says so is missing');
    expect(text).toContain('line 9: source is "a newspaper", not a web address');
    expect(text).toContain('line 10: no song is named');
    expect(text).toContain('line 11: this row is an unverified proposal; look it up');
    expect(text).toContain('line 12: 2 values where the header has 5 columns');
    expect(text).toMatch(/nothing of this file was taken\.$/);
    expect(await at.look(certificates)).toEqual([]);
  });

  test('rows of one certificate with different months refuse the file; equal ones are one', async () => {
    const at = workplace();
    const row = (month: string) => `bts--idol,double-platinum,${month},${PAGE},`;
    const { code, text } = await at.imported(list(row('2026-02'), `BTS - IDOL,double-platinum,2026-03,${PAGE},`));
    expect(code).toBe(1);
    expect(text).toContain('line 3: BTS - IDOL, double-platinum stands on line 2 already, with another month');
    expect(await at.look(certificates)).toEqual([]);
    expect((await at.imported(list(row('2026-03'), row('2026-03')))).text).toContain('2 rows: 1 new');
  });

  test('an unknown song is left out with what may be meant and how to add it; the rest goes in', async () => {
    const at = workplace();
    const csv = `artist,title,native_artist,native_title,level,certified,source
BTS,IDOLL,,,double-platinum,2026-03,${PAGE}
Qqqq Zzzz,${UNKNOWN},,名もない曲,platinum,2026-03,${PAGE}
aespa,Whiplash,,,double-platinum,2026-03,${PAGE}
`;
    const { code, text } = await at.imported(csv, { full: ['2026-03'] });
    expect(code).toBe(1);
    expect(text).toMatch(/line 2: no song "BTS - IDOLL" is known\. Left out\. Meant: .*bts--idol /);
    expect(text).toContain(`line 3: no song "Qqqq Zzzz - ${UNKNOWN}" is known. Left out.`);
    expect(text).toContain('1 new, 0 known already, 0 changed, 2 unknown.');
    expect(text).toContain('2026-03 is kept as partial: some of its songs are unknown.');
    expect(text).toContain('to add those that are new, import again with --add-songs');
    expect(await at.look(certificates)).toEqual([`aespa--whiplash double-platinum 2026-03 ${PAGE}`]);
  });

  test('with --add-songs an unknown song and its act are added, and the search finds them', async () => {
    const at = workplace();
    const csv = `artist,title,native_title,level,certified,source
Qqqq Zzzz,${UNKNOWN},名もない曲,platinum,2026-03,${PAGE}
Qqqq Zzzz,${UNKNOWN},名もない曲,double-platinum,2026-03,${PAGE}
aespa,Qqqq,,platinum,2026-03,${PAGE}
`;
    const { code, text } = await at.imported(csv, { addSongs: true, full: ['2026-03'] });
    expect(code).toBe(0);
    expect(text).toContain('3 rows: 3 new, 0 known already, 0 changed, 0 unknown.');
    expect(text).toContain(`added to the songs: Qqqq Zzzz - ${UNKNOWN}`);
    const songs = await at.look((store) =>
      store.read
        .selectFrom('song')
        .innerJoin('song_artist', 'song_artist.song_id', 'song.id')
        .innerJoin('artist', 'artist.id', 'song_artist.artist_id')
        .select(['song.key', 'song.ja', 'artist.key as act'])
        .where('song.origin', '=', 'import')
        .orderBy('song.id')
        .execute(),
    );
    expect(songs).toEqual([
      { key: 'qqqq-zzzz--there-is-no-such-song', ja: '名もない曲', act: 'qqqq-zzzz' },
      { key: 'aespa--qqqq', ja: null, act: 'aespa' },
    ]);
    expect((await at.imported(csv, { addSongs: true })).text).toContain('0 new, 3 known already');
  });

  test('a corrected month changes the certificate and its crossing, and is not announced', async () => {
    const at = workplace();
    await at.imported(list());
    await at.follow(['bts--idol']);
    await at.imported(list(`bts--idol,double-platinum,2026-02,${PAGE},`));
    const answer = await at.imported(list(`bts--idol,double-platinum,2026-03,${PAGE},`));
    expect(answer.text).toContain('0 new, 0 known already, 1 changed, 0 unknown. 0 announcements owed.');
    expect(await at.look(certificates)).toEqual([`bts--idol double-platinum 2026-03 ${PAGE}`]);
    expect(await at.look(owedLines)).toHaveLength(1);
  });

  test('what an operator took back is brought again by no list, neither an own one nor the shipped one', async () => {
    const at = workplace();
    const shipped = `bts--boy-with-luv,silver,2020-05,${PAGE},`;
    await at.imported(list());
    await at.look(async (store) => {
      await store.write.updateTable('certificate').set({ withdrawn_at: 1 }).where('level', '=', 'silver').execute();
      await store.write.deleteFrom('meta').where('key', '=', 'catalogue.digest').execute();
    });
    const { text } = await at.imported(list(shipped));
    expect(text).toContain(
      'left out, because it was taken back as mistaken: bts--boy-with-luv, silver. If it is right, enter it with /certificates add.',
    );
    const back = await at.look((store) =>
      store.read
        .selectFrom('certificate')
        .select('id')
        .where('level', '=', 'silver')
        .where('withdrawn_at', 'is', null)
        .execute(),
    );
    expect(back).toEqual([]);
  });

  test('a list that knows less takes nothing away', async () => {
    const at = workplace();
    await at.imported(list(`bts--idol,double-platinum,2026-03,${PAGE},on page 2`));
    expect((await at.imported(list(`bts--idol,double-platinum,,${PAGE},`))).text).toContain('1 known already');
    expect(await at.look(certificates)).toEqual([`bts--idol double-platinum 2026-03 ${PAGE} on page 2`]);
  });

  test('only the two latest batches are news, and only for 14 days after publication', async () => {
    const at = workplace();
    await at.imported(list());
    await at.follow(['bts--idol', 'aespa--whiplash', 'bts--dynamite']);
    const rows = [
      `bts--idol,double-platinum,2026-01,${PAGE},`,
      `aespa--whiplash,double-platinum,2026-02,${PAGE},`,
      `bts--dynamite,double-diamond,2026-03,${PAGE},`,
    ];
    const late = await at.imported(list(...rows), { published: '2026-04-23' });
    expect(late.text).toContain('1 announcements owed, 2 too old to announce.');
    expect(await at.look(owedLines)).toEqual([
      'channel-of-fans riaj-streaming double-platinum certified skipped (too-old)',
      'channel-of-fans riaj-streaming double-platinum certified owed',
      'channel-of-fans riaj-streaming double-diamond certified skipped (too-old)',
    ]);
  });

  test('what an operator entered stays when the shipped list is loaded again', async () => {
    const at = workplace();
    const idol = `bts--idol,double-platinum,2026-03,${PAGE},`;
    const corrected = `bts--boy-with-luv,silver,2020-05,${PAGE},`;
    await at.imported(list(idol, corrected), { full: ['2026-03'] });
    await at.look((store) => store.write.deleteFrom('meta').where('key', '=', 'catalogue.digest').execute());
    const { text } = await at.imported(list(idol, corrected));
    expect(text).toContain('0 new, 2 known already, 0 changed');
    const gone = await at.look((store) =>
      store.read.selectFrom('certificate').select('id').where('gone_at', 'is not', null).execute(),
    );
    expect(gone).toEqual([]);
    const batch = await at.look((store) =>
      store.read.selectFrom('certificate_batch').select('coverage').where('month', '=', '2026-03').execute(),
    );
    expect(batch).toEqual([{ coverage: 'full' }]);
  });

  test.each([
    [{ source: 'nowhere' }, '--source is "nowhere", not a web address'],
    [{ published: '28.4.2026' }, '--published is "28.4.2026"; write the day as YYYY-MM-DD'],
    [{ published: '2026-01-30' }, '--published does not fit the newest batch in the file (2026-03)'],
    [{ published: '2026-05-09' }, '--published does not fit the newest batch in the file (2026-03)'],
    [{ full: ['March'] }, '--full is "March"; write the batch month as YYYY-MM'],
    [{ full: ['2026-02'] }, '--full names 2026-02, and no row has that month'],
  ])('an option that cannot be meant is refused: %j', async (options, words) => {
    const at = workplace();
    const { code, text } = await at.imported(list(`bts--idol,double-platinum,2026-03,${PAGE},`), options);
    expect(code).toBe(1);
    expect(text).toContain(words);
    expect(await at.look(certificates)).toEqual([]);
  });

  test('one page for all rows can be given beside the file', async () => {
    const at = workplace();
    const { text } = await at.imported('song,level,month\nbts--idol,double-platinum,2026-03\n', { source: PAGE });
    expect(text).toContain('1 new');
    expect(await at.look(certificates)).toEqual([`bts--idol double-platinum 2026-03 ${PAGE}`]);
  });

  test('a title that several songs share asks which, and takes none', async () => {
    const at = workplace();
    const titles = await at.imported(list()).then(() =>
      at.look((store) =>
        store.read
          .selectFrom('song')
          .select('title')
          .where('version', 'is', null)
          .groupBy('title')
          .having(({ fn }) => fn.countAll(), '>', 1)
          .orderBy('title')
          .limit(1)
          .execute(),
      ),
    );
    const { code, text } = await at.imported(list(`"${titles[0]?.title}",platinum,2026-03,${PAGE},`));
    expect(code).toBe(1);
    expect(text).toMatch(/line 2: ".*" may be several songs\. Write the key of one into the column "song": .+ \| /);
    expect(await at.look(certificates)).toEqual([]);
  });
});
