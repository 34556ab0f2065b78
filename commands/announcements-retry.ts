import { joinSentences } from '../src/text/join.ts';
import { translator } from '../src/text/translate.ts';
import { text } from '../src/views/message.ts';
import { obstacleText } from '../src/views/notice.ts';
import type { Reply } from './command.ts';
import { type Call, privately, type RetriedChannel, say, serverOf } from './define.ts';

/** `/announcements retry`: looks at the held channels now, lets go what waits, or says what is in the way. */
export async function retry(call: Call): Promise<Reply> {
  const { parts, t } = call;
  const server = serverOf(call);
  // What follows says more than the notice that admins would be told with this answer.
  if ((await parts.announcements.held(server.id)).some(({ tell }) => tell))
    await parts.announcements.takeNotices(server.id);
  const retried = await parts.posting.retry(server.id);
  if (retried.length === 0)
    return say(t(server.channel === null ? 'announcements.noChannel' : 'announcements.nothingHeld'));
  return privately({ blocks: retried.map((one) => text(retriedText(call, one))) });
}

function retriedText({ t, caller }: Call, { channel: id, obstacle, waiting: n }: RetriedChannel): string {
  const channel = `<#${id}>`;
  if (obstacle === null) return t('announcements.works', { channel, n });
  return joinSentences(
    [
      t('announcements.stillHeld', { channel, n }),
      obstacleText(obstacle, caller.language),
      t('announcements.retryThen'),
    ],
    caller.language,
  );
}

/** `/announcements test`: a post that says it is a test, to the server's own channel. It mentions nobody. */
export async function test(call: Call): Promise<Reply> {
  const { parts, caller, t } = call;
  const server = serverOf(call);
  if (server.channel === null) return say(t('announcements.noChannel'));
  const held = await parts.announcements.held(server.id);
  if (held.length > 0) await parts.posting.retry(server.id);
  const { obstacle } = await parts.posting.examine(server.channel);
  const channel = `<#${server.channel}>`;
  if (obstacle !== null) {
    const why = obstacleText(obstacle, caller.language);
    return say(joinSentences([t('announcements.testNot', { channel }), why], caller.language));
  }
  const message = { blocks: [text(translator(server.language)('notice.test'))] };
  const before = await parts.announcements.waiting(server.channel);
  await parts.announcements.oweTest({
    server: server.id,
    channel: server.channel,
    body: JSON.stringify({ message }),
    now: caller.at,
  });
  parts.posting.wake();
  const sentences = [
    t('announcements.testOwed', { channel }),
    before > 0 ? t('announcements.testBehind', { n: before }) : null,
  ];
  return say(joinSentences(sentences, caller.language));
}
