import { expect, test } from 'vitest';
import { createAudit } from '../../src/store/audit.ts';
import { forgettingChanges } from '../../src/tracker/forget-old.ts';
import { temporaryStore } from '../support/store.ts';
import { addServer } from '../support/world.ts';

const DAY_MS = 86_400_000;

test("a server's changes are told the newest first, and no other server's", async () => {
  const store = await temporaryStore();
  const [here, there] = [await addServer(store, '1'), await addServer(store, '2')];
  const audit = createAudit(store);
  await audit.note(here, { user: '7', at: 1 }, { what: 'language', language: 'ja' });
  await audit.note(there, { user: '8', at: 2 }, { what: 'hourly', most: 4 });
  await audit.note(here, { user: '9', at: 3 }, { what: 'role', role: null });
  expect(await audit.page(here, { offset: 0, limit: 10 })).toEqual({
    changes: [
      { by: '9', at: 3, change: { what: 'role', role: null } },
      { by: '7', at: 1, change: { what: 'language', language: 'ja' } },
    ],
    total: 2,
  });
  expect(await audit.page(here, { offset: 1, limit: 10 })).toMatchObject({ changes: [{ by: '7' }], total: 2 });
});

test('what was changed more than 90 days ago is forgotten, however much it is', async () => {
  const store = await temporaryStore();
  const server = await addServer(store, '1');
  const audit = createAudit(store);
  const rows = Array.from({ length: 450 }, (_, at) => ({
    server_id: server,
    by: '7',
    at,
    change: '{"what":"hourly"}',
  }));
  await store.write.insertInto('audit').values(rows).execute();
  const now = 90 * DAY_MS + 449;
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const chore = forgettingChanges({ store, clock: () => now, sleep: async () => undefined, log });
  await chore.run(new AbortController().signal);
  expect(await audit.page(server, { offset: 0, limit: 10 })).toMatchObject({ changes: [{ at: 449 }], total: 1 });
});
