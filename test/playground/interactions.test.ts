import { type APIInteraction, MessageFlags, Routes } from 'discord.js';
import { afterEach, expect, test } from 'vitest';
import type { LoopbackOptions } from '../../src/playground/loopback-discord.ts';
import { answer, connectBot, hook, onePixel, register, startWorld, until } from './connections.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function connected(act: (interaction: APIInteraction) => Promise<unknown>, options: LoopbackOptions = {}) {
  const made = await startWorld(options);
  closing.push(() => made.discord.close());
  await register(made.rest, made.discord);
  const bot = await connectBot(made, act);
  closing.push(() => bot.manager.destroy());
  const place = { server: made.server, channel: made.channel, user: made.user };
  const ask = (locale?: string) =>
    made.discord.command({ ...place, name: 'tier', options: { song: 'Who' }, ...(locale ? { locale } : {}) });
  return { ...made, ...bot, place, ask };
}

/** A bot that keeps each interaction and answers as the test says. */
async function recorded(options: LoopbackOptions = {}) {
  const seen: APIInteraction[] = [];
  const made = await connected(async (interaction) => seen.push(interaction), options);
  const next = async (): Promise<APIInteraction> => {
    await until(() => seen.length > 0);
    const first = seen.shift();
    if (first === undefined) throw new Error('No interaction came');
    return first;
  };
  return { ...made, next };
}

test('a command carries everything that Discord sends', async () => {
  const { ask, next, discord, rest, server, channel, user } = await recorded();
  const outcome = ask('ko');
  const interaction = await next();
  expect(interaction).toMatchObject({
    application_id: discord.applicationId,
    type: 2,
    version: 1,
    guild_id: server,
    guild: { id: server, locale: 'ja' },
    guild_locale: 'ja',
    locale: 'ko',
    channel_id: channel,
    channel: { id: channel, type: 0, name: 'charts', guild_id: server },
    member: { user: { id: user, global_name: 'Mina' }, roles: [] },
    data: { name: 'tier', type: 1, options: [{ name: 'song', type: 3, value: 'Who' }] },
    entitlements: [],
    context: 0,
    authorizing_integration_owners: { 0: server },
    attachment_size_limit: 10_485_760,
  });
  const [command] = discord.registeredCommands();
  expect(interaction.data).toMatchObject({ id: command?.id });
  expect(interaction.app_permissions).toMatch(/^\d+$/);
  expect(interaction.member?.permissions).toMatch(/^\d+$/);
  await answer(rest, interaction, { type: 4, data: { content: 'Platinum' } });
  expect(await outcome).toMatchObject({
    state: 'answered',
    ephemeral: false,
    message: { content: 'Platinum', type: 20 },
  });
});

test('in a direct message there is a user instead of a member and a server', async () => {
  const { next, discord, user } = await recorded();
  discord.command({ server: null, user, name: 'tier', options: { song: 'Who' } });
  const interaction = await next();
  expect(interaction).toMatchObject({ user: { id: user }, context: 1, channel: { type: 1 } });
  expect(interaction).not.toHaveProperty('guild_id');
  expect(interaction).not.toHaveProperty('member');
});

test('a subcommand nests its options, and a channel option is resolved with both sides\u2019 permissions', async () => {
  const { next, discord, place } = await recorded();
  const news = discord.addChannel(place.server, { name: 'news', kind: 'announcement' }).id;
  discord.setBotPermissions(news, ['ViewChannel', 'SendMessages']);
  discord.command({ ...place, name: 'settings', subcommand: 'channel', options: { channel: news } });
  const { data } = await next();
  expect(data).toMatchObject({
    options: [{ name: 'channel', type: 1, options: [{ name: 'channel', type: 7, value: news }] }],
    resolved: { channels: { [news]: { id: news, type: 5, app_permissions: '3072', permissions: expect.any(String) } } },
  });
});

test('what a client would not let a person do is an error of the test', async () => {
  const { discord, place } = await recorded();
  await expect(discord.command({ ...place, name: 'nothing' })).rejects.toThrow('No command /nothing');
  await expect(discord.command({ ...place, name: 'tier' })).rejects.toThrow('needs its option "song"');
  await expect(discord.command({ ...place, name: 'settings' })).rejects.toThrow('needs subcommand');
});

test('a deferred reply is a final answer when it is edited, with its picture and alt text', async () => {
  const { ask, next, rest, channel, discord } = await recorded();
  const outcome = ask();
  const interaction = await next();
  await answer(rest, interaction, { type: 5 });
  expect(discord.messages(channel)).toMatchObject([{ flags: MessageFlags.Loading, content: '' }]);
  await rest.patch(Routes.webhookMessage(interaction.application_id, interaction.token), {
    auth: false,
    body: {
      flags: MessageFlags.IsComponentsV2,
      components: [{ type: 12, items: [{ media: { url: 'attachment://chart.png' }, description: 'A chart' }] }],
      attachments: [{ id: '0', description: 'A chart' }],
    },
    files: [{ name: 'chart.png', data: onePixel }],
  });
  const { message, ...rest_ } = await outcome;
  expect(rest_).toMatchObject({ state: 'answered', deferred: true, ephemeral: false, deleted: false });
  expect(message).toMatchObject({
    flags: MessageFlags.IsComponentsV2,
    attachments: [{ description: 'A chart', width: 1 }],
  });
  const url = message?.attachments[0]?.url ?? '';
  expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(onePixel);
});

