import { createHash } from 'node:crypto';
import type { Counter } from '../../src/domain/counter.ts';
import { type Day, dayOf } from '../../src/domain/day.ts';
import type { Precision } from '../../src/domain/reading.ts';
import type { Rules } from '../../src/domain/rules.ts';
import type { Store } from '../../src/store/database.ts';
import { EVERYWHERE } from '../../src/store/readings.ts';
import { type ChartRecorded, recordChart } from '../../src/tracker/record-chart.ts';
import { type ReadingBatch, type Recorded, recordReadings } from '../../src/tracker/record-readings.ts';
import { counterOf } from './rules.ts';

const DAY_MS = 86_400_000;

/** Noon in Japan on a day, in milliseconds since 1970. */
export function noonOf(day: Day | string): number {
  return (typeof day === 'string' ? dayOf(day) : day) * DAY_MS + 3 * 3_600_000;
}

/** Adds an act with nothing but a key and a name. */
export async function addArtist(store: Store, key: string, origin: 'catalogue' | 'import' = 'catalogue') {
  const { id } = await store.write
    .insertInto('artist')
    .values({ key, name: key, ja: null, ko: null, market: 'other', aliases: '[]', origin, digest: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Adds a song with its acts. */
export async function addSong(
  store: Store,
  key: string,
  more: { artists?: readonly number[]; featuring?: readonly number[]; version?: string; versionOf?: number } = {},
): Promise<number> {
  const { id } = await store.write
    .insertInto('song')
    .values({
      key,
      title: key,
      ja: null,
      ko: null,
      released: null,
      version_of: more.versionOf ?? null,
      version: more.version ?? null,
      aliases: '[]',
      origin: 'catalogue',
      catalogue_key: null,
      digest: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const credits = [
    ...(more.artists ?? []).map((artist) => ({ artist, role: 'main' as const })),
    ...(more.featuring ?? []).map((artist) => ({ artist, role: 'featured' as const })),
  ];
  for (const [position, { artist, role }] of credits.entries())
    await store.write.insertInto('song_artist').values({ song_id: id, artist_id: artist, position, role }).execute();
  return id;
}

/** Adds a server that posts to a channel, with its ladders and what it follows. */
export async function addServer(
  store: Store,
  discordId: string,
  more: {
    channel?: string | null;
    ladders?: readonly string[];
    songs?: readonly number[];
    artists?: readonly number[];
    leftAt?: number;
  } = {},
): Promise<number> {
  const { id } = await store.write
    .insertInto('server')
    .values({
      discord_id: discordId,
      language: 'en',
      created_at: 0,
      left_at: more.leftAt ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const channel = more.channel === undefined ? `channel-of-${discordId}` : more.channel;
  if (channel !== null) await store.write.insertInto('target').values({ server_id: id, channel }).execute();
  for (const ladder of more.ladders ?? ['steps'])
    await store.write.insertInto('server_ladder').values({ server_id: id, ladder }).execute();
  const watches = [
    ...(more.songs ?? []).map((target) => ({ kind: 'song' as const, target })),
    ...(more.artists ?? []).map((target) => ({ kind: 'artist' as const, target })),
  ];
  for (const { kind, target } of watches)
    await store.write
      .insertInto('watch')
      .values({ kind, target_id: target, server_id: id, created_at: 0, created_by: 'admin' })
      .execute();
  return id;
}

/** Records a certificate that holds everywhere. */
export async function addCertificate(store: Store, song: number, ladder: string, level: string, month: string) {
  await store.write
    .insertInto('certificate')
    .values({
      song_id: song,
      ladder,
      level,
      scope: EVERYWHERE,
      month,
      source: 'https://example.org/certificate',
      remark: '',
      learnt_at: 0,
      gone_at: null,
    })
    .execute();
}

export interface Figure {
  readonly song: number;
  readonly day: Day | string;
  readonly count: number;
  readonly precision?: Precision;
}

/** Records figures of one counter, at noon of the last of their days unless `now` says otherwise. */
export function record(
  store: Store,
  rules: Rules,
  counter: string,
  figures: readonly Figure[],
  more: Partial<Pick<ReadingBatch, 'scope' | 'byHand'>> & { now?: number } = {},
): Promise<Recorded> {
  const readings = figures.map((figure) => ({
    song: figure.song,
    day: typeof figure.day === 'string' ? dayOf(figure.day) : figure.day,
    count: figure.count,
    precision: figure.precision ?? ('exact' as const),
    link: null,
  }));
  const { now = noonOf(Math.max(...readings.map((reading) => reading.day))), ...scope } = more;
  const batch: ReadingBatch = {
    counter: counterOf(rules, counter),
    scope: EVERYWHERE,
    source: 'test',
    actor: null,
    byHand: false,
    readings,
    ...scope,
  };
  return store.write.transaction().execute((trx) => recordReadings(trx, rules, batch, now));
}

/** Records a day of a chart, by song. */
export function recordChartDay(
  store: Store,
  rules: Rules,
  counter: Counter,
  day: Day,
  streams: ReadonlyMap<number, number>,
  now = noonOf(day),
): Promise<ChartRecorded> {
  const rows = [...streams].map(([song, count]) => ({ song, streams: count }));
  const digest = createHash('sha256')
    .update(JSON.stringify(rows.toSorted((a, b) => a.song - b.song)))
    .digest('hex');
  const batch = { counter, day, name: `chart-${day}.csv`, digest, rows, replace: false };
  return store.write.transaction().execute((trx) => recordChart(trx, rules, batch, now));
}

/** What is recorded as passed: `level kind day`, baseline ones with a star. */
export async function crossingsOf(store: Store, song: number, ladder: string, scope = EVERYWHERE) {
  const rows = await store.read
    .selectFrom('crossing')
    .selectAll()
    .where('song_id', '=', song)
    .where('ladder', '=', ladder)
    .where('scope', '=', scope)
    .orderBy('threshold')
    .execute();
  return rows.map(({ level, kind, day, count, baseline }) => ({ level, kind, day, count, baseline: baseline === 1 }));
}

/** The ledger, in the order owed. */
export async function ledger(store: Store) {
  return store.read.selectFrom('announcement').selectAll().orderBy('id').execute();
}

/** The ledger as lines: `channel ladder level kind state`. */
export async function owedLines(store: Store): Promise<string[]> {
  return (await ledger(store)).map(
    ({ channel, ladder, level, kind, state, reason }) =>
      `${channel} ${ladder} ${level} ${kind} ${state}${reason === null ? '' : ` (${reason})`}`,
  );
}
