import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { LoopbackDiscord } from './loopback-discord.ts';
import { pageLog, pageMessages } from './page-views.ts';
import { type PageLanguage, pageLanguage, pageTexts, requestLanguage, type Texts } from './texts.ts';

/** Where a control was pressed, and in which language its answer is read. */
export interface ControlPlace {
  server: string;
  channel: string;
  language: PageLanguage;
}

/** A button of the page's side panel that the caller gives; what it returns is shown. */
export interface PageControl {
  id: string;
  label: Texts;
  group: 'time' | 'world' | 'discord';
  /** Whether it acts on a channel: one that is there is then certain. */
  needs: 'nothing' | 'channel';
  run: (place: ControlPlace) => Promise<string>;
}

/** What the page's requests are answered from. */
export interface PageWorld {
  /** The Discord that is shown now; null while there is none. */
  discord: () => LoopbackDiscord | null;
  /** The day of the made-up world, `YYYY-MM-DD`. */
  day: () => string;
  controls: readonly PageControl[];
  /** A sentence about what is made up. */
  note: Texts;
}

const person = { user: z.string(), locale: z.string().optional() };
const commandCall = z.object({
  ...person,
  server: z.string(),
  channel: z.string(),
  name: z.string(),
  subcommand: z.string().optional(),
  options: z.record(z.string(), z.string()).default({}),
  files: z
    .record(z.string(), z.object({ name: z.string(), contentType: z.string(), base64: z.base64() }))
    .transform((files) =>
      Object.fromEntries(
        Object.entries(files).map(([option, { base64, ...file }]) => [
          option,
          { ...file, bytes: new Uint8Array(Buffer.from(base64, 'base64')) },
        ]),
      ),
    )
    .optional(),
});
const suggestCall = commandCall.extend({ focused: z.string() });
const menuCall = z.object({ ...person, channel: z.string(), messageId: z.string(), name: z.string() });
const sayCall = z.object({ channel: z.string(), user: z.string(), content: z.string().trim().min(1).max(2_000) });
const pressCall = z.object({
  ...person,
  channel: z.string(),
  messageId: z.string(),
  customId: z.string(),
  values: z.array(z.string()).optional(),
});
const submitCall = z.object({
  interactionId: z.string(),
  fields: z.record(z.string(), z.string()),
  locale: z.string().optional(),
});
const controlCall = z.object({
  server: z.string().default(''),
  channel: z.string().default(''),
  locale: z.string().optional(),
});
const logQuery = z.coerce.number().int().min(0).catch(0);

/** The requests with which the page reads and acts; whoever mounts it says who may ask. */
export function createPageApi({ discord: present, day, controls, note }: PageWorld): Hono {
  const api = new Hono();
  const withDiscord =
    (answer: (context: Context, discord: LoopbackDiscord) => Response | Promise<Response>) => (context: Context) => {
      const discord = present();
      return discord === null
        ? context.json({ error: pageTexts.starting[requestLanguage(context.req.header('accept-language'))] }, 503)
        : answer(context, discord);
    };

  api.get(
    '/state',
    withDiscord((context, discord) =>
      context.json({
        note,
        day: day(),
        controls: controls.map(({ id, label, group, needs }) => ({ id, label, group, needs })),
        servers: discord.servers(),
        commands: discord.registeredCommands(),
        bot: { id: discord.botUser.id, name: discord.botUser.username },
      }),
    ),
  );
  api.get(
    '/messages',
    withDiscord((context, discord) =>
      context.json(pageMessages(discord, context.req.query('channel') ?? '', context.req.query('as'))),
    ),
  );
  api.get(
    '/log',
    withDiscord((context, discord) => context.json(pageLog(discord, logQuery.parse(context.req.query('after') ?? 0)))),
  );
  api.post(
    '/command',
    withDiscord((context, discord) => act(context, commandCall, discord.command)),
  );
  api.post(
    '/suggest',
    withDiscord((context, discord) => act(context, suggestCall, discord.suggest)),
  );
  api.post(
    '/message-command',
    withDiscord((context, discord) => act(context, menuCall, discord.messageCommand)),
  );
  api.post(
    '/say',
    withDiscord((context, discord) => act(context, sayCall, async (said) => ({ id: discord.say(said) }))),
  );
  api.post(
    '/press',
    withDiscord((context, discord) => act(context, pressCall, discord.press)),
  );
  api.post(
    '/submit',
    withDiscord((context, discord) => act(context, submitCall, discord.submit)),
  );

  let underWay = false;
  api.post(
    '/controls/:id',
    withDiscord(async (context, discord) => {
      const asked = controlCall.safeParse(await body(context));
      if (!asked.success) return context.json({ error: z.prettifyError(asked.error) }, 400);
      const { server, channel, locale } = asked.data;
      const language = pageLanguage(locale);
      const control = controls.find(({ id }) => id === context.req.param('id'));
      if (control === undefined) return context.json({ error: pageTexts.noControl[language] }, 404);
      if (control.needs === 'channel' && !isThere(discord, server, channel))
        return context.json({ error: pageTexts.noChannel[language] }, 400);
      // Two at once would each move the world under the other's feet.
      if (underWay) return context.json({ error: pageTexts.busy[language] }, 409);
      underWay = true;
      try {
        return context.json({ text: await control.run({ server, channel, language }) });
      } finally {
        underWay = false;
      }
    }),
  );
  return api;
}

function isThere(discord: LoopbackDiscord, server: string, channel: string): boolean {
  const channels = discord.servers().find(({ id }) => id === server)?.channels ?? [];
  return channels.some(({ id, deleted }) => id === channel && deleted !== true);
}

/** The request's JSON; undefined, which no shape takes, when it is none. */
async function body(context: Context): Promise<unknown> {
  try {
    return await context.req.json();
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

async function act<T>(context: Context, shape: z.ZodType<T>, run: (call: T) => Promise<unknown>): Promise<Response> {
  const call = shape.safeParse(await body(context));
  if (!call.success) return context.json({ error: z.prettifyError(call.error) }, 400);
  try {
    return context.json(await run(call.data));
  } catch (error) {
    // What a client would not let a person do comes as an error with a sentence for them.
    return context.json({ error: error instanceof Error ? error.message : String(error) }, 400);
  }
}
