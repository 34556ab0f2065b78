import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { startPlayground } from '../../src/start/playground.ts';
import { temporaryFolder } from '../support/store.ts';
import { textOf, until } from '../support/thread.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Place {
  readonly servers: { id: string; channels: { id: string; name: string }[]; members: { id: string; name: string }[] }[];
}

async function openPlayground() {
  const playground = await startPlayground({
    root: ROOT,
    databasePath: join(temporaryFolder(), 'playground.db'),
    host: '127.0.0.1',
    port: 0,
    log: pino({ level: 'silent' }),
    onFatal: (sentence) => expect.unreachable(sentence),
  });
  onTestFinished(playground.stop);
  const fetchJson = async (path: string, body?: object) => {
    const token = new URL(playground.url).searchParams.get('token') ?? '';
    const headers = { 'content-type': 'application/json', 'x-playground-token': token };
    const request = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
    return (await fetch(new URL(path, playground.url), request)).json();
  };
  return { playground, fetchJson };
}

test('a visitor asks /tier on the page, lets a day pass, and sees an announcement arrive in the channel', async () => {
  const { playground, fetchJson } = await openPlayground();
  const page = await (await fetch(playground.url)).text();
  expect(page).toContain('PLAYGROUND: made-up data, not connected to Discord');

  const { servers } = (await fetchJson('/api/state')) as Place;
  const channel = servers[0]?.channels.find(({ name }) => name === 'charts')?.id ?? '';
  const [server, user] = [servers[0]?.id, servers[0]?.members[0]?.id];
  const answer = await fetchJson('/api/command', {
    server,
    channel,
    user,
    name: 'tier',
    options: { song: 'Harbor Lights', ladder: 'spotify-plays' },
  });
  expect(textOf((answer as { message: never }).message)).toMatch(
    /^\*\*Harbor Lights — NOVA7\*\* · Spotify plays\n[\d,]+ to go to 100 million/,
  );

  expect(playground.discord.messages(channel).filter((message) => textOf(message).includes('[Passed]'))).toEqual([]);
  await fetchJson('/api/controls/next-day', {});
  await until(() => playground.discord.messages(channel).some((message) => textOf(message).includes('[Passed]')));
  const post = playground.discord
    .messages(channel)
    .map(textOf)
    .find((one) => one.includes('[Passed]'));
  expect(post).toContain('Harbor Lights by NOVA7 passed 100,000,000 plays on Spotify');
  expect(playground.discord.log.flatMap((entry) => entry.problems)).toEqual([]);
});

test('the fresh server has nothing set up, and its admin is told what to do', async () => {
  const { playground } = await openPlayground();
  const fresh = playground.discord.servers()[1];
  const call = { server: fresh?.id ?? '', channel: fresh?.channels[0]?.id ?? '', user: fresh?.members[0]?.id ?? '' };
  const list = await playground.discord.command({ ...call, name: 'watch', subcommand: 'list', locale: 'ja' });
  expect(list.ephemeral).toBe(true);
  expect(textOf(list.message)).toContain('/watch artist');
});

test('a second playground on the same files is refused, and the first goes on', async () => {
  const databasePath = join(temporaryFolder(), 'playground.db');
  const options = {
    root: ROOT,
    databasePath,
    host: '127.0.0.1',
    port: 0,
    log: pino({ level: 'silent' }),
    onFatal: (sentence: string) => expect.unreachable(sentence),
  };
  const first = await startPlayground(options);
  const second = startPlayground(options).then((opened) => opened.stop());
  await expect(second).rejects.toThrow(/playground\.db is in use by a bot already.*a folder has one playground/);
  await first.stop();
  const again = await startPlayground(options);
  await again.stop();
});
