import { beforeEach, describe, expect, test } from 'vitest';
import { batchesDue, remindOfBatches } from '../../src/announcer/remind-of-batches.ts';
import { batchesOutBy } from '../../src/domain/certificate-batch.ts';
import { dayOf } from '../../src/domain/day.ts';
import { enterBatches } from '../../src/store/certificate-batches.ts';
import type { Store } from '../../src/store/database.ts';
import { shippedRules } from '../support/rules.ts';
import { temporaryStore } from '../support/store.ts';
import { ledger, noonOf } from '../support/world.ts';

const LADDER = 'riaj-streaming';
const OWNER = '300000000000000001';
const RULES = shippedRules();

let store: Store;
let logged: object[];

/** A list that has every batch up to that of December 2025. */
beforeEach(async () => {
  store = await temporaryStore();
  logged = [];
  await know(...batchesOutBy(LADDER, dayOf('2026-01-30')));
});

function know(...months: string[]) {
  return enterBatches(
    store.write,
    months.map((month) => ({ ladder: LADDER, month, full: false, published: null })),
  );
}

function remind(day: string, operators: readonly string[] = [OWNER]) {
  const log = { warn: (fields: object) => void logged.push(fields) };
  return remindOfBatches({ store, rules: RULES, operators, clock: () => noonOf(day), log });
}

const due = async (day: string) => (await batchesDue(store.read, noonOf(day))).flatMap((batches) => batches.months);

describe('a batch is due', () => {
  test.each([
    ['2026-02-27', []],
    ['2026-02-28', ['2026-01']],
    ['2026-03-29', ['2026-01']],
    ['2026-03-30', ['2026-01', '2026-02']],
    ['2026-04-29', ['2026-01', '2026-02']],
    ['2026-04-30', ['2026-01', '2026-02', '2026-03']],
  ])('once every batch seen so far was out by then: on %s %j', async (day, months) => {
    expect(await due(day)).toEqual(months);
  });

  test('by the day in Japan', async () => {
    const lastMomentOf27th = Date.UTC(2026, 1, 27, 14, 59, 59);
    expect(await batchesDue(store.read, lastMomentOf27th)).toEqual([]);
    expect(await batchesDue(store.read, lastMomentOf27th + 1_000)).toEqual([{ ladder: LADDER, months: ['2026-01'] }]);
  });

  test('no more when the list has it; one that was left out between others is', async () => {
    await know('2026-02');
    expect(await due('2026-03-30')).toEqual(['2026-01']);
  });
});

describe('the operator', () => {
  test('is told once a batch, in the log and by a direct message, however often it is looked', async () => {
    expect(await remind('2026-02-27')).toBe(0);
    expect(await remind('2026-02-28')).toBe(1);
    expect(await remind('2026-02-28')).toBe(0);
    expect(await remind('2026-03-15')).toBe(0);
    expect(await remind('2026-03-30')).toBe(1);
    expect(logged).toEqual([
      { ladder: LADDER, months: ['2026-01'] },
      { ladder: LADDER, months: ['2026-02'] },
    ]);
    const rows = await ledger(store);
    expect(rows.map(({ request, kind, channel, state }) => `${request} ${kind} ${channel} ${state}`)).toEqual([
      `post notice @${OWNER} owed`,
      `post notice @${OWNER} owed`,
    ]);
    const { message } = JSON.parse(rows[0]?.body ?? '');
    expect(message.blocks[0].text).toBe(
      '**A batch of RIAJ certificates should be out, and is not in the list: January 2026**',
    );
    expect(message.blocks[1].text).toContain('import certifications FILE.csv');
  });

  test('hears of many missing batches at once, and so does each of several', async () => {
    expect(await remind('2026-11-21', [OWNER, '300000000000000002'])).toBe(9);
    const rows = await ledger(store);
    expect(rows.map((row) => row.channel)).toEqual([`@${OWNER}`, '@300000000000000002']);
    expect(rows[0]?.body).toContain('9 batches of RIAJ certificates should be out');
    expect(rows[0]?.body).toContain('January 2026 to September 2026');
  });

  test('reads it in the language of a server that they set up', async () => {
    const { id } = await store.write
      .insertInto('server')
      .values({ discord_id: '1', language: 'ja', created_at: 0, left_at: null })
      .returning('id')
      .executeTakeFirstOrThrow();
    await store.write.insertInto('target').values({ server_id: id, channel: '2', configured_by: OWNER }).execute();
    await remind('2026-02-28');
    expect((await ledger(store))[0]?.body).toContain('日本レコード協会の認定1回分が発表されているはずですが');
  });

  test('without an owner that Discord names finds it in the log', async () => {
    expect(await remind('2026-02-28', [])).toBe(1);
    expect(logged).toHaveLength(1);
    expect(await ledger(store)).toEqual([]);
  });
});
