import { expect, test } from 'vitest';
import type { PermissionName } from '../../src/playground/loopback-discord.ts';
import { SONGS } from '../support/announcing.ts';
import { textOf } from '../support/thread.ts';
import { beginJourney, openSetup, POSTING, passLevel, sendAll, toldTo } from './admin-steps.ts';

const HOUR_MS = 3_600_000;
const READ_ONLY: PermissionName[] = ['ViewChannel', 'ReadMessageHistory'];

const POSTED = {
  en: ['Paper Moon by NOVA7 passed 100,000,000 plays in Japan', 'Slow Rain by Mirae Club passed'],
  ja: ['NOVA7「Paper Moon」', 'Mirae Club「Slow Rain」'],
  ko: ['‘종이 달’', '‘느린 비’'],
} as const;

test.each(['en', 'ja', 'ko'] as const)(
  'an admin sets a fresh server up, sees its posts, loses and gives back a permission, and misses nothing: %s',
  async (language) => {
    const journey = await beginJourney(language);
    const { at, server, channel, type, announcer, t } = journey;
    const { discord, store } = at;

    // In the first channel a permission is missing: nothing is saved, and it is named.
    const closed = discord.addChannel(server, { name: 'closed', kind: 'text' }).id;
    discord.setBotPermissions(closed, READ_ONLY);
    const setup = await openSetup(journey);
    await setup.choose(closed);
    expect(setup.text()).toContain(t('call.sendMessages'));
    await setup.choose(channel);
    expect(setup.text()).toContain(t('setup.channelNow', { channel: `<#${channel}>` }));

    // Language, ladders, kinds and role stay as they are: calm.
    for (let step = 0; step < 5; step += 1) await setup.press('setup.next');
    const acts = await store.read
      .selectFrom('artist')
      .select('id')
      .where('name', 'in', ['NOVA7', 'Mirae Club'])
      .execute();
    await setup.choose(...acts.map(({ id }) => `artist:${id}`));
    await setup.press('setup.next');
    expect(setup.text()).toContain(t('setup.ready'));
    await setup.press('setup.test');
    await sendAll(announcer);
    expect(discord.messages(channel).map(textOf).join()).toContain(t('notice.test'));

    // A song passes a level: one post, in the server's language.
    await passLevel(journey, SONGS[0] ?? '');
    const first = discord.messages(channel).map(textOf).at(-1);
    expect(first).toContain(POSTED[language][0]);

    // A permission is taken away: the next post waits, and the admin is told what is missing.
    discord.setBotPermissions(channel, READ_ONLY);
    await passLevel(journey, SONGS[1] ?? '');
    at.pass(HOUR_MS);
    await sendAll(announcer);
    expect(toldTo(journey)).toHaveLength(1);
    expect(toldTo(journey)[0]).toContain(t('notice.heading', { channel: `<#${channel}>` }));
    const shown = textOf((await type('announcements retry')).message);
    expect(shown).toContain(t('call.sendMessages'));

    // It is given back: what waited arrives, once.
    discord.setBotPermissions(channel, [...POSTING]);
    await type('announcements retry');
    await sendAll(announcer);
    const posts = discord.messages(channel).map(textOf);
    for (const title of POSTED[language])
      expect(
        posts.filter((post) => post.includes(title)),
        title,
      ).toHaveLength(1);

    // Who set it up is known.
    const history = textOf((await type('settings history')).message);
    expect(history).toContain(`<@${journey.admin}>`);
    expect(history).toContain(t('audit.channel', { channel: `<#${channel}>` }));
  },
);
