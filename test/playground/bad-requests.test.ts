import { MessageFlags, Routes } from 'discord.js';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startWorld } from './connections.ts';

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
const button = (fields: object = {}) => ({ type: 2, style: 1, label: 'a', custom_id: 'a', ...fields });
const row = (...components: object[]) => ({ type: 1, components });
const gallery = (...items: object[]) => ({ type: 12, items });
const option = (fields: object = {}) => ({ type: 3, name: 'a', description: 'a', ...fields });
const command = (fields: object = {}) => [{ name: 'a', description: 'a', ...fields }];
const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));
const select = (fields: object = {}) => ({
  type: 3,
  custom_id: 's',
  options: [{ label: 'a', value: 'a' }],
  ...fields,
});

type Bad = [what: string, body: unknown, place: string, code?: number];

const badMessages: Bad[] = [
  ['content of 2001', { content: 'a'.repeat(2001) }, 'content'],
  ['nothing', {}, '(body)', 50006],
  ['only spaces', { content: '  ' }, '(body)', 50006],
  ['an empty embed', { embeds: [{}] }, '(body)', 50006],
  ['content that is a number', { content: 5 }, 'content'],
  ['embed title of 257', { embeds: [{ title: 'a'.repeat(257) }] }, 'embeds[0].title'],
  ['embed description of 4097', { embeds: [{ description: 'a'.repeat(4097) }] }, 'embeds[0].description'],
  [
    '26 embed fields',
    { embeds: [{ title: 'a', fields: many(26, () => ({ name: 'a', value: 'a' })) }] },
    'embeds[0].fields',
  ],
  [
    'an empty embed field',
    { embeds: [{ title: 'a', fields: [{ name: 'a', value: '' }] }] },
    'embeds[0].fields[0].value',
  ],
  ['11 embeds', { embeds: many(11, () => ({ title: 'a' })) }, 'embeds'],
  ['embeds of more than 6000 in all', { embeds: many(2, () => ({ description: 'a'.repeat(3001) })) }, 'embeds'],
  ['a malformed url', { embeds: [{ title: 'a', url: 'no url' }] }, 'embeds[0].url'],
  ['a nonce of 26', { content: 'a', nonce: 'a'.repeat(26) }, 'nonce'],
  [
    'mentions both parsed and listed',
    { content: 'a', allowed_mentions: { parse: ['users'], users: ['1'] } },
    'allowed_mentions',
  ],
  ['an unknown mention type', { content: 'a', allowed_mentions: { parse: ['all'] } }, 'allowed_mentions.parse[0]'],
  [
    '6 action rows',
    { content: 'a', components: many(6, (index) => row(button({ custom_id: `${index}` }))) },
    'components',
  ],
  [
    '6 buttons in a row',
    { content: 'a', components: [row(...many(6, (index) => button({ custom_id: `${index}` })))] },
    'components[0].components',
  ],
  ['an empty row', { content: 'a', components: [row()] }, 'components[0].components'],
  ['a bare button', { content: 'a', components: [button()] }, 'components[0].type'],
  [
    'a custom_id of 101',
    { content: 'a', components: [row(button({ custom_id: 'a'.repeat(101) }))] },
    'components[0].components[0].custom_id',
  ],
  [
    'a custom_id twice',
    { content: 'a', components: [row(button(), button())] },
    'components[0].components[1].custom_id',
  ],
  [
    'a label of 81',
    { content: 'a', components: [row(button({ label: 'a'.repeat(81) }))] },
    'components[0].components[0].label',
  ],
  [
    'a button without label',
    { content: 'a', components: [row({ type: 2, style: 1, custom_id: 'a' })] },
    'components[0].components[0].label',
  ],
  [
    'a button without custom_id',
    { content: 'a', components: [row({ type: 2, style: 1, label: 'a' })] },
    'components[0].components[0].custom_id',
  ],
  [
    'a link button with custom_id',
    { content: 'a', components: [row(button({ style: 5, url: 'https://a.b' }))] },
    'components[0].components[0].custom_id',
  ],
  [
    'a plain button with url',
    { content: 'a', components: [row(button({ url: 'https://a.b' }))] },
    'components[0].components[0].url',
  ],
  [
    'a link that is script',
    { content: 'a', components: [row({ type: 2, style: 5, label: 'a', url: 'javascript:a' })] },
    'components[0].components[0].url',
  ],
  ['a menu beside a button', { content: 'a', components: [row(select(), button())] }, 'components[0].components'],
  [
    '26 menu options',
    { content: 'a', components: [row(select({ options: many(26, (index) => ({ label: 'a', value: `${index}` })) }))] },
    'components[0].components[0].options',
  ],
  [
    'a menu option twice',
    { content: 'a', components: [row(select({ options: many(2, () => ({ label: 'a', value: 'a' })) }))] },
    'components[0].components[0].options[1].value',
  ],
  [
    'a placeholder of 151',
    { content: 'a', components: [row(select({ placeholder: 'a'.repeat(151) }))] },
    'components[0].components[0].placeholder',
  ],
  ['an unknown component', { content: 'a', components: [{ type: 99 }] }, 'components[0].type'],
  ['V2 components without the flag', { content: 'a', components: [text('a')] }, 'components[0].type'],
  ['V2 with content', { flags: V2, content: 'a', components: [text('a')] }, 'content'],
  ['V2 with an embed', { flags: V2, embeds: [{ title: 'a' }], components: [text('a')] }, 'embeds'],
  ['V2 without components', { flags: V2 }, '(body)', 50006],
  [
    'V2 with 41 components',
    { flags: V2, components: [{ type: 17, components: many(40, () => text('a')) }] },
    'components',
  ],
  ['V2 text of 4001', { flags: V2, components: [text('a'.repeat(2000)), text('a'.repeat(2001))] }, 'components'],
  ['an empty text display', { flags: V2, components: [text('')] }, 'components[0].content'],
  [
    'a container in a container',
    { flags: V2, components: [{ type: 17, components: [{ type: 17, components: [text('a')] }] }] },
    'components[0].components[0].type',
  ],
  [
    'a section without accessory',
    { flags: V2, components: [{ type: 9, components: [text('a')] }] },
    'components[0].accessory',
  ],
  [
    'a section of four texts',
    { flags: V2, components: [{ type: 9, components: many(4, () => text('a')), accessory: button() }] },
    'components[0].components',
  ],
  [
    'alt text of 1025',
    { flags: V2, components: [gallery({ media: { url: 'https://a.b/c.png' }, description: 'a'.repeat(1025) })] },
    'components[0].items[0].description',
  ],
  [
    'a picture that names no upload',
    { flags: V2, components: [gallery({ media: { url: 'attachment://a.png' } })] },
    'components[0].items[0].media.url',
  ],
  [
    'an embed picture that names no upload',
    { embeds: [{ title: 'a', image: { url: 'attachment://a.png' } }] },
    'embeds[0].image.url',
  ],
  [
    'a picture by another scheme',
    { flags: V2, components: [gallery({ media: { url: 'data:image/png,a' } })] },
    'components[0].items[0].media.url',
  ],
  ['an empty gallery', { flags: V2, components: [gallery()] }, 'components[0].items'],
  [
    'a component id twice',
    {
      flags: V2,
      components: [
        { ...text('a'), id: 7 },
        { ...text('b'), id: 7 },
      ],
    },
    'components[1].id',
  ],
  ['attachment data without a file', { content: 'a', attachments: [{ id: '0' }] }, 'attachments[0].id'],
  [
    'alt text of an attachment of 1025',
    { content: 'a', attachments: [{ id: '0', description: 'a'.repeat(1025) }] },
    'attachments[0].description',
  ],
  [
    'a poll of 11 answers',
    { poll: { question: { text: 'a' }, answers: many(11, () => ({ poll_media: { text: 'a' } })) } },
    'poll.answers',
  ],
];

