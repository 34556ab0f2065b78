import { expect, test } from 'vitest';
import { drivenThread } from '../support/announcing.ts';
import { textOf } from '../support/thread.ts';

test('a post carries the server’s own sentence after the mark, and pings its role and nobody else', async () => {
  const at = await drivenThread();
  const one = await at.server('one');
  const role = '500000000000000001';
  await at.store.write.updateTable('target').set({ role }).execute();
  const saved = await one.type('settings template', { kind: 'passed', text: '@everyone {song} made it to {level}!' });
  expect(textOf(saved.message)).toContain('**[Passed, our estimate]** @everyone');
  await at.passSongs(['nova7--paper-moon']);
  await at.announcer().run();
  const [post] = at.discord.messages(one.channel);
  expect(textOf(post ?? null).split('\n')[0]).toBe(
    `<@&${role}> **[Passed, our estimate]** @everyone Paper Moon made it to Platinum!`,
  );
  const body = at.discord.log
    .filter((entry) => entry.method === 'POST' && entry.route === '/channels/{channel_id}/messages')
    .map((entry) => entry.body as { allowed_mentions: object });
  expect(body.map((sent) => sent.allowed_mentions)).toEqual([{ parse: [], roles: [role] }]);
  expect(at.discord.log.flatMap((entry) => entry.problems)).toEqual([]);
});
