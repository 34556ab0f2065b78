import { join } from 'node:path';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { startReminders } from '../../src/start/reminders.ts';
import { DATA_FOLDER } from '../support/rules.ts';
import { startThread, textOf, until } from '../support/thread.ts';

const PLAYGROUND = join(DATA_FOLDER, 'playground');

test('an operator enters a certificate in Discord, and the servers that follow its song read it', async () => {
  const thread = await startThread({ now: '2026-04-02', catalogueFolder: PLAYGROUND });
  const { discord } = thread;
  const fans = thread.addServer('Fans');
  await fans.type('settings channel', { channel: fans.channel });
  await fans.type('watch artist', { artist: 'NOVA7' });
  const desk = thread.addServer('The operator’s own');
  const operator = discord.addMember(desk.server, { name: 'Owner', userId: discord.owner.id });
  const asked = await discord.command({
    server: desk.server,
    channel: desk.channel,
    user: operator,
    name: 'certificates',
    subcommand: 'add',
    options: {
      song: 'Harbor Lights',
      level: 'ダブル・プラチナ',
      month: '2026-02',
      link: 'https://example.org/batch',
    },
  });
  expect(textOf(asked.message)).toContain(`Will be posted in 1 channel: <#${fans.channel}>`);
  const [save] = buttonsOf(asked.message);
  await discord.press({
    channel: desk.channel,
    user: operator,
    messageId: asked.message?.id ?? '',
    customId: save ?? '',
  });
  await thread.untilSent();
  const posts = discord.messages(fans.channel).map(textOf);
  expect(posts.filter((post) => post.includes('was certified Double Platinum'))).toHaveLength(1);
  expect(posts.join()).toContain('February 2026 batch · source: [RIAJ](https://example.org/batch)');

  const refused = await desk.type('certificates add', {
    song: 'Paper Moon',
    level: 'platinum',
    month: '2026-02',
    link: 'x',
  });
  expect(textOf(refused.message)).toContain('This is for those who run this bot');
});

test('whoever owns the application is told of a missing batch by direct message, once', async () => {
  const thread = await startThread({ now: '2026-04-02', catalogueFolder: PLAYGROUND });
  const { discord, store, rules, bot } = thread;
  discord.addMember(thread.addServer('Fans').server, { name: 'Owner', userId: discord.owner.id });
  const { operators } = bot.door;
  expect(operators).toEqual([discord.owner.id]);
  const log = pino({ level: 'silent' });
  for (let start = 0; start < 2; start += 1) {
    const stop = await startReminders({ store, rules, operators, clock: () => Date.UTC(2026, 3, 2), log });
    onTestFinished(stop);
  }
  await until(() => told().length > 0);
  await thread.untilSent();
  expect(told()).toHaveLength(1);

  function told() {
    return discord.log.filter(
      ({ method, path, body }) =>
        method === 'POST' && path.endsWith('/messages') && JSON.stringify(body).includes('should be out'),
    );
  }
});

function buttonsOf(message: unknown): string[] {
  return [...JSON.stringify(message).matchAll(/"custom_id":"([^"]+)"/g)].flatMap(([, id]) => id ?? []);
}
