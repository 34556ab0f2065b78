import { join } from 'node:path';
import { sql } from 'kysely';
import type { Rules } from '../../src/domain/rules.ts';
import { openStore, type Store } from '../../src/store/database.ts';
import { shippedRules } from '../support/rules.ts';
import { makeBigWorld } from './big-world.ts';
import { medianOf, type Spent, spentOn, timesAsMuch } from './figures.ts';
import type { BenchParts, Section } from './section.ts';
import { inTransactions, nextDay, record } from './take-in.ts';

const DAY_MS = 86_400_000;
const FIRST_DAYS = 30;
const FEW_SONGS = 1_000;
const COUNT = new Intl.NumberFormat('en');

/** A made-up database, and where the next day's readings go. */
interface Place {
  readonly store: Store;
  readonly from: number;
  readonly songs: number;
  day: number;
}

/** What taking readings in costs after a year, among very many songs, and for syncing every transaction. */
export async function takeInBySize({ size, folder, tell }: BenchParts): Promise<Section> {
  const rules = shippedRules();
  const songs = size.rowsARound;
  const many = size.catalogues.at(-1) ?? songs;
  const open = async (name: string, world: { songs: number; days: number }): Promise<Place> => {
    tell(`taking readings in: ${name}`);
    const path = join(folder, `${name}.db`);
    // One counter is daily, the other weekly.
    const readings = Math.round((world.songs * world.days * 8) / 7);
    const given = { servers: [], watches: 0, seed: 1, now: Date.now() - 60 * DAY_MS, observed: true };
    const { day } = await makeBigWorld(path, { songs: world.songs, readings, ...given });
    const middle = Math.max(1, Math.floor((world.songs - songs) / 2));
    return { store: await openStore(path), from: middle, songs: Math.min(songs, world.songs), day };
  };
  const places: Place[] = [];
  const opened = async (name: string, world: { songs: number; days: number }) => {
    const place = await open(name, world);
    places.push(place);
    return place;
  };
  try {
    const rounds = size.rounds;
    const month = await opened('a month', { songs, days: FIRST_DAYS });
    const year = await opened('a year', { songs, days: size.days });
    const byAge = await inTurns(rules, rounds, year, month);
    const few = await opened('few songs', { songs: FEW_SONGS, days: 2 });
    const all = await opened('all songs', { songs: many, days: 2 });
    const bySongs = await inTurns(rules, rounds, all, few);
    const bySyncing = await inTurns(rules, rounds, { ...month, synced: 'full' }, { ...month, synced: 'normal' }, month);
    return {
      title: 'Readings in, by age, size and safety',
      how: `Readings of a day are recorded in both places in turn, ${COUNT.format(songs)} neighbouring songs or as many as there are, ${rounds} rounds; every reading of the days before has its observation.`,
      heading: ['µs a row', 'beside', 'times as much', 'by processor', 'wanted'],
      rows: [
        rowOf(`on day ${size.days}`, `on day ${FIRST_DAYS}, the same songs`, byAge, 'at most 2'),
        rowOf(`of ${COUNT.format(many)} songs`, `of ${COUNT.format(FEW_SONGS)} songs`, bySongs, 'at most 3'),
        rowOf('synchronous FULL', 'synchronous NORMAL', bySyncing, 'at most 2.5'),
      ],
    };
  } finally {
    for (const { store } of places) await store.close();
  }
}

interface Turns {
  readonly those: readonly Spent[];
  readonly others: readonly Spent[];
}

/** Records a day in one place and in the other, one order and then the other; what it took in microseconds a row. */
async function inTurns(
  rules: Rules,
  rounds: number,
  those: Place & { readonly synced?: 'full' | 'normal' },
  others: Place & { readonly synced?: 'full' | 'normal' },
  days: { day: number } | null = null,
): Promise<Turns> {
  const turns = { those: [] as Spent[], others: [] as Spent[] };
  for (let round = 0; round <= rounds; round += 1) {
    const both = [[those, turns.those] as const, [others, turns.others] as const];
    for (const [place, spent] of round % 2 === 0 ? both : both.toReversed()) {
      const next = days ?? place;
      if (place.synced) await sql`pragma synchronous = ${sql.raw(place.synced)}`.execute(place.store.write);
      const took = { wall: 0, cpu: 0 };
      let rows = 0;
      // Of few songs several days, so that both rounds are about as long.
      while (rows < Math.max(those.songs, others.songs)) {
        next.day += 1;
        const readings = await nextDay(place.store, { ...place, day: next.day }, (song) => 1 + (song % 7));
        const { wall, cpu } = await spentOn(() => inTransactions(readings, (some) => record(place.store, rules, some)));
        took.wall += wall * 1_000;
        took.cpu += cpu * 1_000;
        rows += readings.length;
      }
      // The first round warms up.
      if (round > 0) spent.push({ wall: took.wall / rows, cpu: took.cpu / rows });
    }
  }
  await sql`pragma synchronous = full`.execute(those.store.write);
  return turns;
}

function rowOf(what: string, beside: string, { those, others }: Turns, wanted: string): string[] {
  const aRow = (spent: readonly Spent[]) => medianOf(spent.map(({ wall }) => wall)).toFixed(1);
  const times = (of: keyof Spent) => timesAsMuch(those, others, of).toFixed(2);
  return [`${what}: ${aRow(those)}`, `${beside}: ${aRow(others)}`, times('wall'), times('cpu'), wanted];
}
