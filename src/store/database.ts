import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  Kysely,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely';
import { migrate } from './migrate.ts';
import type { Schema } from './schema.ts';

/** An open database: one writer, and reads on a connection of their own, which never wait for it. */
export interface Store {
  readonly write: Kysely<Schema>;
  readonly read: Kysely<Schema>;
  /** A number that changes whenever another connection or process has committed. */
  dataVersion(): number;
  close(): Promise<void>;
}

/** How long a statement waits for another process's transaction, in milliseconds. */
const BUSY_TIMEOUT_MS = 5_000;

/** Statements kept prepared on each connection. */
const STATEMENT_CACHE_SIZE = 300;

/**
 * Opens the database file, made with its folder where it does not exist, and migrates it.
 * @throws NewerDatabaseError for a database of a newer version; SqliteError where the file cannot be opened.
 */
export async function openStore(path: string): Promise<Store> {
  mkdirSync(dirname(path), { recursive: true });
  const writer = connect(path);
  writer.pragma('journal_mode = WAL');
  const write = new Kysely<Schema>({ dialect: new ImmediateSqliteDialect({ database: cachingStatements(writer) }) });
  try {
    await migrate(write);
  } catch (error) {
    await write.destroy();
    throw error;
  }
  const reader = connect(path);
  reader.pragma('query_only = on');
  const read = new Kysely<Schema>({ dialect: new SqliteDialect({ database: cachingStatements(reader) }) });
  return {
    write,
    read,
    dataVersion: () => Number(reader.pragma('data_version', { simple: true })),
    close: async () => {
      await read.destroy();
      await write.destroy();
    },
  };
}

function connect(path: string): Database.Database {
  const database = new Database(path, { timeout: BUSY_TIMEOUT_MS });
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = on');
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

/**
 * Begins every transaction as a writer. With Kysely's own plain `begin`, a transaction that reads first and then writes
 * fails at once with SQLITE_BUSY_SNAPSHOT beside another writer, whatever the busy time-out says.
 */
class ImmediateSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new ImmediateSqliteDriver(this.#config);
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

class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}
