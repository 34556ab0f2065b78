import { Hono } from 'hono';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createHealth } from '../../src/operations/health.ts';
import { openHttpPort } from '../../src/operations/http-port.ts';
import { startFailure } from '../../src/start/start-failure.ts';

interface Told {
  readonly status: string;
  readonly parts?: readonly { readonly part: string; readonly problem?: string }[];
}

const METRICS = { contentType: 'text/plain', text: () => Promise.resolve('{"status":"counted"}') };

async function portOf(host = '127.0.0.1', port = 0, detailsToken: string | null = null) {
  let now = Date.UTC(2026, 2, 4);
  const health = createHealth(() => now);
  const routes = new Hono().get('/fails', () => {
    throw new Error('a defect');
  });
  const defects: string[] = [];
  const onDefect = (error: Error) => defects.push(error.message);
  const open = await openHttpPort({ host, port, health, metrics: METRICS, detailsToken, routes, onDefect });
  onTestFinished(() => open.close(0));
  const ask = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${open.url}${path}`, { headers });
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      body: (await response.json()) as Told,
    };
  };
  return {
    open,
    health,
    ask,
    defects,
    wait: (ms: number) => {
      now += ms;
    },
  };
}

describe('/health', () => {
  test('a live bot says so, whatever its problems are', async () => {
    const { ask, health } = await portOf();
    health.report('announcer', 'It stands still.');
    expect(await ask('/health/live')).toMatchObject({ status: 200, body: { status: 'ok' } });
  });

  test('a bot is ready while no part has a problem, and says since when', async () => {
    const { ask, health, wait } = await portOf();
    health.report('announcer', null);
    health.watch('database', () => null);
    const since = '2026-03-04T00:00:00.000Z';
    expect(await ask('/health/ready')).toMatchObject({
      status: 200,
      body: {
        status: 'ok',
        parts: [
          { part: 'announcer', status: 'ok', since },
          { part: 'database', status: 'ok', since },
        ],
      },
    });
    wait(60_000);
    health.report('announcer', 'It stands still.');
    wait(60_000);
    health.report('announcer', 'It still stands still.');
    const broken = await ask('/health/ready');
    expect(broken.status).toBe(503);
    expect(broken.body.parts?.[0]).toEqual({
      part: 'announcer',
      status: 'problem',
      problem: 'It still stands still.',
      since: '2026-03-04T00:01:00.000Z',
    });
    health.report('announcer', null);
    expect((await ask('/health/ready')).status).toBe(200);
  });

  test('a part that cannot be looked at has a problem', async () => {
    const { ask, health } = await portOf();
    health.watch('database', () => Promise.reject(new Error('disk I/O error')));
    const { status, body } = await ask('/health/ready');
    expect(status).toBe(503);
    expect(body.parts?.[0]?.problem).toContain('disk I/O error');
  });

  test('who asks through a proxy learns no details', async () => {
    const { ask, health } = await portOf();
    health.report('announcer', 'It stands still.');
    const answer = await ask('/health/ready', { 'x-forwarded-for': '203.0.113.9' });
    expect(answer).toMatchObject({ status: 503, body: { status: 'problem' } });
    expect(answer.body).not.toHaveProperty('parts');
  });
});

describe('/metrics', () => {
  test('is told to this machine, and to nobody who asks through a proxy', async () => {
    const { ask } = await portOf();
    expect(await ask('/metrics')).toMatchObject({ status: 200, body: { status: 'counted' } });
    const refused = await ask('/metrics', { 'x-forwarded-for': '203.0.113.9' });
    expect(refused).toMatchObject({ status: 403, type: 'application/problem+json' });
  });

  test('and the details of health are told to whoever has the token', async () => {
    const { ask, health } = await portOf('127.0.0.1', 0, 'let-me-see');
    health.report('announcer', null);
    const from = (token: string) => ({ 'x-forwarded-for': '203.0.113.9', authorization: `Bearer ${token}` });
    expect((await ask('/metrics', from('let-me-see'))).status).toBe(200);
    expect((await ask('/metrics', from('let-me-in'))).status).toBe(403);
    expect((await ask('/health/ready', from('let-me-see'))).body).toHaveProperty('parts');
    expect((await ask('/health/ready', from(''))).body).not.toHaveProperty('parts');
  });
});

describe('the HTTP port', () => {
  test('that is taken is told in one sentence with the remedy', async () => {
    const { open } = await portOf();
    const port = Number(new URL(open.url).port);
    const failure = await portOf('127.0.0.1', port).catch((error: unknown) => error);
    const config = { databasePath: '/somewhere/tierwatch.db', httpHost: '127.0.0.1', httpPort: port };
    expect(startFailure(failure, config)).toBe(
      `Port ${port} is taken. Stop what uses it, or set HTTP_PORT to another port (0: any free one).`,
    );
  });

  test('on a host that is not this machine is told in one sentence', async () => {
    const failure = await portOf('203.0.113.1').catch((error: unknown) => error);
    const config = { databasePath: '/somewhere/tierwatch.db', httpHost: '203.0.113.1', httpPort: 0 };
    expect(startFailure(failure, config)).toMatch(/^HTTP_HOST 203\.0\.113\.1 is no address of this machine/);
  });

  test('a defect is answered as one, without its cause', async () => {
    const { ask, defects } = await portOf();
    const { status, type, body } = await ask('/fails');
    expect({ status, type }).toEqual({ status: 500, type: 'application/problem+json' });
    expect(JSON.stringify(body)).not.toContain('a defect');
    expect(defects).toEqual(['a defect']);
  });

  test('takes no more requests once it is closed', async () => {
    const { open, ask } = await portOf();
    await ask('/health/live');
    await open.close();
    await expect(ask('/health/live')).rejects.toThrow();
  });
});
