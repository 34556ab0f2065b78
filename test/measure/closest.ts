import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { cpuUsage, stdout } from 'node:process';
import { setImmediate as turn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { dayOf } from '../../src/domain/day.ts';
import { type ClosestAsked, createClosest } from '../../src/store/closest.ts';
import { createClosestForecasts } from '../../src/store/closest-forecasts.ts';
import { readRules } from '../../src/store/data-files.ts';
import { openStore } from '../../src/store/database.ts';
import { createOutlooks } from '../../src/store/outlook.ts';
import { counterIds } from '../../src/store/readings.ts';
import { createStandings } from '../../src/store/standings.ts';

// Measures how long the nearest songs of a large catalogue take to find, and for how long at a time nothing else gets the
// event loop, with a cache that each write empties. Prints both, and says which look it was.
// Run with: node test/measure/closest.ts [songs] [days of numbers each]

const SONGS = Number(process.argv[2] ?? 100_000);
const DAYS = Number(process.argv[3] ?? 100);
const WATCHES = 1_000;
const ROUNDS = 30;
const TODAY = dayOf('2026-03-04');

const folder = mkdtempSync(join(tmpdir(), 'tierwatch-measure-'));
const print = (line: string) => stdout.write(`${line}\n`);
const rules = readRules(fileURLToPath(new URL('../../data', import.meta.url)));
const store = await openStore(join(folder, 'tierwatch.db'));
try {
  await measure();
} finally {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  const begun = performance.now();
  await fill();
  const readings = SONGS * DAYS;
  print(`${SONGS} songs, ${readings} readings, made in ${((performance.now() - begun) / 1_000).toFixed(0)} s`);
  print(`load of the machine: ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} processors`);
  const closest = createClosest(store, rules, () => turn());
  const [standings, outlooks] = [createStandings(store, rules), createOutlooks(store, rules)];
  const forecasts = createClosestForecasts(store, { rules, closest, standings, outlooks, turn: () => turn() });
  const ladder = rules.ladders.get('riaj-streaming');
  if (!ladder) throw new Error('The ladder riaj-streaming is missing.');
  const all: ClosestAsked = {
    ladder,
    server: null,
    followed: false,
    artist: null,
    market: null,
    by: 'share',
    today: TODAY,
  };
  const followed = { ...all, server: 1, followed: true };
  await report(`followed, ${WATCHES} watches`, () => closest.rank(followed));
  await report('all', () => closest.rank(all));
  await report('all, by distance, as a server sees it', () => closest.rank({ ...all, server: 1, by: 'distance' }));
  await report('all of a market', () => closest.rank({ ...all, market: 'kpop' }));
  await report('an act', () => closest.rank({ ...all, artist: 7 }));
  await report('all, by expected date', () => forecasts.soonest(all));
  await closest.rank(all);
  const known = performance.now();
  await closest.rank(all);
  print(`all, a second time: ${(performance.now() - known).toFixed(2)} ms`);
}

async function report(name: string, look: () => Promise<unknown>): Promise<void> {
  const [times, stalls, busy]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    await store.write
      .updateTable('meta')
      .set({ value: String(round) })
      .where('key', '=', 'measured')
      .execute();
    let [goesOn, last, longest] = [true, performance.now(), 0];
    const watching = (async () => {
      for (; goesOn; last = performance.now()) {
        await turn();
        longest = Math.max(longest, performance.now() - last);
      }
    })();
    const begun = performance.now();
    const cpu = cpuUsage();
    await look();
    busy.push(cpuUsage(cpu).user / 1_000);
    times.push(performance.now() - begun);
    goesOn = false;
    await watching;
    stalls.push(longest);
  }
  print(
    `${name}: ${percentiles(times)}, of the processor ${percentiles(busy)}; nothing else for at most ${percentiles(stalls)}`,
  );
}

function percentiles(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`;
}

/** Every song has Billboard's number by the day, half of them Oricon's and a fifth the label's newest; a tenth a certificate. */
async function fill(): Promise<void> {
  const { write } = store;
  const ids = await counterIds(write, ['billboard-japan-streams', 'oricon-streams', 'reported-japan-streams']);
  const [billboard, oricon, reported] = [...ids.values()];
  const numbers = sql`with recursive number (n) as (select 1 union all select n + 1 from number where n < ${SONGS})`;
  // What a song had before its numbers begin, and what it gains a day.
  const [before, aDay] = [sql`(song.id * 7919 % 400000000)`, sql`(20000 + song.id % 900 * 1000)`];
  await write.transaction().execute(async (trx) => {
    await sql`${numbers} insert into artist (id, key, name, market, aliases, origin)
      select n, 'a' || n, 'Act ' || n, case n % 3 when 0 then 'kpop' when 1 then 'jpop' else 'other' end, '[]', 'catalogue'
      from number where n <= 2000`.execute(trx);
    await sql`${numbers} insert into song (id, key, title, aliases, origin, released, version, version_of)
      select n, 's' || n, 'Song ' || n, '[]', 'catalogue', ${TODAY - 400}, iif(n % 50 = 0, 'Japanese version', null),
        iif(n % 50 = 0, n - 1, null) from number`.execute(trx);
    await sql`insert into song_artist select id, 1 + id % 2000, 0, 'main' from song`.execute(trx);
    await sql`with recursive day (day) as (select ${TODAY - DAYS} union all select day + 1 from day where day < ${TODAY - 1})
      insert into reading (bucket, song_id, counter_id, scope, day, count, precision)
      select bucket, song.id, ${billboard}, 0, day, ${before} + (day - ${TODAY - DAYS}) * ${aDay}, 'exact'
      from (select distinct day >> 5 as bucket from day order by 1) cross join song cross join day
      where day >> 5 = bucket`.execute(trx);
    await sql`insert into latest (song_id, counter_id, scope, day, count, precision)
      select song.id, counter.id, 0,
        case counter.id when ${billboard} then ${TODAY - 1} when ${oricon} then ${TODAY} - song.id % 60 else ${TODAY - 90} end,
        ${before} + ${DAYS - 1} * ${aDay}, iif(counter.id = ${reported}, 'at-least', 'exact')
      from song join counter on counter.id = ${billboard} or (counter.id = ${oricon} and song.id % 2 = 0)
        or (counter.id = ${reported} and song.id % 5 = 0)`.execute(trx);
    await sql`insert into certificate (song_id, ladder, level, scope, month, source, remark, learnt_at)
      select id, 'riaj-streaming', 'platinum', 0, printf('2025-%02d', 1 + id % 12), '', '', 0 from song where id % 10 = 0`.execute(
      trx,
    );
    await sql`insert into server (id, discord_id, language, created_at) values (1, '1', 'en', 0)`.execute(trx);
    await sql`insert into watch (kind, target_id, server_id, created_at, created_by)
      select 'song', id * ${Math.floor(SONGS / WATCHES)}, 1, 0, '' from song where id <= ${WATCHES}`.execute(trx);
    await sql`insert into meta (key, value) values ('measured', '')`.execute(trx);
  });
}
