import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import type { LoopbackDiscord } from './loopback-discord.ts';
import { createGuard } from './page-guard.ts';
import { pageFiles } from './page-modules.ts';

/** A button of the page that the caller gives; what it returns is shown. */
export interface PageControl {
  id: string;
  label: string;
  run: () => Promise<string>;
}

/** What the page shows and where it listens. */
export interface PageOptions {
  discord: LoopbackDiscord;
  /** 0 takes any free port. */
  port: number;
  host?: string;
  controls?: readonly PageControl[];
  /** A sentence about what is made up. */
  note?: string;
}

const place = { user: z.string(), locale: z.string().optional() };
const commandCall = z.object({
  ...place,
  server: z.string(),
  channel: z.string(),
  name: z.string(),
  subcommand: z.string().optional(),
  options: z.record(z.string(), z.string()).default({}),
});
const suggestCall = commandCall.extend({ focused: z.string() });
const pressCall = z.object({
  ...place,
  channel: z.string(),
  messageId: z.string(),
  customId: z.string(),
  values: z.array(z.string()).optional(),
});

/** Serves the playground's page: channels as people see them, and a form to use the bot. */
export async function servePage(options: PageOptions): Promise<{ url: string; close: () => Promise<void> }> {
  const { discord, port, host = '127.0.0.1', controls = [], note = '' } = options;
  const endings = new Set<() => void>();
  const app = new Hono();
  app.use(createGuard(host));

  for (const [path, { type, text }] of pageFiles()) {
    app.get(path, (context) => context.body(text(), 200, { 'Content-Type': type }));
  }
  app.get('/api/state', (context) =>
    context.json({
      note,
      controls: controls.map(({ id, label }) => ({ id, label })),
      servers: discord.servers(),
      commands: discord.registeredCommands(),
    }),
  );
  app.get('/api/messages', (context) => {
    const as = context.req.query('as');
    return context.json(discord.messages(context.req.query('channel') ?? '', as === undefined ? {} : { as }));
  });
  app.get('/api/changes', (context) =>
    streamSSE(context, async (stream) => {
      const ended = Promise.withResolvers<void>();
      const stop = discord.onChange(() => void stream.writeSSE({ event: 'change', data: 'now' }));
      endings.add(ended.resolve);
      stream.onAbort(ended.resolve);
      await stream.writeSSE({ event: 'change', data: 'now' });
      await ended.promise;
      endings.delete(ended.resolve);
      stop();
    }),
  );
  app.get('/attachments/:id', (context) => {
    const file = discord.file(context.req.param('id'));
    if (file === undefined) return context.text('There is no such file.', 404);
    return context.body(file.bytes, 200, {
      'Content-Type': file.contentType,
      'Content-Security-Policy': "default-src 'none'; sandbox",
    });
  });
  app.post('/api/command', (context) => act(context, commandCall, discord.command));
  app.post('/api/suggest', (context) => act(context, suggestCall, discord.suggest));
  app.post('/api/press', (context) => act(context, pressCall, discord.press));
  app.post('/api/controls/:id', async (context) => {
    const control = controls.find(({ id }) => id === context.req.param('id'));
    if (control === undefined) return context.json({ error: 'There is no such control.' }, 404);
    return context.json({ text: await control.run() });
  });
  app.onError((error, context) => context.json({ error: error.message }, 500));

  const server = await new Promise<{ node: Server; port: number }>((resolve, reject) => {
    const node = serve({ fetch: app.fetch, port, hostname: host }, (info) =>
      resolve({ node: node as Server, port: info.port }),
    );
    node.once('error', reject);
  });
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${server.port}/`,
    close: async () => {
      for (const end of endings) end();
      const closed = new Promise<void>((resolve) => server.node.close(() => resolve()));
      server.node.closeAllConnections();
      await closed;
    },
  };
}

async function act<T>(context: Context, shape: z.ZodType<T>, run: (call: T) => Promise<unknown>): Promise<Response> {
  const call = shape.safeParse(await context.req.json());
  if (!call.success) return context.json({ error: z.prettifyError(call.error) }, 400);
  try {
    return context.json(await run(call.data));
  } catch (error) {
    // What a client would not let a person do comes as an error with a sentence for them.
    return context.json({ error: error instanceof Error ? error.message : String(error) }, 400);
  }
}
