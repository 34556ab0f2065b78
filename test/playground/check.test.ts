import {
  ActionRowBuilder,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  ContainerBuilder,
  EmbedBuilder,
  MediaGalleryBuilder,
  MediaGalleryItemBuilder,
  MessageFlags,
  Routes,
  SectionBuilder,
  SeparatorBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  ThumbnailBuilder,
} from 'discord.js';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { onePixel, sampleCommands, startWorld } from './connections.ts';

const V2 = MessageFlags.IsComponentsV2;
let world: Awaited<ReturnType<typeof startWorld>>;
beforeAll(async () => {
  world = await startWorld({ rateLimits: false });
});
beforeEach(() => {
  world.discord.log.length = 0;
});
afterAll(() => world.discord.close());

const post = (body: unknown, files: { name: string; data: Buffer }[] = []) =>
  world.rest.post(Routes.channelMessages(world.channel), { body, files });
const register = (body: unknown) => world.rest.put(Routes.applicationCommands(world.discord.applicationId), { body });

const text = (content: string) => ({ type: 10, content });
const gallery = (...items: object[]) => ({ type: 12, items });
const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));

describe('good requests pass without a complaint', () => {
  test('a V2 message made with builders, with an uploaded picture, buttons, a section and a separator', async () => {
    const container = new ContainerBuilder()
      .setAccentColor(0xd4af37)
      .addTextDisplayComponents(new TextDisplayBuilder().setContent('**Platinum** “Who” 지민'))
      .addSectionComponents(
        new SectionBuilder()
          .addTextDisplayComponents(new TextDisplayBuilder().setContent('-# small'))
          .setThumbnailAccessory(new ThumbnailBuilder().setURL('https://example.org/a.png').setDescription('alt')),
      )
      .addSeparatorComponents(new SeparatorBuilder())
      .addMediaGalleryComponents(
        new MediaGalleryBuilder().addItems(
          new MediaGalleryItemBuilder().setURL('attachment://bar.png').setDescription('A bar, 62 % full'),
        ),
      )
      .addActionRowComponents(
        new ActionRowBuilder<ButtonBuilder>().addComponents(
          new ButtonBuilder().setCustomId('details:1').setLabel('Details').setStyle(ButtonStyle.Secondary),
          new ButtonBuilder().setURL('https://example.org').setLabel('Source').setStyle(ButtonStyle.Link),
        ),
      );
    await post(
      {
        flags: V2 | MessageFlags.SuppressNotifications,
        components: [container.toJSON()],
        attachments: [{ id: '0', description: 'A bar', title: null, waveform: null, duration_secs: null }],
        allowed_mentions: { parse: [] },
        nonce: 'x'.repeat(25),
        enforce_nonce: true,
        tts: false,
      },
      [{ name: 'bar.png', data: onePixel }],
    );
  });

  test.each<[string, object]>([
    ['plain content', { content: 'a', tts: false, enforce_nonce: false }],
    ['a flag as text, as Discord takes it', { content: 'a', flags: '4' }],
    [
      'an embed',
      { embeds: [new EmbedBuilder().setTitle('a').addFields({ name: 'a', value: 'b' }).setTimestamp(0).toJSON()] },
    ],
    [
      'a menu',
      {
        content: 'a',
        components: [
          new ActionRowBuilder<StringSelectMenuBuilder>()
            .addComponents(new StringSelectMenuBuilder().setCustomId('s').addOptions({ label: 'a', value: 'a' }))
            .toJSON(),
        ],
      },
    ],
    ['a poll', { poll: { question: { text: 'a?' }, answers: [{ poll_media: { text: 'a' } }], duration: 24 } }],
    ['nothing but a file', { attachments: [{ id: 0 }] }],
    ['mentions of one user', { content: '<@1>', allowed_mentions: { parse: ['roles'], users: ['1'] } }],
  ])('%s', async (_, body) => {
    await post(
      body,
      'attachments' in body
        ? [new AttachmentBuilder(onePixel, { name: 'a.png' })].map(({ name }) => ({ name: name ?? '', data: onePixel }))
        : [],
    );
  });

  test('commands with localisations, subcommands, choices and defaults', async () => {
    const built = new SlashCommandBuilder()
      .setName('watch')
      .setNameLocalizations({ ja: 'ウォッチ', ko: '주시' })
      .setDescription('Follow')
      .setDescriptionLocalizations({ 'en-US': 'Follow', ja: '追う' })
      .setDefaultMemberPermissions(32)
      .setContexts(0)
      .addSubcommand((sub) =>
        sub
          .setName('song')
          .setDescription('A song')
          .addStringOption((one) => one.setName('song').setDescription('Which').setRequired(true).setAutocomplete(true))
          .addChannelOption((one) => one.setName('channel').setDescription('Where').addChannelTypes(0, 5))
          .addIntegerOption((one) =>
            one.setName('count').setDescription('n').setMinValue(1).addChoices({ name: 'a', value: 1 }),
          ),
      );
    await register([built.toJSON(), ...sampleCommands]);
  });

  test('an edit that keeps the picture of the message', async () => {
    const components = [gallery({ media: { url: 'attachment://a.png' } }), text('a')];
    const made = (await post({ flags: V2, components }, [{ name: 'a.png', data: onePixel }])) as {
      id: string;
      attachments: { id: string }[];
    };
    await world.rest.patch(Routes.channelMessage(world.channel, made.id), {
      body: { components: [text('b'), components[0]], attachments: made.attachments.map(({ id }) => ({ id })) },
    });
  });

  beforeEach(() => () => {
    expect(world.discord.log.flatMap(({ problems }) => problems)).toEqual([]);
  });
});

test('text of too many bytes breaks Discord down, though it is short enough', async () => {
  const components = [text('曲'.repeat(3390))];
  await expect(post({ flags: V2, components })).rejects.toMatchObject({ status: 500 });
  expect(world.discord.log[0]?.problems[0]).toContain('10182 bytes');
  await post({ flags: V2, components: [text('曲'.repeat(3386))] });
});

test('more than ten files are refused', async () => {
  const files = many(11, (index) => ({ name: `${index}.txt`, data: Buffer.from('a') }));
  await expect(post({ content: 'a' }, files)).rejects.toMatchObject({ status: 400, code: 30015 });
});

test('a field that does not exist is told in the log, though Discord ignores it', async () => {
  await post({ content: 'a', allowed_mention: { parse: [] } });
  expect(world.discord.log[0]?.problems).toEqual([
    'allowed_mention: There is no such field (UNKNOWN_KEY; Discord ignores it)',
  ]);
});

test('a body that is no JSON is refused', async () => {
  const response = await fetch(`${world.discord.apiUrl}/v10${Routes.channelMessages(world.channel)}`, {
    method: 'POST',
    headers: { authorization: `Bot ${world.discord.token}`, 'content-type': 'application/json' },
    body: '{"content":',
  });
  expect([response.status, await response.json()]).toMatchObject([400, { code: 50109 }]);
});

test('errors are nested as Discord nests them, so that discord.js names the place', async () => {
  const refused = post({ embeds: [{ title: 'a'.repeat(257) }] });
  await expect(refused).rejects.toThrow('embeds[0].title[BASE_TYPE_MAX_LENGTH]: Must be 256 or fewer in length.');
});

test('the check can be switched off', async () => {
  const free = await startWorld({ checkRequests: false });
  await free.rest.post(Routes.channelMessages(free.channel), { body: { content: 'a'.repeat(3000) } });
  await free.discord.close();
});
