import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { createPageApi, type PageWorld } from './page-api.ts';
import { createGuard } from './page-guard.ts';
import { pageFiles } from './page-modules.ts';

export type { ControlPlace, PageControl } from './page-api.ts';

/** What the page shows, who may see it and where it listens. */
export interface PageOptions extends PageWorld {
  /** What lets a visitor in: made anew at each start, part of the printed address. */
  token: string;
  /** 0 takes any free port. */
  port: number;
  host?: string;
  /** A request that failed through a defect. */
  onDefect: (error: Error) => void;
}

/** A page that is served. */
export interface Page {
  /** The whole address, with the token. */
  url: string;
  /** Makes open pages connect again: what they show has been replaced. */
  reconnect: () => void;
  close: () => Promise<void>;
}

/** How soon a page whose stream of changes ended asks for another. */
const RECONNECT_MS = 300;

/** Every address of the machine, which is no address that a browser could open. */
const EVERYWHERE = new Set(['0.0.0.0', '::']);

/** Serves the playground's page: channels as people see them, and what moves the made-up world. */
export async function servePage(options: PageOptions): Promise<Page> {
  const { token, port, host = '127.0.0.1', onDefect } = options;
  const endings = new Set<() => void>();
  const reconnect = () => {
    for (const end of endings) end();
  };
  const app = new Hono();
  app.use(createGuard(host, token));
  for (const [path, { type, text }] of pageFiles()) {
    app.get(path, (context) => context.body(text(), 200, { 'Content-Type': type }));
  }
  app.get('/api/changes', (context) =>
    streamSSE(context, async (stream) => {
      const ended = Promise.withResolvers<void>();
      const tell = () => stream.writeSSE({ event: 'change', data: 'now', retry: RECONNECT_MS });
      const stop = options.discord()?.onChange(() => void tell());
      endings.add(ended.resolve);
      stream.onAbort(ended.resolve);
      await tell();
      await ended.promise;
      endings.delete(ended.resolve);
      stop?.();
    }),
  );
  app.get('/attachments/:id', (context) => {
    const file = options.discord()?.file(context.req.param('id'));
    if (file === undefined) return context.text('There is no such file.', 404);
    return context.body(file.bytes, 200, {
      'Content-Type': file.contentType,
      'Content-Security-Policy': "default-src 'none'; sandbox",
    });
  });
  app.route('/api', createPageApi(options));
  app.notFound((context) => context.json({ error: 'There is nothing here.' }, 404));
  app.onError((error, context) => {
    onDefect(error);
    return context.json({ error: error.message }, 500);
  });

  const server = await new Promise<{ node: Server; port: number }>((resolve, reject) => {
    const node = serve({ fetch: app.fetch, port, hostname: host }, (info) =>
      resolve({ node: node as Server, port: info.port }),
    );
    node.once('error', reject);
  });
  const shown = EVERYWHERE.has(host) ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${shown}:${server.port}/?token=${token}`,
    reconnect,
    close: async () => {
      reconnect();
      const closed = new Promise<void>((resolve) => server.node.close(() => resolve()));
      server.node.closeAllConnections();
      await closed;
    },
  };
}
