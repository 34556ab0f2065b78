import { type Kysely, sql } from 'kysely';
import type { Certificate } from '../domain/certificate.ts';
import type { LadderId } from '../domain/ladder.ts';
import { EVERYWHERE } from './readings.ts';
import type { CertificateRow, Schema } from './schema.ts';
import { unseen } from './unseen.ts';

type Db = Kysely<Schema>;

/** The certificates of one ladder that some songs hold, by song. */
export async function certificatesOf(
  db: Db,
  ladder: LadderId,
  scopes: readonly number[],
  songs: readonly number[],
): Promise<Map<number, Certificate[]>> {
  const { rows } = await sql<Certificate & { song: number; scope: number }>`
    select certificate.song_id as song, certificate.ladder, certificate.level, certificate.month, certificate.source,
      certificate.scope
    from json_each(${JSON.stringify(songs)}) as asked
    join certificate on certificate.song_id = asked.value and certificate.ladder = ${unseen(ladder)}
      and certificate.withdrawn_at is null and certificate.scope in (select value from json_each(${JSON.stringify(scopes)}))
    order by certificate.scope <> ${unseen(EVERYWHERE)}, certificate.id
  `.execute(db);
  const held = new Map<number, Certificate[]>();
  for (const { song, scope, ...certificate } of rows) {
    const known = held.get(song) ?? [];
    // What the list for everybody has by now is no longer said to be a server's own.
    if (scope !== EVERYWHERE && known.some(({ level }) => level === certificate.level)) continue;
    held.set(song, [...known, scope === EVERYWHERE ? certificate : { ...certificate, enteredHere: true }]);
  }
  return held;
}

/** A certificate as a list has it. */
export interface CertificateEntry {
  readonly song: number;
  readonly ladder: LadderId;
  readonly level: string;
  readonly month: string | null;
  readonly source: string;
  readonly remark: string;
}

/** What loading the shipped certificates changed. */
export interface CertificateChanges {
  readonly added: readonly CertificateEntry[];
  readonly updated: readonly CertificateEntry[];
  /** In the database, and no longer in the file: kept, and said. */
  readonly missing: readonly { readonly song: string; readonly level: string }[];
}

/**
 * Makes the certificates that hold everywhere those of the shipped file: new rows are added, changed ones updated;
 * a row that is gone from the file is marked and reported, never deleted. What the operator entered, corrected or took
 * back stays as the operator said.
 */
export async function syncCertificates(
  db: Db,
  entries: readonly CertificateEntry[],
  now: number,
): Promise<CertificateChanges> {
  const stored = await db
    .selectFrom('certificate')
    .innerJoin('song', 'song.id', 'certificate.song_id')
    .select([
      'certificate.id',
      'certificate.song_id',
      'certificate.ladder',
      'certificate.level',
      'certificate.month',
      'certificate.source',
      'certificate.remark',
      'certificate.gone_at',
      'certificate.origin',
      'certificate.withdrawn_at',
      'song.key as songKey',
    ])
    .where('certificate.scope', '=', EVERYWHERE)
    .execute();
  const byIdentity = new Map(
    stored.map((row) => [identityOf({ song: row.song_id, ladder: row.ladder, level: row.level }), row]),
  );
  const added: CertificateEntry[] = [];
  const updated: CertificateEntry[] = [];
  for (const entry of entries) {
    const key = identityOf(entry);
    const row = byIdentity.get(key);
    byIdentity.delete(key);
    const { month, source, remark } = entry;
    if (!row) {
      await db
        .insertInto('certificate')
        .values({
          song_id: entry.song,
          ladder: entry.ladder,
          level: entry.level,
          scope: EVERYWHERE,
          month,
          source,
          remark,
          learnt_at: now,
          gone_at: null,
        })
        .execute();
      added.push(entry);
      continue;
    }
    if (isOperators(row)) continue;
    if (row.month !== month || row.source !== source || row.remark !== remark || row.gone_at !== null) {
      await db
        .updateTable('certificate')
        .set({ month, source, remark, gone_at: null })
        .where('id', '=', row.id)
        .execute();
      updated.push(entry);
    }
  }
  const gone = [...byIdentity.values()].filter((row) => !isOperators(row));
  for (const row of gone)
    if (row.gone_at === null)
      await db.updateTable('certificate').set({ gone_at: now }).where('id', '=', row.id).execute();
  return { added, updated, missing: gone.map((row) => ({ song: row.songKey, level: row.level })) };
}

