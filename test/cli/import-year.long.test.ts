import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { importSpotifyCharts, type Terminal } from '../../src/cli/import.ts';
import { openStore } from '../../src/store/database.ts';
import { noonInJapan } from '../support/asking.ts';
import { temporaryFolder } from '../support/store.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const YEAR = join(ROOT, '..', 'shared', 'data', 'spotify-charts-kr-daily-2025');

describe.skipIf(!existsSync(YEAR))('a year of Korean charts, as published', () => {
  test('"Who" by Jimin stands at the sum of its chart days exactly', { timeout: 60_000 }, async () => {
    const terminal: Terminal = {
      root: ROOT,
      databasePath: join(temporaryFolder(), 'tierwatch.db'),
      print: () => undefined,
      interactive: false,
      clock: () => noonInJapan('2026-01-05'),
    };
    const files = readdirSync(YEAR).map((name) => join(YEAR, name));
    expect(await importSpotifyCharts(terminal, files)).toBe(0);
    let sum = 0;
    for (const path of files)
      for (const line of readFileSync(path, 'utf8').split('\n'))
        if (line.includes(',"Jimin","Who",')) sum += Number(/"(\d+)"\s*$/.exec(line)?.[1]);
    const store = await openStore(terminal.databasePath);
    const counts = await store.read
      .selectFrom('latest')
      .innerJoin('song', 'song.id', 'latest.song_id')
      .innerJoin('counter', 'counter.id', 'latest.counter_id')
      .select('latest.count')
      .where('song.key', '=', 'jimin--who')
      .where('counter.key', '=', 'spotify-chart-kr')
      .execute();
    await store.close();
    expect(sum).toBeGreaterThan(10_000_000);
    expect(counts).toEqual([{ count: sum }]);
  });
});
