import { performance } from 'node:perf_hooks';
import { DefaultRestOptions } from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import { createAnswerWatch } from '../../src/discord/answer-watch.ts';
import { closeRest, createRest } from '../../src/discord/rest.ts';
import { startLoopbackDiscord } from '../../src/playground/loopback-discord.ts';

test('files are sent in one piece: as a stream, a connection that breaks would end the process', async () => {
  const discord = await startLoopbackDiscord();
  onTestFinished(() => discord.close());
  const { id: server } = discord.addServer({ name: 'one', locale: 'en-US' });
  const { id: channel } = discord.addChannel(server, { name: 'charts', kind: 'text' });
  const watch = createAnswerWatch(Date.now, () => performance.now());
  const bodies: unknown[] = [];
  const rest = createRest(
    { apiUrl: discord.apiUrl, token: discord.token, watch },
    {
      makeRequest: async (url, init) => {
        bodies.push(init.body);
        return DefaultRestOptions.makeRequest(url, init);
      },
    },
  );
  onTestFinished(() => closeRest(rest));
  const files = [{ name: 'chart.png', data: Buffer.from([1, 2, 3]) }];
  await rest.post(`/channels/${channel}/messages`, { body: { content: 'x', attachments: [{ id: '0' }] }, files });
  expect(bodies).toHaveLength(1);
  expect(bodies[0]).toBeInstanceOf(Uint8Array);
  expect(discord.messages(channel)[0]?.attachments).toHaveLength(1);
});