test('the first follow-up to a deferred reply becomes that reply and cannot change who sees it', async () => {
  const { ask, next, rest } = await recorded();
  const outcome = ask();
  const interaction = await next();
  await answer(rest, interaction, { type: 5, data: { flags: 64 } });
  await hook(rest, interaction).followUp({ content: 'private' });
  expect(await outcome).toMatchObject({ ephemeral: true, message: { content: 'private' }, followUps: [] });
});

test('a deferred reply may be deleted and followed up privately', async () => {
  const { ask, next, rest, discord, channel, user } = await recorded();
  const outcome = ask();
  const interaction = await next();
  await answer(rest, interaction, { type: 5 });
  await hook(rest, interaction).remove();
  await hook(rest, interaction).followUp({ content: 'only you', flags: 64 });
  expect(await outcome).toMatchObject({
    state: 'answered',
    deleted: true,
    message: null,
    ephemeral: true,
    followUps: [{ content: 'only you' }],
  });
  expect(discord.messages(channel)).toEqual([]);
  expect(discord.messages(channel, { as: user })).toMatchObject([{ content: 'only you' }]);
  await expect(hook(rest, interaction).edit({ content: 'x' })).rejects.toMatchObject({ status: 404, code: 10008 });
  await expect(hook(rest, interaction).get()).rejects.toMatchObject({ code: 10008 });
});

test('a callback after the deadline is unknown, and the person saw no answer', async () => {
  const { ask, next, rest } = await recorded({ interactionDeadlineMs: 40 });
  const outcome = ask();
  const interaction = await next();
  expect(await outcome).toMatchObject({ state: 'no answer in time', message: null, acknowledgedAfterMs: null });
  await expect(answer(rest, interaction, { type: 4, data: { content: 'late' } })).rejects.toMatchObject({
    status: 404,
    code: 10062,
  });
});

test('the deadline also holds on the given clock', async () => {
  let nowMs = Date.UTC(2026, 0, 1);
  const { ask, next, rest } = await recorded({ clock: () => nowMs });
  const outcome = ask();
  const interaction = await next();
  nowMs += 3_001;
  await expect(answer(rest, interaction, { type: 5 })).rejects.toMatchObject({ code: 10062 });
  expect((await outcome).state).toBe('no answer in time');
});

test('an interaction is acknowledged once', async () => {
  const { ask, next, rest } = await recorded();
  void ask();
  const interaction = await next();
  await answer(rest, interaction, { type: 4, data: { content: 'one' } });
  await expect(answer(rest, interaction, { type: 4, data: { content: 'two' } })).rejects.toMatchObject({
    status: 400,
    code: 40060,
  });
});

test('a refused callback may be corrected in time', async () => {
  const { ask, next, rest } = await recorded();
  const outcome = ask();
  const interaction = await next();
  await expect(answer(rest, interaction, { type: 4, data: {} })).rejects.toMatchObject({ status: 400, code: 50006 });
  await answer(rest, interaction, { type: 4, data: { content: 'better' } });
  expect((await outcome).message?.content).toBe('better');
});

test('before the acknowledgement there is no webhook, after 15 minutes no token', async () => {
  let nowMs = Date.UTC(2026, 0, 1);
  const { ask, next, rest } = await recorded({ clock: () => nowMs });
  void ask();
  const interaction = await next();
  const early = hook(rest, interaction).followUp({ content: 'early' });
  await expect(early).rejects.toMatchObject({ status: 404, code: 10015 });
  await answer(rest, interaction, { type: 4, data: { content: 'now' } });
  await hook(rest, interaction).followUp({ content: 'more' });
  nowMs += 15 * 60_000 + 1;
  const late = hook(rest, interaction).edit({ content: 'late' });
  await expect(late).rejects.toMatchObject({ status: 401, code: 50027 });
});

test('the response can be asked for together with the callback', async () => {
  const { ask, next, rest } = await recorded();
  void ask();
  const { id, token } = await next();
  const query = new URLSearchParams({ with_response: 'true' });
  const body = { type: 4, data: { content: 'hello', flags: 64 } };
  const given = await rest.post(Routes.interactionCallback(id, token), { auth: false, body, query });
  expect(given).toMatchObject({
    interaction: { id, response_message_ephemeral: true, response_message_loading: false },
    resource: { type: 4, message: { content: 'hello' } },
  });
});

