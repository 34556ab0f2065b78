import { Routes } from 'discord.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { connectBot, hook, onePixel, register, startWorld } from './connections.ts';

let world: Awaited<ReturnType<typeof startWorld>>;
let schemas: Record<string, z.core.$ZodType>;
beforeAll(async () => {
  world = await startWorld({ rateLimits: false, team: { name: 'Team', members: ['Ann'] } });
  schemas = (await import('discord-api-spec/zod')) as unknown as Record<string, z.core.$ZodType>;
});
afterAll(() => world.discord.close());

/** What the official description finds wrong with an answer. */
function complaints(name: string, answer: unknown): unknown {
  // Discord writes times as +00:00 with microseconds; the schemas know only Z.
  const value = JSON.parse(JSON.stringify(answer).replaceAll('000+00:00', 'Z'));
  const schema = schemas[`${name}Schema`];
  if (schema === undefined) throw new Error(`The description has no ${name}`);
  const result = z.safeParse(schema, value);
  return result.success ? [] : result.error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`);
}

test.each<[string, () => `/${string}`]>([
  ['GatewayBotResponse', () => '/gateway/bot'],
  ['PrivateApplicationResponse', () => '/applications/@me'],
  ['UserPIIResponse', () => '/users/@me'],
  ['GuildWithCountsResponse', () => Routes.guild(world.server)],
  ['GuildChannelResponse', () => Routes.channel(world.channel)],
])('%s is answered in the official shape', async (name, path) => {
  expect(complaints(name, await world.rest.get(path()))).toEqual([]);
});

test('lists, commands and direct messages are answered in the official shape', async () => {
  const [server] = (await world.rest.get(Routes.userGuilds())) as unknown[];
  expect(complaints('MyGuildResponse', server)).toEqual([]);
  const commands = (await register(world.rest, world.discord)) as unknown[];
  expect(commands.flatMap((one) => complaints('ApplicationCommandResponse', one))).toEqual([]);
  const dm = await world.rest.post(Routes.userChannels(), { body: { recipient_id: world.user } });
  expect(complaints('PrivateChannelResponse', dm)).toEqual([]);
});

const embed = { title: 'a', image: { url: 'attachment://a.png' }, fields: [{ name: 'a', value: 'b' }] };
const button = { type: 2, style: 1, custom_id: 'a', label: 'a' };
const container = {
  type: 17,
  components: [
    { type: 10, content: 'a' },
    { type: 14 },
    { type: 9, components: [{ type: 10, content: 'a' }], accessory: { type: 11, media: { url: 'https://a.b/c.png' } } },
    { type: 12, items: [{ media: { url: 'attachment://a.png' }, description: 'alt' }] },
    { type: 13, file: { url: 'attachment://a.png' } },
    { type: 1, components: [button] },
    { type: 1, components: [{ type: 3, custom_id: 's', options: [{ label: 'a', value: 'a' }] }] },
  ],
};

test.each([
  ['plain', { content: 'a', nonce: 'n' }],
  ['with an embed and a button', { embeds: [embed], components: [{ type: 1, components: [button] }] }],
  ['of V2 components', { flags: 32_768, components: [container] }],
])('a message %s is answered in the official shape', async (_, body) => {
  const files = [{ name: 'a.png', data: onePixel }];
  const made = (await world.rest.post(Routes.channelMessages(world.channel), { body, files })) as {
    components: { type: number }[];
  };
  expect(complaints('MessageResponse', made)).toEqual([]);
  const containers = made.components.filter(({ type }) => type === 17);
  expect(containers.flatMap((one) => complaints('ContainerComponentResponse', one))).toEqual([]);
});

test('a callback with its response, and the reply, are answered in the official shape', async () => {
  await register(world.rest, world.discord);
  const found: unknown[] = [];
  const bot = await connectBot(world, async (interaction) => {
    const { id, token } = interaction;
    const query = new URLSearchParams({ with_response: 'true' });
    const body = { type: 4, data: { content: 'a' } };
    const given = await world.rest.post(Routes.interactionCallback(id, token), { auth: false, query, body });
    found.push(complaints('InteractionCallbackResponse', given));
    found.push(complaints('MessageResponse', await hook(world.rest, interaction).get()));
    found.push(complaints('MessageResponse', await hook(world.rest, interaction).followUp({ content: 'b' })));
  });
  const { server, channel, user } = world;
  await world.discord.command({ server, channel, user, name: 'tier', options: { song: 'a' } });
  await expect.poll(() => found).toEqual([[], [], []]);
  await bot.manager.destroy();
});
