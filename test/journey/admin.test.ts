import { expect, test } from 'vitest';
import type { PermissionName } from '../../src/playground/loopback-discord.ts';
import { SONGS } from '../support/announcing.ts';
import { textOf } from '../support/thread.ts';
import {
  attach,
  beginJourney,
  chooseOn,
  fileOf,
  LOCALES,
  openSetup,
  POSTING,
  passLevel,
  pressOn,
  sendAll,
  toldTo,
} from './admin-steps.ts';

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

    // Language, ladders and kinds stay as they are: calm. A role is chosen, and nobody again.
    for (let step = 0; step < 4; step += 1) await setup.press('setup.next');
    const role = discord.addRole(server, { name: 'Fans' });
    await setup.choose(role);
    expect(setup.text()).toContain(t('settings.roleLine', { role: `<@&${role}>` }));
    await setup.press('setup.roleClear');
    expect(setup.text()).toContain(t('settings.roleNone'));
    await setup.press('setup.next');
    const acts = await store.read
      .selectFrom('artist')
      .select('id')
      .where('name', 'in', ['NOVA7', 'Mirae Club'])
      .execute();
    await setup.choose(...acts.map(({ id }) => `artist:${id}`));
    // No living board this time.
    await setup.press('setup.next');
    await setup.press('setup.next');
    expect(setup.text()).toContain(t('setup.ready'));
    await setup.press('setup.test');
    await sendAll(announcer);
    expect(discord.messages(channel).map(textOf).join()).toContain(t('notice.test'));

    // Further songs come as a file: shown first, then taken over.
    const list = 'kind,artist,title\nsong,Hoshifuru,Yoake Mae\n';
    const considered = await attach(journey, 'watch import', { name: 'list.csv', content: list });
    expect(textOf(considered)).toContain('list.csv');
    await pressOn(journey, considered, t('watch.importNow', { n: 1 }));

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
    const examined = textOf((await type('doctor')).message);
    expect(examined).toContain(t('doctor.channelBroken', { channel: `<#${channel}>` }));
    expect(examined).toContain(t('call.sendMessages'));
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

    expect(textOf((await type('doctor')).message)).toContain(t('doctor.channelWorks', { channel: `<#${channel}>` }));

    // All of it goes over to a second server, whose own channel is asked for first.
    const config = fileOf(journey, (await type('config export')).message);
    const second = { ...journey, ...at.addServer('Second', LOCALES[language]) };
    let asked = await attach(second, 'config import', { name: 'tierwatch-config.json', content: config });
    asked = await chooseOn(second, asked, second.channel);
    expect(textOf((await second.type('watch list')).message)).toContain(t('watch.empty'));
    await pressOn(second, asked, t('config.importNow'));
    const followed = async (one: typeof journey) =>
      textOf((await one.type('watch list')).message)
        .split('\n')
        .filter((line) => line.startsWith('- '));
    expect(await followed(second)).toEqual(await followed(journey));
    expect(await followed(second)).toHaveLength(3);
    expect(textOf((await second.type('settings show')).message)).toContain(`<#${second.channel}>`);

    // Who set it up is known.
    const history = textOf((await type('settings history')).message);
    expect(history).toContain(`<@${journey.admin}>`);
    expect(history).toContain(t('audit.channel', { channel: `<#${channel}>` }));
  },
);
