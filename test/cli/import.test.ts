import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { importReadingsFiles, importSpotifyCharts, type Terminal } from '../../src/cli/import.ts';
import { dayOf } from '../../src/domain/day.ts';
import { createCatalogue } from '../../src/store/catalogue.ts';
import { openStore } from '../../src/store/database.ts';
import { finishImports, importReadings } from '../../src/tracker/import-readings.ts';
import { noonInJapan } from '../support/asking.ts';
import { shippedRules } from '../support/rules.ts';
import { dump, shippedDatabase, temporaryFolder } from '../support/store.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const HEADER = 'rank,uri,artist_names,track_name,source,peak_rank,previous_rank,days_on_chart,streams';

function workplace({ now = '2026-03-04', isNew = false } = {}) {
  const folder = temporaryFolder();
  const lines: string[] = [];
  const terminal: Terminal = {
    root: ROOT,
    databasePath: isNew ? join(folder, 'tierwatch.db') : shippedDatabase(folder),
    print: (line) => lines.push(line),
    interactive: false,
    clock: () => noonInJapan(now),
  };
  return {
    folder,
    lines,
    terminal,
    file: (name: string, content: string | Uint8Array) => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    chart: (day: string, streams: number, title = 'Made Up') =>
      `${HEADER}\n1,"spotify:track:0000000000000000000001","Nobody Known","${title}","label",1,1,1,"${streams}"\n`.replace(
        'rank,',
        day === '' ? 'rank,' : '\uFEFFrank,',
      ),
    /** Does something with the database that the commands wrote. */
    look: async <T>(work: (store: Awaited<ReturnType<typeof openStore>>) => Promise<T>) => {
      const store = await openStore(terminal.databasePath);
      try {
        return await work(store);
      } finally {
        await store.close();
      }
    },
  };
}

/** What every file of a folder holds, by name. */
function filesIn(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(entries.map(({ name }) => [name, readFileSync(join(folder, name), 'latin1')]));
}

