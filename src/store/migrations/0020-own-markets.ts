import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** The servers that count an act elsewhere than the catalogue does are found by the act: a song of it asks who follows its market. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index server_market_artist on server_market (artist_id, market)`.execute(db);
}
