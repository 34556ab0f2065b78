import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Level } from '../../src/domain/ladder.ts';
import { recordCrossing } from '../../src/store/crossings.ts';
import { openStore, type Store } from '../../src/store/database.ts';
import { raiseSendSequence } from '../../src/store/gate.ts';
import { type Claimed, claimAnnouncements, freeze, settle } from '../../src/store/ledger.ts';
import { oweAnnouncements } from '../../src/store/owing.ts';
import { ladderOf, shippedRules } from '../support/rules.ts';
import { makeBigWorld } from './big-world.ts';
import { type Spent, spentOn, timesAsMuch } from './figures.ts';
import type { BenchParts, Section } from './section.ts';

const SONGS = 1_000;
const LADDER = 'spotify-plays';
const ROUNDS = 5;
const CLAIMED_AT_ONCE = 50;
const CLAIMS = 20;
/** What Discord lets a bot do in a second, over all channels. */
const DISCORD_A_SECOND = 50;
const COUNT = new Intl.NumberFormat('en');

/** What the ledger itself costs: a crossing owed to few and to very many, and posts claimed and settled, each safe on the disk. */
export async function oweAndClaim({ size, folder, tell }: BenchParts): Promise<Section> {
  tell(`a crossing for ${size.followers} servers, with ${size.ledger} announcements in the ledger`);
  const path = join(folder, 'owe-and-claim.db');
  const now = Date.now();
  const servers = Array.from({ length: size.followers }, (_, at) => ({ id: `1${at}`, channel: `c${at}` }));
  await makeBigWorld(path, { songs: SONGS, readings: SONGS * 3, servers, watches: 1, seed: 1, now });
  fillLedger(path, size.ledger, now);
  const [level] = ladderOf(shippedRules(), LADDER).editions[0]?.levels ?? [];
  if (!level) throw new Error(`The ladder ${LADDER} has no level.`);
  const store = await openStore(path);
  try {
    const many: Spent[] = [];
    const few: Spent[] = [];
    const rows = { many: 0, few: 0 };
    for (let round = 0; round <= ROUNDS; round += 1) {
      const [popular, other] = [await owe(store, level, 1 + round, now), await owe(store, level, 101 + round, now)];
      Object.assign(rows, { many: popular.owed, few: other.owed });
      // The first round warms up.
      if (round > 0) many.push(popular.aRow);
      if (round > 0) few.push(other.aRow);
    }
    const settled = await postsASecond(store, now, async (claimed) => {
      await settle(store.write, claimed, { state: 'posted', reason: null, messageId: String(claimed.id) }, now);
    });
    const frozen = await postsASecond(store, now, async (claimed) => {
      await freeze(store.write, claimed, { nonce: `bench${claimed.id}`, body: '{}' });
      await settle(store.write, claimed, { state: 'posted', reason: null, messageId: String(claimed.id) }, now);
    });
    const us = (spent: readonly Spent[]) =>
      `${(spent.reduce((sum, { wall }) => sum + wall, 0) / spent.length).toFixed(1)} µs`;
    return {
      title: 'The ledger',
      how: `${COUNT.format(size.ledger)} announcements were posted before. A crossing is owed in one transaction; a row's time is the mean of ${ROUNDS} crossings. Announcements are claimed ${CLAIMED_AT_ONCE} at a time, and every change is a transaction of its own, synchronous FULL.`,
      heading: ['what', 'seen', 'beside', 'by processor', 'wanted'],
      rows: [
        [`owed to ${COUNT.format(rows.few)} channels, a row`, us(few), '', '', ''],
        [
          `owed to ${COUNT.format(rows.many)} channels, a row`,
          us(many),
          `${timesAsMuch(many, few, 'wall').toFixed(2)} x`,
          `${timesAsMuch(many, few, 'cpu').toFixed(2)} x`,
          'at most 2 x',
        ],
        ['claimed and settled', ...besideDiscord(settled), "at least 20 x Discord's limit"],
        ['claimed, frozen and settled, as for a post', ...besideDiscord(frozen), ''],
      ],
    };
  } finally {
    await store.close();
  }
}

/** Has everybody follow some songs, and fills the ledger with posts of others. */
function fillLedger(path: string, rows: number, now: number): void {
  const database = new Database(path);
  try {
    database.pragma('synchronous = off');
    database.exec(`insert or ignore into watch (kind, target_id, server_id, created_at, created_by)
      select 'song', song.id, server.id, ${now}, '1' from song cross join server where song.id <= ${ROUNDS + 1}`);
    database.exec(`insert into crossing (song_id, ladder, level, kind, generation, scope, counter_id, day, count, precision,
        threshold, found_at, baseline)
      select id, '${LADDER}', '100m', 'estimated', 0, 0, 1, 20000, 100000000, 'exact', 100000000, ${now}, 0 from song
      where id > 200`);
    database.exec(`insert into announcement (request, kind, song_id, ladder, level, generation, scope, crossing_id, channel,
        server_id, state, state_at, owed_at, expires_at, not_before, attempts)
      select 'post', 'estimated', crossing.song_id, '${LADDER}', '100m', 0, 0, crossing.id, target.channel,
        target.server_id, 'posted', ${now}, ${now}, ${now}, ${now}, 1
      from crossing cross join target limit ${rows}`);
  } finally {
    database.close();
  }
}

/** Records a crossing and owes its announcements; what that took, in microseconds a row. */
async function owe(store: Store, level: Level, song: number, now: number) {
  let owed = 0;
  const crossing = { song, ladder: LADDER, kind: 'estimated' as const, scope: 0, day: 20_000 };
  const { wall, cpu } = await spentOn(() =>
    store.write.transaction().execute(async (trx) => {
      const count = { count: level.threshold, precision: 'exact' as const, counterId: 1 };
      const found = await recordCrossing(trx, { ...crossing, ...count, level, foundAt: now, baseline: false });
      if (found === null) throw new Error(`Song ${song} has crossed the level before.`);
      const { id, generation } = found;
      const at = { now, expiresAt: now + 86_400_000, tooOld: false };
      owed = await oweAnnouncements(trx, { ...crossing, ...at, crossing: id, generation, level: level.id, higher: [] });
    }),
  );
  return { owed, aRow: { wall: (wall * 1_000) / owed, cpu: (cpu * 1_000) / owed } };
}

function besideDiscord({ wall, cpu }: Spent): string[] {
  const times = (aSecond: number) => `${Math.round(aSecond / DISCORD_A_SECOND)} x`;
  return [`${COUNT.format(Math.round(wall))} a second`, times(wall), times(cpu)];
}

/** How many announcements a second are claimed and done with, one after the other. */
async function postsASecond(store: Store, now: number, done: (claimed: Claimed) => Promise<void>): Promise<Spent> {
  let posts = 0;
  const { wall, cpu } = await spentOn(async () => {
    for (let round = 0; round < CLAIMS; round += 1) {
      const claim = { token: `bench ${round}`, now, discordNow: now, leaseMs: 60_000, most: CLAIMED_AT_ONCE };
      const claimed = await store.write.transaction().execute(async (trx) => {
        const rows = await claimAnnouncements(trx, claim);
        await raiseSendSequence(trx, now);
        return rows;
      });
      for (const row of claimed) await done(row);
      posts += claimed.length;
    }
  });
  return { wall: (posts * 1_000) / wall, cpu: (posts * 1_000) / cpu };
}
