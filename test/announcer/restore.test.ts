import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../src/domain/day.ts';
import { becomeSender } from '../../src/start/sender.ts';
import type { Store } from '../../src/store/database.ts';
import { copyDatabase } from '../../src/store/database-copy.ts';
import { lookFromOf } from '../../src/store/gate.ts';
import { sendMarkOf } from '../../src/store/send-mark.ts';
import { drivenThread, SONGS, TITLES } from '../support/announcing.ts';
import { temporaryFolder, temporaryStore } from '../support/store.ts';
import { textOf } from '../support/thread.ts';

const SILENT = pino({ level: 'silent' });
const DAY_MS = 86_400_000;

type Driven = Awaited<ReturnType<typeof drivenThread>>;

async function sendAll(announcer: { run(): Promise<number> }): Promise<void> {
  while ((await announcer.run()) > 0);
}

/** What the operator is told at a start. */
function listening() {
  const told: Record<string, unknown>[] = [];
  const log = pino(
    { level: 'info' },
    { write: (line: string) => told.push(JSON.parse(line) as (typeof told)[number]) },
  );
  return { log, told };
}

/** Two songs pass a level; the backup is made between, and the second is posted after it. */
async function backedUp(before: readonly string[], after: readonly string[]) {
  const at = await drivenThread();
  const one = await at.server('one');
  const folder = temporaryFolder();
  const live = sendMarkOf(join(folder, 'live.db'));
  const path = join(folder, 'backup.db');
  await at.passSongs(before);
  const announcer = at.announcer();
  await sendAll(announcer);
  copyDatabase(await pathOf(at.store), path);
  at.pass(DAY_MS);
  await at.passSongs(after);
  await sendAll(announcer);
  live.write(1_000);
  return { at, one, path, folder };
}

async function pathOf(store: Store): Promise<string> {
  const { sql } = await import('kysely');
  const { rows } = await sql<{ file: string }>`select file from pragma_database_list where name = 'main'`.execute(
    store.read,
  );
  return rows[0]?.file ?? '';
}

async function restored(at: Driven, path: string) {
  const { log, told } = listening();
  const store = await temporaryStore(path);
  const mark = sendMarkOf(path);
  mark.write(1_000);
  await becomeSender(store, mark, at.clock(), log);
  return { store, told, mark };
}

function titlesIn(at: Driven, channel: string): (string | undefined)[] {
  const lines = at.discord.messages(channel).flatMap((message) => textOf(message).split('\n'));
  return lines.flatMap((line) => TITLES.filter((title) => line.includes(title)));
}

describe('yesterday’s backup', () => {
  test('does not post again what was posted after it was made', async () => {
    const { at, one, path } = await backedUp(SONGS.slice(0, 1), SONGS.slice(1, 2));
    expect(titlesIn(at, one.channel)).toEqual(TITLES.slice(0, 2));
    const { store, told } = await restored(at, path);
    expect(told[0]?.msg).toContain('restored, moved or copied');
    await at.passSongs(SONGS.slice(1, 2), store);
    await sendAll(at.announcer(store));
    expect(await at.states(store)).toEqual(['posted', 'posted: found']);
    expect(titlesIn(at, one.channel)).toEqual(TITLES.slice(0, 2));
  });

  test('does not post again what it owed and was posted since', async () => {
    const at = await drivenThread();
    const one = await at.server('one');
    await at.passSongs(SONGS.slice(0, 2));
    const path = join(temporaryFolder(), 'backup.db');
    copyDatabase(await pathOf(at.store), path);
    await sendAll(at.announcer());
    at.pass(DAY_MS);
    const { store, told } = await restored(at, path);
    expect(told[0]).toMatchObject({ announcements: 2 });
    await sendAll(at.announcer(store));
    expect(await at.states(store)).toEqual(['posted: found', 'posted: found']);
    expect(titlesIn(at, one.channel)).toEqual(TITLES.slice(0, 2));
  });

  test('looks for what is of a day that had begun in Japan when it was restored', () => {
    const gate = { from: 5, until: Date.UTC(2026, 2, 1, 16) };
    expect(lookFromOf(gate, dayOf('2026-03-02'))).toBe(5);
    expect(lookFromOf({ ...gate, until: Date.UTC(2026, 2, 1, 14) }, dayOf('2026-03-02'))).toBeNull();
  });

  test('posts what is really new', async () => {
    const { at, one, path } = await backedUp(SONGS.slice(0, 1), []);
    const { store } = await restored(at, path);
    await at.passSongs(SONGS.slice(2, 3), store);
    await sendAll(at.announcer(store));
    expect(titlesIn(at, one.channel)).toEqual([TITLES[0], TITLES[2]]);
  });

  test('posts nothing of unknown fate where the history may not be read, and lists it', async () => {
    const { at, one, path } = await backedUp(SONGS.slice(0, 1), SONGS.slice(1, 2));
    const { store } = await restored(at, path);
    at.discord.setBotPermissions(one.channel, ['ViewChannel', 'SendMessages', 'EmbedLinks', 'AttachFiles']);
    await at.passSongs(SONGS.slice(1, 2), store);
    await sendAll(at.announcer(store));
    expect(await at.states(store)).toEqual(['posted', 'unknown: history-denied']);
  });
});

describe('a database is taken for a copy', () => {
  test.each([
    ['without a mark, when it has sent before', null, 3, true],
    ['with a mark that has seen more', 5, 3, true],
    ['never, with a mark that has seen as much', 3, 3, false],
    ['never, with a mark that lags behind after a power cut', 2, 3, false],
    ['never, when it has sent nothing', null, 0, false],
  ])('%s', async (_, seen, sent, isCopy) => {
    const path = join(temporaryFolder(), 'tierwatch.db');
    const store = await temporaryStore(path);
    if (sent > 0)
      await store.write
        .insertInto('meta')
        .values({ key: 'send-sequence', value: String(sent) })
        .execute();
    const mark = sendMarkOf(path);
    if (seen !== null) mark.write(seen);
    const { log, told } = listening();
    await becomeSender(store, mark, 1_000_000, log);
    expect(told.length > 0).toBe(isCopy);
    const again = listening();
    await becomeSender(store, mark, 1_000_000, again.log);
    expect(again.told).toEqual([]);
  });

  test('never where nothing is noted of it, as in the playground', async () => {
    const store = await temporaryStore();
    await store.write.insertInto('meta').values({ key: 'send-sequence', value: '3' }).execute();
    await becomeSender(store, null, 1_000_000, SILENT);
    expect(await store.read.selectFrom('meta').selectAll().where('key', '=', 'gate').execute()).toEqual([]);
  });
});
