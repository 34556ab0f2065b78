import { beforeEach, expect, test } from 'vitest';
import { enterBatches, listCoverage, syncBatches } from '../../src/store/certificate-batches.ts';
import type { Store } from '../../src/store/database.ts';
import { temporaryStore } from '../support/store.ts';

const LADDER = 'riaj-streaming';

let store: Store;

beforeEach(async () => {
  store = await temporaryStore();
});

const ship = (month: string, coverage: 'full' | 'partial', published = '') =>
  syncBatches(store.write, [{ ladder: LADDER, month, coverage, published }]);

const enter = (month: string, more: { full?: boolean; published?: number } = {}) =>
  enterBatches(store.write, [{ ladder: LADDER, month, full: more.full ?? false, published: more.published ?? null }]);

test('a list is full only where every batch up to its newest is there and full', async () => {
  expect(await listCoverage(store.read, LADDER)).toBeNull();
  await ship('2020-04', 'full');
  expect(await listCoverage(store.read, LADDER)).toEqual({ month: '2020-04', coverage: 'full' });
  await ship('2020-06', 'full');
  expect(await listCoverage(store.read, LADDER)).toEqual({ month: '2020-06', coverage: 'partial' });
  await ship('2020-05', 'partial');
  expect(await listCoverage(store.read, LADDER)).toEqual({ month: '2020-06', coverage: 'partial' });
  await enter('2020-05', { full: true });
  expect(await listCoverage(store.read, LADDER)).toEqual({ month: '2020-06', coverage: 'full' });
});

test('what the operator says of a batch outlives what an update ships, and fills in what it does not know', async () => {
  await enter('2020-05', { full: true, published: 18_000 });
  await ship('2020-05', 'partial');
  const batches = () => store.read.selectFrom('certificate_batch').select(['coverage', 'published']).execute();
  expect(await batches()).toEqual([{ coverage: 'full', published: 18_000 }]);
  await enter('2020-05');
  expect(await batches()).toEqual([{ coverage: 'full', published: 18_000 }]);
  await ship('2020-05', 'partial', '2020-06-26');
  expect(await batches()).toEqual([{ coverage: 'full', published: 18_439 }]);
});
