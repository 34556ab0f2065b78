import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { hashOfToken } from '../../src/http/bearer.ts';
import { pushRoutes } from '../../src/http/push.ts';
import type { PushAnswer, RowProblem } from '../../src/http/push-shapes.ts';
import { createHealth } from '../../src/operations/health.ts';
import { openHttpPort } from '../../src/operations/http-port.ts';
import { createCatalogue } from '../../src/store/catalogue.ts';
import { readCatalogueFiles } from '../../src/store/data-files.ts';
import { addToken } from '../../src/store/tokens.ts';
import { loadCatalogue } from '../../src/tracker/load-catalogue.ts';
import { noonInJapan } from '../support/asking.ts';
import { DATA_FOLDER, shippedRules } from '../support/rules.ts';
import { temporaryStore } from '../support/store.ts';

export const SECRET = 'tw_a-token-of-the-tests';

/** What an answer may say, a taken push's or a problem's. */
export interface Said extends Partial<PushAnswer> {
  readonly detail?: string;
  readonly problems?: readonly RowProblem[];
}

/** What came back over HTTP. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Said;
  readonly text: string;
}

/** The HTTP port on loopback, over a store with the made-up catalogue and one token for three number sources. */
export async function pushing(now = '2026-03-04') {
  const store = await temporaryStore();
  const rules = shippedRules();
  let at = noonInJapan(now);
  const clock = () => at;
  const files = readCatalogueFiles(join(DATA_FOLDER, 'playground'));
  await store.write.transaction().execute((trx) => loadCatalogue(trx, rules, files, at));
  const counters = ['oricon-streams', 'spotify-plays', 'billboard-japan-streams'];
  await addToken(store.write, { name: 'fan-sheet', hash: hashOfToken(SECRET), counters }, at);
  const health = createHealth(clock);
  const defects: Error[] = [];
  const routes = pushRoutes({ store, rules, catalogue: createCatalogue(store), clock });
  const port = await openHttpPort({
    host: '127.0.0.1',
    port: 0,
    health,
    routes,
    onDefect: (error) => defects.push(error),
  });
  onTestFinished(() => port.close(0));

  const ask = async (path: string, init: RequestInit = {}): Promise<Answered> => {
    const response = await fetch(`${port.url}${path}`, init);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return { status: response.status, headers: response.headers, text, body: isJson ? (JSON.parse(text) as Said) : {} };
  };
  return {
    store,
    rules,
    health,
    defects,
    port,
    ask,
    setNow: (day: string) => {
      at = noonInJapan(day);
    },
    wait: (ms: number) => {
      at += ms;
    },
    /** Pushes rows, or whatever else is given as the body. */
    push: (readings: unknown, headers: Record<string, string> = {}) =>
      ask('/v1/readings', {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${SECRET}`, ...headers },
        body: Array.isArray(readings) ? JSON.stringify({ readings }) : String(readings),
      }),
    /** Every observation, the first one first. */
    observations: () => store.read.selectFrom('observation').selectAll().orderBy('id').execute(),
  };
}

/** A row that is right. */
export function row(more: object = {}): object {
  return { song: 'nova7--harbor-lights', counter: 'oricon-streams', date: '2026-03-01', total: 187_570_000, ...more };
}
