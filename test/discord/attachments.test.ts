import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { CommandRequest, CommandShape, FetchedFile } from '../../commands/command.ts';
import { createFileOffer } from '../../src/discord/attached-file.ts';
import { text } from '../../src/views/message.ts';
import { ASK, createTestLog, openDoor, say } from './open-door.ts';

const same = (words: string) => ({ en: words, ja: words, ko: words });

const WITH_FILE: CommandShape = {
  ...ASK,
  name: 'import',
  options: [
    { name: 'file', description: same('A file'), kind: 'file', required: true, suggests: false, choices: [] },
    { name: 'role', description: same('A role'), kind: 'role', required: false, suggests: false, choices: [] },
  ],
};

async function attached(mostBytes: number) {
  const requests: CommandRequest[] = [];
  const fetched: FetchedFile[] = [];
  const opened = await openDoor({
    shapes: [WITH_FILE],
    command: async (request) => {
      requests.push(request);
      const { file } = request.options;
      if (typeof file === 'object' && 'fetch' in file) fetched.push(await file.fetch(mostBytes));
      return say('Taken', 'private');
    },
  });
  const { discord, server, channel } = opened;
  const role = discord.addRole(server, { name: 'Reporters' });
  const user = discord.addMember(server, { name: 'Rin', roles: [role] });
  const bytes = new TextEncoder().encode('rank,uri\n1,a\n');
  const files = { file: { name: 'chart.csv', contentType: 'text/csv', bytes } };
  await discord.command({ server, channel, user, name: 'import', options: { role }, files });
  return { ...opened, requests, fetched, bytes, role };
}

test('a file that a person attaches comes with its name and size, and its bytes are fetched', async () => {
  const { requests, fetched, bytes, role, discord } = await attached(1_000);
  expect(requests[0]?.options).toMatchObject({
    file: { name: 'chart.csv', sizeBytes: bytes.length, contentType: 'text/csv' },
    role,
  });
  expect(requests[0]?.caller.roles).toEqual([role]);
  expect(fetched).toEqual([{ bytes: Buffer.from(bytes) }]);
  expect(discord.log.flatMap(({ problems }) => problems)).toEqual([]);
});

test('a file larger than is wanted is not fetched', async () => {
  expect((await attached(5)).fetched).toEqual([{ problem: 'too-large' }]);
});

test('a file that is larger than Discord said, and one that is no longer there, give no bytes', async () => {
  const server = createServer((request, response) => {
    response.writeHead(request.url === '/large' ? 200 : 404).end('x'.repeat(10_000));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const offer = createFileOffer(`${origin}/api`, createTestLog().log);
  const at = (path: string) => offer({ filename: 'a.csv', size: 3, url: `${origin}${path}` }).fetch(5_000);
  expect(await at('/large')).toEqual({ problem: 'too-large' });
  expect(await at('/gone')).toEqual({ problem: 'unreachable' });
});

test.each(['http://example.com/a.csv', 'file:///etc/passwd', 'nonsense'])('nothing is fetched from %s', async (url) => {
  const { log, said } = createTestLog();
  const file = createFileOffer('https://discord.com/api', log)({ filename: 'a.csv', size: 3, url });
  expect(await file.fetch(100)).toEqual({ problem: 'unreachable' });
  expect(said('not taken for Discord').length).toBe(1);
  expect(JSON.stringify(said(''))).not.toContain(url);
});

test('a file in an answer arrives whole, under the name that the answer gives it', async () => {
  const bytes = new TextEncoder().encode('kind,key\nmarket,kpop\n');
  const blocks = [text('Here it is.'), { type: 'file' as const, name: 'what is followed.csv', bytes }];
  const { ask, discord } = await openDoor({
    command: async () => ({ kind: 'message', visibility: 'private', message: { blocks } }),
  });
  const answer = await ask();
  const [attachment] = answer.message?.attachments ?? [];
  expect(attachment).toMatchObject({ filename: 'what_is_followed.csv', size: bytes.length });
  const served = await fetch(attachment?.url ?? '');
  expect(new Uint8Array(await served.arrayBuffer())).toEqual(bytes);
  expect(discord.log.flatMap(({ problems }) => problems)).toEqual([]);
});