test('suggestions answer the option under the cursor', async () => {
  const { next, discord, rest, place } = await recorded();
  const outcome = discord.suggest({ ...place, name: 'tier', options: { song: 'wh' }, focused: 'song' });
  const interaction = await next();
  expect(interaction).toMatchObject({ type: 4, data: { options: [{ name: 'song', value: 'wh', focused: true }] } });
  await answer(rest, interaction, { type: 8, data: { choices: [{ name: 'Who', value: 'who' }] } });
  expect(await outcome).toMatchObject({ state: 'answered', choices: [{ name: 'Who', value: 'who' }] });
});

test('26 suggestions are refused with an error that names the place', async () => {
  const { next, discord, rest, place } = await recorded();
  void discord.suggest({ ...place, name: 'tier', options: { song: '' }, focused: 'song' });
  const interaction = await next();
  const choices = Array.from({ length: 26 }, (_, index) => ({ name: `${index}`, value: `${index}` }));
  await expect(answer(rest, interaction, { type: 8, data: { choices } })).rejects.toMatchObject({
    code: 50035,
    rawError: {
      errors: {
        data: { choices: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 25 or fewer in length.' }] } },
      },
    },
  });
  expect(discord.log.at(-1)?.problems).toEqual(['data.choices: Must be 25 or fewer in length. (BASE_TYPE_MAX_LENGTH)']);
});

test.each([
  ['a deferral', { type: 5 }],
  ['a message', { type: 4, data: { content: 'x' } }],
])('suggestions cannot be answered with %s', async (_, body) => {
  const { next, discord, rest, place } = await recorded();
  void discord.suggest({ ...place, name: 'tier', options: { song: '' }, focused: 'song' });
  await expect(answer(rest, await next(), body)).rejects.toMatchObject({ code: 50035 });
});

test('a button changes its message, at once or after a deferral', async () => {
  const { next, discord, rest, place, channel, user } = await recorded();
  const row = { type: 1, components: [{ type: 2, style: 1, label: 'More', custom_id: 'more:1' }] };
  const posted = (await rest.post(Routes.channelMessages(channel), { body: { content: 'a', components: [row] } })) as {
    id: string;
  };
  const press = () => discord.press({ channel, user, messageId: posted.id, customId: 'more:1' });
  const first = press();
  const interaction = await next();
  expect(interaction).toMatchObject({
    type: 3,
    data: { custom_id: 'more:1', component_type: 2 },
    message: { id: posted.id },
  });
  await answer(rest, interaction, { type: 7, data: { content: 'b' } });
  expect(await first).toMatchObject({ state: 'answered', message: { id: posted.id, content: 'b' } });

  const second = press();
  const deferred = await next();
  await answer(rest, deferred, { type: 6 });
  await hook(rest, deferred).edit({ content: 'c' });
  expect(await second).toMatchObject({ deferredUpdate: true, message: { content: 'c' }, followUps: [] });

  const third = press();
  const followed = await next();
  await answer(rest, followed, { type: 6 });
  await hook(rest, followed).followUp({ content: 'only you', flags: 64 });
  expect(await third).toMatchObject({ message: { content: 'c' }, followUps: [{ content: 'only you' }] });
  await expect(discord.press({ ...place, messageId: posted.id, customId: 'gone' })).rejects.toThrow('no component');
});

test('buttons on a private reply can be pressed by its reader only', async () => {
  const { ask, next, discord, rest, place } = await recorded();
  const outcome = ask();
  const row = { type: 1, components: [{ type: 2, style: 2, label: 'Next', custom_id: 'next' }] };
  await answer(rest, await next(), { type: 4, data: { content: 'p', flags: 64, components: [row] } });
  const messageId = (await outcome).message?.id ?? '';
  void discord.press({ ...place, messageId, customId: 'next' });
  expect((await next()).type).toBe(3);
  const other = discord.addMember(place.server, { name: 'Jun' });
  const pressing = discord.press({ ...place, user: other, messageId, customId: 'next' });
  await expect(pressing).rejects.toThrow('not to be seen');
});

test('a modal is opened, filled in and sent', async () => {
  const { ask, next, discord, rest } = await recorded();
  const outcome = ask();
  const input = { type: 4, custom_id: 'count', style: 1, label: 'Count' };
  const modal = { custom_id: 'add', title: 'Add', components: [{ type: 1, components: [input] }] };
  await answer(rest, await next(), { type: 9, data: modal });
  const { interactionId, modal: shown } = await outcome;
  expect(shown).toMatchObject({ custom_id: 'add' });
  const submitted = discord.submit({ interactionId, fields: { count: '5' } });
  const interaction = await next();
  expect(interaction).toMatchObject({ type: 5, data: { components: [{ components: [{ value: '5' }] }] } });
  await answer(rest, interaction, { type: 4, data: { content: 'added' } });
  expect((await submitted).message?.content).toBe('added');
});

test('a 401 for an expired interaction token takes the bot token from a client that sends it along', async () => {
  const { rest, discord } = await recorded();
  const path = Routes.webhookMessage(discord.applicationId, 'expired');
  await expect(rest.patch(path, { body: { content: 'x' } })).rejects.toMatchObject({ status: 401, code: 50027 });
  await expect(rest.get('/users/@me')).rejects.toThrow('Expected token to be set');
});
