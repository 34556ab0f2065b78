import { createHash } from 'node:crypto';
import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import type { Health } from './health.ts';
import { problemAnswer } from './problem.ts';

/** What is served, and where. */
export interface HttpPortOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly health: Health;
  /** What the bot counts, as text; left out where nothing is counted. */
  readonly metrics?: { readonly contentType: string; text(): Promise<string> };
  /** With it, callers from elsewhere learn details; null: this machine alone. */
  readonly detailsToken?: string | null;
  /** What is served beside health. */
  readonly routes: Hono;
  /** A request that failed through a defect. */
  readonly onDefect: (error: Error) => void;
}

/** The bot's one HTTP port, open. */
export interface HttpPort {
  readonly url: string;
  /** Takes no more requests, and ends when those under way are answered or `graceMs` (default 5,000) are over. */
  close(graceMs?: number): Promise<void>;
}

/** Every address of the machine, which is no address that a browser could open. */
const EVERYWHERE = new Set(['0.0.0.0', '::']);

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;

/**
 * Opens the HTTP port: `/health/live`, `/health/ready`, and the given routes.
 * Rejects with what the system says where the port cannot be had.
 */
export async function openHttpPort(options: HttpPortOptions): Promise<HttpPort> {
  const { host, port, health, metrics, detailsToken = null, routes, onDefect } = options;
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    const { headers } = context.res;
    headers.set('X-Content-Type-Options', 'nosniff');
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
  });
  app.get('/health/live', (context) => context.json({ status: 'ok' }));
  app.get('/health/ready', (context) => ready(context, health, mayKnow(context, detailsToken)));
  app.get('/metrics', async (context) => {
    if (!metrics) return context.notFound();
    if (!mayKnow(context, detailsToken))
      return problemAnswer(context, {
        kind: 'forbidden',
        status: 403,
        title: 'Metrics are told to this machine alone.',
        detail: 'Set METRICS_TOKEN, and send it: Authorization: Bearer TOKEN.',
      });
    return context.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType });
  });
  app.route('/', routes);
  app.notFound((context) =>
    problemAnswer(context, {
      kind: 'not-found',
      status: 404,
      title: 'There is nothing here.',
      detail: 'Look at /health/live, /health/ready and /v1/openapi.json.',
    }),
  );
  app.onError((error, context) => {
    onDefect(error);
    return problemAnswer(context, {
      kind: 'defect',
      status: 500,
      title: 'This failed through a fault of the bot.',
      detail: 'Nothing of this request was recorded. Its operator finds the cause in the log.',
    });
  });
  const server = await new Promise<{ node: Server; port: number }>((resolve, reject) => {
    const node = serve({ fetch: app.fetch, port, hostname: host }, (info) =>
      resolve({ node: node as Server, port: info.port }),
    );
    node.once('error', reject);
  });
  const shown = EVERYWHERE.has(host) ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return { url: `http://${shown}:${server.port}`, close: (graceMs = 5_000) => close(server.node, graceMs) };
}

/** Ready is when no part has a problem. Which part has which is said to callers on this machine alone. */
async function ready(context: Context, health: Health, detailed: boolean): Promise<Response> {
  const parts = await health.state();
  const well = parts.every(({ problem }) => problem === null);
  const status = well ? 'ok' : 'problem';
  const told = detailed
    ? {
        status,
        parts: parts.map(({ part, problem, since }) => ({
          part,
          status: problem === null ? 'ok' : 'problem',
          ...(problem === null ? {} : { problem }),
          since: new Date(since).toISOString(),
        })),
      }
    : { status };
  return context.json(told, well ? 200 : 503);
}

/** Details are for callers on this machine, and for whoever has the token. */
function mayKnow(context: Context, token: string | null): boolean {
  if (isOfThisMachine(context)) return true;
  const given = context.req.header('authorization') ?? '';
  return token !== null && digestOf(given).equals(digestOf(`Bearer ${token}`));
}

/** Of one length for every text, so that a comparison tells nothing by the time it takes. */
function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** A proxy on this machine asks for others, and says so. */
function isOfThisMachine(context: Context): boolean {
  const forwarded = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => context.req.header(name));
  return !forwarded && LOOPBACK.test(callerAddress(context));
}

/** The address that a request came from; empty where its connection is gone already. */
export function callerAddress(context: Context): string {
  return getConnInfo(context).remote.address ?? '';
}

async function close(node: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => node.close(() => resolve()));
  node.closeIdleConnections();
  const timer = setTimeout(() => node.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(timer);
}
