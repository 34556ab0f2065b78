import { expect, test } from 'vitest';
import type { Edit } from '../../src/announcer/channels.ts';
import { marked, openChannels } from './open-channels.ts';
import { textsOf } from './open-door.ts';

async function posted(options: { kind?: 'announcement' } = {}) {
  const opened = await openChannels();
  const { discord, server, post, channels } = opened;
  const channel = discord.addChannel(server, { name: 'news', ...options }).id;
  const outcome = await post({ to: { channel }, message: marked('n-1') });
  if (outcome.outcome !== 'applied') throw new Error(`The post ended ${outcome.outcome}.`);
  const { messageId } = outcome;
  const of = { channel, messageId, timeoutMs: 500 };
  return {
    ...opened,
    channel,
    messageId,
    edit: (given: Partial<Edit> = {}) =>
      channels.edit({ to: { channel }, ...of, message: marked('n-1', 'Corrected'), ...given }),
    crosspost: () => channels.crosspost(of),
    shown: () => textsOf(discord.messages(channel)[0]),
  };
}

const EDIT = { method: 'PATCH', route: '/channels/{channel_id}/messages/{message_id}' };
const CROSSPOST = { method: 'POST', route: /crosspost/ };

test('an edit changes what a post says and notifies nobody, whoever it mentions', async () => {
  const { edit, shown, channel, messageId, requests } = await posted();
  const role = '123456789012345678';
  const message = { ...marked('n-1', 'Corrected'), mention: role };
  expect(await edit({ message })).toEqual({ outcome: 'applied', messageId, channel });
  expect(shown()).toEqual([`<@&${role}> Corrected`]);
  expect(requests('PATCH')[0]).toMatchObject({ body: { allowed_mentions: { parse: [] } }, problems: [] });
  expect(requests('PATCH')[0]?.body).not.toHaveProperty('allowed_mentions.roles');
});

test.each<[string, Parameters<Awaited<ReturnType<typeof posted>>['discord']['fault']>[0]['kind'], object, string]>([
  ['a lost answer', 'lose answer after applying', { outcome: 'unknown' }, 'Corrected'],
  ['a lost request', 'lose request before applying', { outcome: 'unknown' }, 'News'],
  ['no answer', 'hang', { outcome: 'unknown', reason: 'timed out' }, 'News'],
  ['a 500', { status: 500 }, { outcome: 'unknown', reason: 'HTTP 500' }, 'News'],
  ['a 403', { status: 403, code: 50001 }, { outcome: 'not-applied', status: 403, code: 50001 }, 'News'],
  ['another message', { status: 200, body: { id: '1', channel_id: '2' } }, { outcome: 'unknown' }, 'News'],
  ['no message', { status: 200, body: '<html>' }, { outcome: 'unknown' }, 'News'],
])('an edit with %s is told as it is, after one request', async (_name, kind, expected, says) => {
  const { edit, shown, discord, requests } = await posted();
  discord.fault({ ...EDIT, kind });
  expect(await edit()).toMatchObject(expected);
  expect(requests('PATCH')).toHaveLength(1);
  expect(shown()).toEqual([says]);
});

test('an edit of a message that is gone is not applied', async () => {
  const { edit, discord, messageId } = await posted();
  discord.deleteMessage(messageId);
  expect(await edit()).toMatchObject({ outcome: 'not-applied', status: 404, code: 10008 });
});

test('a post is published once; a second time is told with its code', async () => {
  const { crosspost, discord, channel, messageId } = await posted({ kind: 'announcement' });
  expect(await crosspost()).toEqual({ outcome: 'applied', messageId, channel });
  expect((discord.messages(channel)[0]?.flags ?? 0) & 1).toBe(1);
  expect(await crosspost()).toMatchObject({ outcome: 'not-applied', status: 400, code: 40033 });
});

test('publishing whose answer was lost is unknown; where it cannot be, it is refused', async () => {
  const news = await posted({ kind: 'announcement' });
  news.discord.fault({ ...CROSSPOST, kind: 'lose answer after applying' });
  expect(await news.crosspost()).toMatchObject({ outcome: 'unknown' });
  expect(await news.crosspost()).toMatchObject({ code: 40033 });
  expect(await (await posted()).crosspost()).toMatchObject({ outcome: 'not-applied', status: 400, code: 50024 });
});

test('how long publishing must wait is what the body says, not the header', async () => {
  const { crosspost, discord } = await posted({ kind: 'announcement' });
  discord.fault({ ...CROSSPOST, kind: { rateLimit: 'user', retryAfterSeconds: 1_163, headerSeconds: 1 } });
  expect(await crosspost()).toMatchObject({ outcome: 'not-applied', status: 429, retryAfterMs: 1_163_000 });
});

test('a published post is edited a few times an hour, and then told to wait for long', async () => {
  const { crosspost, edit } = await posted({ kind: 'announcement' });
  await crosspost();
  for (let time = 0; time < 3; time += 1) expect(await edit()).toMatchObject({ outcome: 'applied' });
  const refused = await edit();
  expect(refused).toMatchObject({ outcome: 'not-applied', status: 429, code: 20028 });
  expect((refused as { retryAfterMs: number }).retryAfterMs).toBeGreaterThan(3_500_000);
});
