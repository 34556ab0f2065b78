import { beforeEach, describe, expect, test } from 'vitest';
import type { ChannelPermission, ChosenChannel } from '../../commands/command.ts';
import type { SelectBlock } from '../../src/views/message.ts';
import { actionOf, askingOver, type Seen } from '../support/asking.ts';

const ALL: readonly ChannelPermission[] = [
  'view-channel',
  'send-messages',
  'send-messages-in-threads',
  'read-message-history',
  'embed-links',
  'attach-files',
];

function channel(id: string, botMay: readonly ChannelPermission[] = ALL): ChosenChannel {
  return { id, name: `channel-${id}`, kind: 'text', botMay: new Set(botMay) };
}

function menuOf(seen: Seen): SelectBlock {
  const blocks = 'message' in seen.reply ? seen.reply.message.blocks : [];
  const menu = blocks.find((block) => block.type === 'select');
  if (menu?.type !== 'select') throw new Error('there is no menu');
  return menu;
}

function chosenIn(seen: Seen): string[] {
  const { menu } = menuOf(seen);
  return menu.of === 'choices' ? menu.choices.filter((one) => one.chosen).map((one) => one.value) : [...menu.chosen];
}

let asking: Awaited<ReturnType<typeof askingOver>>;

beforeEach(async () => {
  asking = await askingOver({ now: '2026-03-04' });
});

const settings = async () => (await asking.type('settings show')).text;

async function actId(name: string): Promise<number> {
  const { id } = await asking.store.read
    .selectFrom('artist')
    .select('id')
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return id;
}

