import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createHealth } from '../../src/operations/health.ts';
import { backUpDaily } from '../../src/start/backups.ts';
import { dump, temporaryFolder, temporaryPath, temporaryStore } from '../support/store.ts';

const NOW = Date.UTC(2026, 2, 4, 5);

async function scheduled(folder: string) {
  const databasePath = temporaryPath();
  const store = await temporaryStore(databasePath);
  const health = createHealth(() => NOW);
  const log = pino({ level: 'silent' });
  const run = (now = NOW) => backUpDaily({ databasePath, folder, clock: () => now, log, health });
  return { store, run, problem: async () => (await health.state()).find(({ part }) => part === 'backup')?.problem };
}

test('the first look of a day backs up, and no other; what a killed process left half goes', async () => {
  const folder = join(temporaryFolder(), 'backups');
  mkdirSync(folder);
  writeFileSync(join(folder, 'tierwatch-2026-03-01.db.part'), 'half');
  const { store, run, problem } = await scheduled(folder);
  await store.write.insertInto('meta').values({ key: 'noted', value: 'early' }).execute();
  await run();
  await store.write.insertInto('meta').values({ key: 'late', value: 'late' }).execute();
  await run();
  expect(readdirSync(folder)).toEqual(['tierwatch-2026-03-04.db']);
  expect(await problem()).toBeNull();
  const copy = await temporaryStore(join(folder, 'tierwatch-2026-03-04.db'));
  expect((await dump(copy)).meta).toEqual(['{"key":"noted","value":"early"}']);
  await run(NOW + 86_400_000);
  expect(readdirSync(folder)).toContain('tierwatch-2026-03-05.db');
});

test('a backup that fails is a problem of the bot’s health until one is made', async () => {
  const file = join(temporaryFolder(), 'in-the-way');
  writeFileSync(file, '');
  const { run, problem } = await scheduled(file);
  await run();
  expect(await problem()).toMatch(/The day’s backup is missing: .*\. Look at BACKUP_DIR\.$/);
});