test.each(badMessages)('a message with %s is refused', async (_, body, place, code = 50035) => {
  await expect(post(body)).rejects.toMatchObject({ status: 400, code });
  expect(world.discord.log[0]?.problems.map((one) => one.split(': ')[0])).toContain(place);
});

const badCommands: Bad[] = [
  ['an upper-case name', command({ name: 'Tier' }), '[0].name'],
  ['a name with a space', command({ name: 'a b' }), '[0].name'],
  ['a name of 33', command({ name: 'a'.repeat(33) }), '[0].name'],
  ['no description', [{ name: 'a' }], '[0].description'],
  ['a description of 101', command({ description: 'a'.repeat(101) }), '[0].description'],
  [
    'a localised description of 101',
    command({ description_localizations: { ja: 'a'.repeat(101) } }),
    '[0].description_localizations.ja',
  ],
  ['a locale that Discord has not', command({ name_localizations: { 'ja-JP': 'a' } }), '[0].name_localizations.ja-JP'],
  ['a localised name in upper case', command({ name_localizations: { de: 'Rang' } }), '[0].name_localizations.de'],
  ['26 options', command({ options: many(26, (index) => option({ name: `a${index}` })) }), '[0].options'],
  ['an unknown option type', command({ options: [option({ type: 99 })] }), '[0].options[0].type'],
  ['an option twice', command({ options: [option(), option()] }), '[0].options[1].name'],
  [
    'a required option after an optional one',
    command({ options: [option(), option({ name: 'b', required: true })] }),
    '[0].options[1].required',
  ],
  [
    '26 choices',
    command({ options: [option({ choices: many(26, (index) => ({ name: `${index}`, value: `${index}` })) })] }),
    '[0].options[0].choices',
  ],
  [
    'choices together with autocomplete',
    command({ options: [option({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] })] }),
    '[0].options[0].autocomplete',
  ],
  [
    'a choice name of 101',
    command({ options: [option({ choices: [{ name: 'a'.repeat(101), value: 'a' }] })] }),
    '[0].options[0].choices[0].name',
  ],
  [
    'a choice value of 101',
    command({ options: [option({ choices: [{ name: 'a', value: 'a'.repeat(101) }] })] }),
    '[0].options[0].choices[0].value',
  ],
  ['a subcommand beside an option', command({ options: [option({ type: 1 }), option({ name: 'b' })] }), '[0].options'],
  ['an unknown context', command({ contexts: [7] }), '[0].contexts[0]'],
  ['a description on a user command', [{ type: 2, name: 'a', description: 'a' }], '[0].description'],
  ['the same command twice', [...command(), ...command()], '[1].name'],
  ['101 chat commands', many(101, (index) => ({ name: `a${index}`, description: 'a' })), '(body)'],
  ['131 commands', many(131, (index) => ({ type: 2, name: `a${index}` })), '(body)'],
  [
    'more than 8000 characters in one command',
    command({
      options: many(25, (index) =>
        option({
          name: `o${index}`,
          choices: many(4, (at) => ({ name: `${at}`.padEnd(50, 'n'), value: `${at}`.padEnd(50, 'v') })),
        }),
      ),
    }),
    '[0]',
  ],
];

test.each(badCommands)('registering %s is refused', async (_, body, place) => {
  await expect(register(body)).rejects.toMatchObject({ status: 400, code: 50035 });
  expect(world.discord.log[0]?.problems.map((one) => one.split(': ')[0])).toContain(place);
});