describe('import spotify-charts', () => {
  test('a song that nobody knew is added with its acts, and the sum of its days is its count', async () => {
    const at = workplace();
    const files = ['2026-03-01', '2026-03-02'].map((day, index) =>
      at.file(`regional-jp-daily-${day}.csv`, at.chart(day, 100 + index)),
    );
    expect(await importSpotifyCharts(at.terminal, files)).toBe(0);
    const rows = await at.look((store) =>
      store.read
        .selectFrom('latest')
        .innerJoin('song', 'song.id', 'latest.song_id')
        .innerJoin('song_artist', 'song_artist.song_id', 'song.id')
        .innerJoin('artist', 'artist.id', 'song_artist.artist_id')
        .innerJoin('counter', 'counter.id', 'latest.counter_id')
        .select(['song.title', 'artist.name', 'counter.key', 'latest.count'])
        .execute(),
    );
    expect(rows).toEqual([{ title: 'Made Up', name: 'Nobody Known', key: 'spotify-chart-jp', count: 201 }]);
    expect(at.lines.at(-2)).toBe('2 files: 2 imported (2 rows), 0 there already, 0 refused.');
  });

  test('weekly files feed a counter of their own', async () => {
    const at = workplace();
    const weekly = at.chart('', 700).replace('days_on_chart', 'weeks_on_chart');
    expect(await importSpotifyCharts(at.terminal, [at.file('regional-jp-weekly-2026-02-26.csv', weekly)])).toBe(0);
    const counters = await at.look((store) => store.read.selectFrom('counter').select('key').execute());
    expect(counters).toContainEqual({ key: 'spotify-chart-jp-weekly' });
    expect(counters).not.toContainEqual({ key: 'spotify-chart-jp' });
  });

  test('of a bad file nothing is kept, the others go in, and the summary says what happened to each', async () => {
    const at = workplace();
    const good = at.file('regional-jp-daily-2026-03-01.csv', at.chart('2026-03-01', 100));
    const bad = [
      at.file('regional-jp-daily-2026-03-02.csv', at.chart('', -5)),
      at.file('regional-jp-daily-2026-02-30.csv', at.chart('', 5)),
      at.file('regional-jp-daily-2026-03-03.csv', ''),
      at.file('regional-jp-daily-2026-02-27.csv', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0])),
      at.file('regional-jp-daily-2026-02-26.csv', at.chart('', 5).replace(',track_name', '')),
      at.file('regional-jp-daily-2026-02-25.csv', at.chart('', 5).replaceAll('\n', '\r')),
      join(at.folder, 'regional-jp-daily-2026-02-24.csv'),
      at.file('regional-xx-daily-2026-02-23.csv', at.chart('', 5)),
    ];
    expect(await importSpotifyCharts(at.terminal, [good, ...bad])).toBe(1);
    expect(at.lines.at(-2)).toBe('9 files: 1 imported (1 row), 0 there already, 8 refused.');
    for (const path of bad)
      expect(
        at.lines.some((line) => line.includes(path)),
        path,
      ).toBe(true);
    expect(at.lines.join('\n')).toMatch(/regional-jp-daily-2026-03-02\.csv: line 2: .*streams/);
    const days = await at.look((store) => store.read.selectFrom('chart_day').select('streams').execute());
    expect(days).toEqual([{ streams: 100 }]);
  });

  test('the same files again change nothing, other numbers for the same day are refused', async () => {
    const at = workplace();
    const path = at.file('regional-jp-daily-2026-03-01.csv', at.chart('2026-03-01', 100));
    await importSpotifyCharts(at.terminal, [path]);
    const before = await at.look(dump);
    expect(await importSpotifyCharts(at.terminal, [path])).toBe(0);
    expect(await at.look(dump)).toEqual(before);
    at.file('regional-jp-daily-2026-03-01.csv', at.chart('2026-03-01', 101, 'Another Title'));
    expect(await importSpotifyCharts(at.terminal, [path])).toBe(1);
    expect(at.lines.join('\n')).toContain('has 2026-03-01 already, with other numbers. The first ones were kept.');
    expect(await at.look(dump)).toEqual(before);
  });

  test('with --replace the numbers of a day are taken anew, and levels they no longer reach are taken back', async () => {
    const at = workplace();
    const days = ['2026-02-27', '2026-02-28', '2026-03-01'];
    const files = days.map((day) => at.file(`regional-jp-daily-${day}.csv`, at.chart(day, 600_000)));
    await importSpotifyCharts(at.terminal, files);
    at.file('regional-jp-daily-2026-02-28.csv', at.chart('2026-02-28', 100_000));
    at.file('regional-jp-daily-2026-03-01.csv', at.chart('2026-03-01', 100_000));
    expect(await importSpotifyCharts(at.terminal, files, { replace: true })).toBe(0);
    const latest = await at.look((store) => store.read.selectFrom('latest').select(['count', 'day']).execute());
    expect(latest).toEqual([{ count: 800_000, day: dayOf('2026-03-01') }]);
    expect(at.lines.join('\n')).toContain(
      'do not reach what the old ones had crossed: spotify-0000000000000000000001 spotify-chart-jp 1m',
    );
    at.file('regional-jp-daily-2026-02-28.csv', at.chart('2026-02-28', 700_000));
    await importSpotifyCharts(at.terminal, files, { replace: true });
    const crossings = await at.look((store) =>
      store.read
        .selectFrom('crossing')
        .select(['level', 'generation'])
        .where('kind', '=', 'estimated')
        .where('retracted_at', 'is', null)
        .execute(),
    );
    expect(crossings).toEqual([{ level: '1m', generation: 1 }]);
  });
});