describe('/setup', () => {
  test('leads from a fresh server to posts, saving each choice when it is made', async () => {
    const first = await asking.type('setup');
    expect(first).toMatchObject({ kind: 'message', visibility: 'private' });
    expect(first.lines[0]).toBe('**Setup, step 1 of 8: Channel**');

    const there = await asking.choose(menuOf(first).action, [channel('1')]);
    expect(there.kind).toBe('replace');
    expect(there.text).toContain('are posted in <#1>');
    expect(chosenIn(there)).toEqual(['1']);

    const language = await asking.press(actionOf(there, 'Next'));
    expect(chosenIn(language)).toEqual(['discord']);
    const korean = await asking.choose(menuOf(language).action, ['ko']);
    expect(chosenIn(korean)).toEqual(['ko']);

    const ladders = await asking.press(actionOf(korean, 'Next'));
    expect(chosenIn(ladders)).toEqual(['riaj-streaming']);
    expect(ladders.text).toContain('The announcements of the association differ');
    const both = await asking.choose(menuOf(ladders).action, ['riaj-streaming', 'spotify-plays']);
    expect(chosenIn(both)).toEqual(['riaj-streaming', 'spotify-plays']);

    const posts = await asking.press(actionOf(both, 'Next'));
    expect(chosenIn(posts)).toEqual(['passed', 'certified']);
    const kinds = await asking.choose(menuOf(posts).action, ['certified', 'approaching']);
    expect(chosenIn(kinds)).toEqual(['certified', 'approaching']);

    const role = await asking.press(actionOf(kinds, 'Next'));
    expect(role.text).toContain('Nobody is mentioned unless you choose one');
    const mention = await asking.choose(menuOf(role).action, ['9']);
    expect(mention.text).toContain('<@&9>');

    const follow = await asking.press(actionOf(mention, 'Next'));
    expect(follow.text).toContain('follows nothing yet');
    const acts = await asking.choose(menuOf(follow).action, [`artist:${await actId('NOVA7')}`]);
    expect(acts.text).toContain('Now followed: NOVA7.');
    expect(acts.text).toContain('follows 1 act: NOVA7');

    const board = await asking.press(actionOf(acts, 'Next'));
    expect(board.lines[0]).toBe('**Setup, step 7 of 8: A living board**');
    const ready = await asking.press(actionOf(board, 'Next'));
    expect(ready.lines[0]).toBe('**Setup, step 8 of 8: Ready**');
    expect(ready.text).toContain('Everything is set.');
    expect(ready.text).toMatch(/Expect .+ a month\. Worked out from \d+ songs/);
    const sent = await asking.press(actionOf(ready, 'Send a test post'));
    expect(sent.text).toContain('<#1>');

    expect(await settings()).toContain('Channel: <#1>');
    expect(await settings()).toContain('Language of posts: Korean (chosen here)');
    expect(await settings()).toContain('Posts: certified · coming near (from 95% on)');
  });

  test('says in words which ladders and kinds are on: a menu alone does not tell a reader', async () => {
    const bot = asking;
    await bot.type('settings channel', { channel: channel('1') });
    const ladders = await bot.press('setup:ladders');
    expect(ladders.lines[1]).toMatch(/^- \*\*RIAJ streaming certification\*\*: /);
    expect(ladders.lines).toContain('On now: RIAJ streaming certification');
    await bot.choose('setup-ladders:', ['riaj-streaming', 'youtube-views']);
    expect((await bot.press('setup:ladders', { language: 'ja' })).text).toContain('現在オン: 日本レコード協会');
    expect((await bot.press('setup:posts')).lines).toContain('Posts: passed (our estimate) · certified');
    await bot.choose('setup-posts:', []);
    expect((await bot.press('setup:posts')).text).toContain('Posts: none.');
    await bot.type('settings posts', { approaching: '90%' });
    expect((await bot.press('setup:posts')).text).not.toContain('95%');
  });

  test('loses nothing when it is left half-way, and begins with what is true', async () => {
    await asking.choose('setup-channel:', [channel('1')]);
    expect(await settings()).toContain('Channel: <#1>');
    expect(chosenIn(await asking.type('setup'))).toEqual(['1']);
  });

  test.each([
    [
      'may not be posted in any more',
      { kind: 'missing', permissions: ['send-messages'] },
      'There I lack: Send Messages',
    ],
    ['was deleted', { kind: 'gone' }, 'The channel was deleted'],
  ] as const)('says of a channel that %s that nothing is posted there', async (_, obstacle, said) => {
    const bot = await askingOver({ now: '2026-03-04', posting: { examine: async () => ({ kind: 'text', obstacle }) } });
    await bot.type('settings channel', { channel: channel('1') });
    const { text } = await bot.type('setup');
    expect(text).toContain('I cannot post in <#1>.');
    expect(text).toContain(said);
    expect(text).not.toContain('are posted in <#1>');
  });

  test('names what is missing in a channel, changes nothing, and takes it once that is allowed', async () => {
    const refused = await asking.choose('setup-channel:', [channel('1', ['view-channel', 'send-messages'])]);
    expect(refused.text).toContain('There I need: Read Message History, Embed Links, Attach Files');
    expect(await settings()).toContain('Channel: none');
    await asking.choose('setup-channel:', [channel('1')]);
    expect(await settings()).toContain('Channel: <#1>');
  });

  test('asks Discord where a chosen channel came without what the bot may do there', async () => {
    asking = await askingOver({
      now: '2026-03-04',
      posting: {
        examine: async (id) => ({
          kind: 'text',
          obstacle: id === '1' ? { kind: 'missing', permissions: ['send-messages'] } : null,
        }),
      },
    });
    const refused = await asking.choose('setup-channel:', [channel('1', [])]);
    expect(refused.text).toContain('I cannot post in <#1> yet.');
    await asking.choose('setup-channel:', [channel('2', [])]);
    expect(await settings()).toContain('Channel: <#2>');
  });

  test('says what needs a channel first', async () => {
    for (const step of ['posts', 'role']) {
      const shown = await asking.press(`setup:${step}`);
      expect(shown.text).toContain('Choose a channel first');
    }
    expect((await asking.choose('setup-posts:', ['passed'])).text).toContain('Choose a channel first');
  });

  test('mentions never everyone, and nobody again', async () => {
    await asking.choose('setup-channel:', [channel('1')]);
    const everyone = await asking.choose('setup-role:', ['100000000000000001']);
    expect(everyone.text).toContain('everyone');
    const role = await asking.choose('setup-role:', ['9']);
    const nobody = await asking.press(actionOf(role, 'Mention nobody'));
    expect(nobody.text).not.toContain('<@&9>');
  });

  test('finds an act by its name in any script, and names the nearest of one that it does not know', async () => {
    const form = await asking.press('setup-find:');
    expect(form.form?.fields).toMatchObject([{ name: 'name' }]);
    const found = await asking.submit('setup-found:', { name: '노바세븐' });
    expect(found.text).toContain('Now followed: NOVA7.');
    const unknown = await asking.submit('setup-found:', { name: 'NOVA77777' });
    expect(unknown.text).toContain('I know no act called “NOVA77777”.');
  });

  test('offers acts that are not followed yet', async () => {
    const before = menuOf(await asking.press('setup:follow')).menu;
    const values = before.of === 'choices' ? before.choices.map(({ value }) => value) : [];
    const nova = `artist:${await actId('NOVA7')}`;
    expect(values).toContain(nova);
    const after = menuOf(await asking.choose('setup-follow:0', [nova])).menu;
    expect(after.of === 'choices' && after.choices.map(({ value }) => value)).not.toContain(nova);
  });

  test('goes on where a choice or a step is no more', async () => {
    expect((await asking.choose('setup-follow:0', ['artist:999999'])).text).toContain('That choice is no longer there');
    expect((await asking.choose('setup-ladders:', ['no-such-ladder'])).text).toContain('no longer there');
    expect((await asking.choose('setup-language:', ['fr'])).text).toContain('no longer there');
    expect((await asking.choose('setup-channel:', ['text'])).text).toContain('no longer there');
    expect((await asking.press('setup:no-such-step')).lines[0]).toContain('step 1 of 8');
    expect((await asking.press('setup-page:999')).text).toContain('Whom to follow');
  });

  test('shows each of two admins what is true when he presses next; the last choice counts', async () => {
    const [one, other] = [{ user: '31' }, { user: '32' }];
    await asking.type('setup', {}, one);
    await asking.type('setup', {}, other);
    await asking.choose('setup-channel:', [channel('1')], one);
    expect(chosenIn(await asking.press('setup:channel', other))).toEqual(['1']);
    await asking.choose('setup-channel:', [channel('2')], other);
    expect(chosenIn(await asking.press('setup:channel', one))).toEqual(['2']);
    await asking.choose('setup-ladders:', ['spotify-plays'], one);
    await asking.choose('setup-ladders:', ['youtube-views'], other);
    expect(chosenIn(await asking.press('setup:ladders', one))).toEqual(['youtube-views']);
  });

  test('refuses who may no longer manage the server, in their own words', async () => {
    await asking.choose('setup-channel:', [channel('1')]);
    const may = { manageServer: false, manageMessages: false };
    const refused = await asking.choose('setup-channel:', [channel('2')], { may });
    expect(refused.text).toContain('Manage Server');
    expect(await settings()).toContain('Channel: <#1>');
  });
});

describe('what to expect', () => {
  test('counts the certificates of the last year, and the levels that known paces would pass within one', async () => {
    await asking.choose('setup-channel:', [channel('1')]);
    await asking.choose('setup-follow:0', [`artist:${await actId('NOVA7')}`]);
    const before = await asking.store.read.selectFrom('certificate').select('month').execute();
    expect(before.length).toBeGreaterThan(0);
    const without = (await asking.press('setup:ready')).text;
    expect(without).toContain('no level that the songs with a known pace');
    await asking.record('nova7--paper-moon', 'oricon-streams', '2026-02-01', 96_000_000);
    await asking.record('nova7--paper-moon', 'oricon-streams', '2026-03-01', 99_000_000);
    const withPace = (await asking.press('setup:ready')).text;
    expect(withPace).toContain('1 level that the 1 song with a known pace');
    const posts = await asking.choose('setup-posts:', []);
    expect(posts.text).toContain('What is posted');
    expect((await asking.press('setup:ready')).text).toContain('Expect less than one post a month.');
  });
});
