import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely';
import { migrate } from './migrate.ts';
import { copyBeforeMigrating } from './migration-copies.ts';
import type { Schema } from './schema.ts';

/** An open database: one writer, and reads on a connection of their own, which never wait for it. */
export interface Store {
  readonly write: Kysely<Schema>;
  readonly read: Kysely<Schema>;
  /** A number that changes whenever another connection or process has committed. */
  dataVersion(): number;
  close(): Promise<void>;
}

/** How long opening, reading and, in all its tries, a write waits for another process, in milliseconds. */
const PATIENCE_MS = 5_000;

/** How long one try of a write waits: better-sqlite3 waits synchronously, and the event loop stands still meanwhile. */
const TRY_MS = 50;

/** Between two tries, in milliseconds: the event loop turns. */
const BETWEEN_TRIES_MS = 10;

/** Statements kept prepared on each connection. */
const STATEMENT_CACHE_SIZE = 300;

/**
 * Opens the database file, made with its folder where it does not exist, and migrates it; where there is something to
 * migrate, a copy is kept beside it first, and `tell` hears where.
 * @throws NewerDatabaseError for a database of a newer version; CopyError where there is no room for that copy;
 * SqliteError where the file cannot be opened.
 */
export async function openStore(path: string, tell?: (sentence: string) => void): Promise<Store> {
  mkdirSync(dirname(path), { recursive: true });
  const writer = connect(path);
  const write = new Kysely<Schema>({ dialect: new PatientSqliteDialect(writer) });
  try {
    writer.pragma('journal_mode = WAL');
    writer.pragma(`busy_timeout = ${TRY_MS}`);
    const kept = copyBeforeMigrating(writer, path);
    await migrate(write);
    if (kept !== null) tell?.(`The database was brought to this version. As it was before, it is kept in ${kept}.`);
  } catch (error) {
    await write.destroy();
    writer.close();
    throw error;
  }
  const reader = connect(path);
  reader.pragma('query_only = on');
  const read = new Kysely<Schema>({ dialect: new SqliteDialect({ database: cachingStatements(reader) }) });
  const dataVersion = reader.prepare('pragma data_version').pluck();
  return {
    write,
    read,
    dataVersion: () => Number(dataVersion.get()),
    close: async () => {
      await read.destroy();
      await write.destroy();
      // Kysely leaves open what was never asked anything.
      reader.close();
      writer.close();
    },
  };
}

function connect(path: string): Database.Database {
  const database = new Database(path, { timeout: PATIENCE_MS });
  try {
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = on');
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/** Kysely prepares a statement at every call; keeping the last few hundred removes most of that cost. */
function cachingStatements(database: Database.Database): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    prepare: (sql) => {
      const kept = statements.get(sql);
      if (kept) return kept;
      const statement = database.prepare(sql);
      if (statements.size >= STATEMENT_CACHE_SIZE) statements.delete(statements.keys().next().value ?? '');
      statements.set(sql, statement);
      return statement;
    },
    close: () => {
      database.close();
    },
  };
}

/** SQLite for a writer that shares its database with other processes. */
class PatientSqliteDialect extends SqliteDialect {
  readonly #database: Database.Database;
  readonly #config: SqliteDialectConfig;

  constructor(database: Database.Database) {
    const config = { database: cachingStatements(database) };
    super(config);
    this.#database = database;
    this.#config = config;
  }

  override createDriver(): Driver {
    return new PatientSqliteDriver(this.#database, this.#config);
  }

  override createAdapter(): DialectAdapter {
    return new TransactionalSqliteAdapter();
  }
}

/** Lets migrations run in a transaction, which Kysely does not do for SQLite on its own, although SQLite can. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/**
 * Begins every transaction as a writer. With Kysely's own plain `begin`, a transaction that reads first and then writes
 * fails at once with SQLITE_BUSY_SNAPSHOT beside another writer, whatever the busy time-out says.
 */
class PatientSqliteDriver extends SqliteDriver {
  readonly #database: Database.Database;

  constructor(database: Database.Database, config: SqliteDialectConfig) {
    super(config);
    this.#database = database;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    return new PatientConnection(this.#database, await super.acquireConnection());
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** SQLite rolls back by itself where the disk is full: rolling back once more would hide the reason. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}

/**
 * Tries the beginning of a transaction, and a statement outside of one, again while another process writes: until then
 * nothing of it was done. Within a transaction the lock is held already.
 */
class PatientConnection implements DatabaseConnection {
  readonly #database: Database.Database;
  readonly #connection: DatabaseConnection;

  constructor(database: Database.Database, connection: DatabaseConnection) {
    this.#database = database;
    this.#connection = connection;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    for (let waited = 0; ; waited += TRY_MS + BETWEEN_TRIES_MS) {
      try {
        return await this.#connection.executeQuery<R>(query);
      } catch (error) {
        if (this.#database.inTransaction || !isBusy(error) || waited >= PATIENCE_MS) throw error;
      }
      await sleep(BETWEEN_TRIES_MS);
    }
  }

  streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    return this.#connection.streamQuery<R>(query, chunkSize);
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}