/** Whether an operator has entered, corrected or taken back a certificate, so that the shipped list leaves it alone. */
function isOperators(row: Pick<CertificateRow, 'origin' | 'withdrawn_at'>): boolean {
  return row.origin === 'operator' || row.withdrawn_at !== null;
}

/** What entering an operator's certificates came to. */
export interface CertificatesEntered {
  readonly added: readonly CertificateEntry[];
  /** Known before with another month, source or remark, which are now those entered. */
  readonly changed: readonly CertificateEntry[];
  readonly known: readonly CertificateEntry[];
  /** Taken back by an operator earlier, and left so. */
  readonly withdrawn: readonly CertificateEntry[];
}

/**
 * Enters certificates that an operator vouches for: they hold everywhere. A list that knows less (no month, no remark)
 * takes nothing away from what is known. What was taken back stays so unless `reinstate`.
 */
export async function enterCertificates(
  db: Db,
  entries: readonly CertificateEntry[],
  { now, reinstate = false }: { readonly now: number; readonly reinstate?: boolean },
): Promise<CertificatesEntered> {
  const stored = await storedBeside(db, entries);
  const added: CertificateEntry[] = [];
  const changed: CertificateEntry[] = [];
  const known: CertificateEntry[] = [];
  const withdrawn: CertificateEntry[] = [];
  for (const given of entries) {
    const row = stored.get(identityOf(given));
    if (!row) {
      added.push(given);
      continue;
    }
    if (row.withdrawn_at !== null && !reinstate) {
      withdrawn.push(given);
      continue;
    }
    const entry = { ...given, month: given.month ?? row.month, remark: given.remark || row.remark };
    const { month, source, remark } = entry;
    const differs = row.month !== month || row.source !== source || row.remark !== remark || row.gone_at !== null;
    if (row.withdrawn_at === null && !differs) {
      known.push(entry);
      continue;
    }
    await db
      .updateTable('certificate')
      .set({ month, source, remark, gone_at: null, origin: 'operator', withdrawn_at: null })
      .where('id', '=', row.id)
      .execute();
    if (row.withdrawn_at === null) changed.push(entry);
    else added.push(entry);
  }
  await insertEntered(
    db,
    added.filter((entry) => !stored.has(identityOf(entry))),
    now,
  );
  return { added, changed, known, withdrawn };
}

/** What makes a certificate the one it is. */
export function identityOf({ song, ladder, level }: Pick<CertificateEntry, 'song' | 'ladder' | 'level'>): string {
  return `${song} ${ladder} ${level}`;
}

async function storedBeside(db: Db, entries: readonly CertificateEntry[]): Promise<Map<string, CertificateRow>> {
  const { rows } = await sql<CertificateRow>`
    select certificate.* from (select distinct value as song from json_each(${JSON.stringify(entries.map((one) => one.song))})) as asked
    join certificate on certificate.song_id = asked.song and certificate.scope = ${EVERYWHERE}
  `.execute(db);
  return new Map(rows.map((row) => [identityOf({ song: row.song_id, ladder: row.ladder, level: row.level }), row]));
}

async function insertEntered(db: Db, entries: readonly CertificateEntry[], now: number): Promise<void> {
  if (entries.length === 0) return;
  await sql`
    insert into certificate (song_id, ladder, level, scope, month, source, remark, learnt_at, origin)
    select value ->> 'song', value ->> 'ladder', value ->> 'level', ${EVERYWHERE}, value ->> 'month',
      value ->> 'source', value ->> 'remark', ${now}, 'operator'
    from json_each(${JSON.stringify(entries)})
  `.execute(db);
}