describe('import readings', () => {
  const rows = (...lines: string[]) => `date,song,counter,count,link\n${lines.join('\n')}\n`;

  test('a number goes in with its link, by a song’s key or its name', async () => {
    const at = workplace();
    const path = at.file(
      'numbers.csv',
      rows(
        '2026-02-22,bts--dynamite,oricon-streams,"610,000,000",https://example.com/a',
        '2026-03-01,BTS - Dynamite,oricon-streams,611000000,',
      ),
    );
    expect(await importReadingsFiles(at.terminal, [path], false)).toBe(0);
    expect(at.lines[0]).toContain('2 rows: 2 new, 0 known already, 0 waiting for a check.');
    const latest = await at.look((store) => store.read.selectFrom('latest').select(['count', 'link']).execute());
    expect(latest).toEqual([{ count: 611_000_000, link: null }]);
  });

  test('lines above the heading are left out, and each is named', async () => {
    const at = workplace();
    const table = rows('2026-03-01,BTS - Dynamite,oricon-streams,6億1100万回,');
    const path = at.file('numbers.csv', `Streams, as of 1 March\n\n${table}`);
    expect(await importReadingsFiles(at.terminal, [path], false)).toBe(0);
    expect(at.lines).toEqual([
      `${path}: line 1 stands above the heading and was left out: "Streams, as of 1 March"`,
      expect.stringContaining('1 row: 1 new, 0 known already, 0 waiting for a check.'),
    ]);
    const latest = await at.look((store) => store.read.selectFrom('latest').select('count').execute());
    expect(latest).toEqual([{ count: 611_000_000 }]);
  });

  test('a dry run says what would happen and writes nothing', async () => {
    const at = workplace();
    const path = at.file('numbers.csv', rows('2026-03-01,bts--dynamite,oricon-streams,611000000,'));
    await importReadingsFiles(at.terminal, [at.file('empty.csv', '')], false);
    const before = await at.look(dump);
    const files = filesIn(at.folder);
    expect(await importReadingsFiles(at.terminal, [path], true)).toBe(0);
    expect(at.lines.at(-1)).toContain('1 new');
    expect(at.lines.at(-1)).toContain('(dry run: nothing was written)');
    expect(filesIn(at.folder)).toEqual(files);
    expect(await at.look(dump)).toEqual(before);
  });

  test('a dry run without a database makes none, and leaves no copy behind', async () => {
    const at = workplace({ isNew: true });
    const path = at.file('numbers.csv', rows('2026-03-01,bts--dynamite,oricon-streams,611000000,'));
    const copies = join(at.folder, 'copies');
    mkdirSync(copies);
    vi.stubEnv('TMPDIR', copies);
    onTestFinished(() => void vi.unstubAllEnvs());
    const files = filesIn(at.folder);
    expect(await importReadingsFiles(at.terminal, [path], true)).toBe(0);
    expect(at.lines.at(-1)).toContain('1 new');
    expect(filesIn(at.folder)).toEqual(files);
    expect(readdirSync(copies)).toEqual([]);
  });

  test('a dry run beside a bot that writes neither waits for it nor keeps it waiting', async () => {
    const at = workplace();
    const path = at.file('numbers.csv', rows('2026-03-01,bts--dynamite,oricon-streams,611000000,'));
    await importReadingsFiles(at.terminal, [at.file('empty.csv', '')], false);
    await at.look(async (store) => {
      await store.write.transaction().execute(async (trx) => {
        await trx.insertInto('meta').values({ key: 'bot', value: 'wrote' }).execute();
        expect(await importReadingsFiles(at.terminal, [path], true)).toBe(0);
      });
      expect(at.lines.at(-1)).toContain('1 new');
      expect(await store.read.selectFrom('observation').selectAll().execute()).toEqual([]);
    });
  });

  test('a file that another command is reading in is left to it', async () => {
    const at = workplace();
    const content = rows('2026-03-01,bts--dynamite,oricon-streams,611000000,');
    const path = at.file('numbers.csv', content);
    await importReadingsFiles(at.terminal, [at.file('empty.csv', '')], false);
    await at.look(async (store) => {
      const other: number[] = [];
      const pause = async () => {
        if (other.length === 0) other.push(await importReadingsFiles(at.terminal, [path], false));
      };
      const file = { name: 'numbers.csv', read: () => new TextEncoder().encode(content) };
      const { clock } = at.terminal;
      const parts = { store, rules: shippedRules(), clock, catalogue: createCatalogue(store), pause };
      expect(await importReadings(parts, file, false)).toMatchObject({ state: 'imported', accepted: 1 });
      expect(other).toEqual([1]);
    });
    expect(at.lines.at(-1)).toContain('numbers.csv: is being imported by another command at this moment.');
  });

  test('the same file again changes nothing', async () => {
    const at = workplace();
    const path = at.file('numbers.csv', rows('2026-03-01,bts--dynamite,oricon-streams,611000000,'));
    await importReadingsFiles(at.terminal, [path], false);
    const before = await at.look(dump);
    expect(await importReadingsFiles(at.terminal, [path], false)).toBe(0);
    expect(at.lines.at(-1)).toContain('imported before; nothing changed');
    expect(await at.look(dump)).toEqual(before);
  });

  test('an unknown song or counter refuses the whole file, with lines and what may have been meant', async () => {
    const at = workplace();
    const path = at.file(
      'numbers.csv',
      rows(
        '2026-03-01,bts--dynamite,oricon-streams,611000000,',
        '2026-03-01,Dynamiet,oricon-streams,1000,',
        '2026-03-01,bts--dynamite,oricon,1000,',
        '2026-03-01,bts--dynamite,spotify-chart-jp,1000,',
      ),
    );
    expect(await importReadingsFiles(at.terminal, [path], false)).toBe(1);
    const text = at.lines.join('\n');
    expect(text).toMatch(/line 3: no song "Dynamiet" is known.*Meant: .*bts--dynamite/);
    expect(text).toMatch(/line 4: there is no counter "oricon"\. Use one of: .*oricon-streams/);
    expect(text).toMatch(/line 5: "spotify-chart-jp" is the sum of chart days/);
    expect(await at.look((store) => store.read.selectFrom('observation').selectAll().execute())).toEqual([]);
  });

  test('a number that cannot be right waits for a check, and the rest goes in', async () => {
    const at = workplace();
    const path = at.file(
      'numbers.csv',
      rows(
        '2026-02-15,bts--dynamite,oricon-streams,610000000,',
        '2026-02-22,bts--dynamite,oricon-streams,611000000,',
        '2026-03-01,bts--dynamite,oricon-streams,61200000,',
      ),
    );
    expect(await importReadingsFiles(at.terminal, [path], false)).toBe(0);
    expect(at.lines[0]).toContain('2 new, 0 known already, 1 waiting for a check');
    expect(at.lines[1]).toContain('BTS - Dynamite, oricon-streams, 2026-03-01, 61200000: it is lower');
  });

  test('an import that a crash cut off is finished at the next start, once', async () => {
    const at = workplace();
    const lines = Array.from({ length: 450 }, (_, index) => {
      const day = new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(0, 10);
      return `${day},bts--dynamite,oricon-streams,${600_000_000 + index * 100_000},`;
    });
    await importReadingsFiles(at.terminal, [at.file('empty.csv', '')], false);
    const file = { name: 'numbers.csv', read: () => new TextEncoder().encode(rows(...lines)) };
    const { clock } = at.terminal;
    await at.look(async (store) => {
      let pauses = 0;
      const pause = async () => {
        pauses += 1;
        if (pauses > 4) throw new Error('the process ended');
      };
      const parts = { store, rules: shippedRules(), clock, catalogue: createCatalogue(store), pause };
      await expect(importReadings(parts, file, false)).rejects.toThrow('the process ended');
    });
    await at.look(async (store) => {
      const parts = { store, rules: shippedRules(), clock, pause: () => Promise.resolve() };
      expect(await finishImports(parts)).toEqual({ finished: 1, dropped: 0, stuck: [] });
      expect(await finishImports(parts)).toEqual({ finished: 0, dropped: 0, stuck: [] });
      const [observed] = await store.read
        .selectFrom('observation')
        .select(({ fn }) => fn.countAll().as('n'))
        .execute();
      expect(observed).toEqual({ n: 450 });
      expect(await store.read.selectFrom('latest').select('count').execute()).toEqual([{ count: 644_900_000 }]);
    });
  });
});
