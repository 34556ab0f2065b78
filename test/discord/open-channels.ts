import type { Post } from '../../src/announcer/channels.ts';
import type { LoopbackOptions } from '../../src/playground/loopback-discord.ts';
import type { Message } from '../../src/views/message.ts';
import { openDoorTo, saying, startWorld } from './open-door.ts';

/** What the announcer asks of a loopback Discord with one server, channel and member. */
export async function openChannels(options: LoopbackOptions = {}) {
  const world = await startWorld(options);
  const opened = await openDoorTo(world.discord);
  const { discord, channel } = world;
  const { channels } = opened.door;
  return {
    ...world,
    ...opened,
    channels,
    post: (given: Partial<Post> = {}) =>
      channels.post({
        to: { channel },
        message: saying('News'),
        nonce: 'n-1',
        silent: false,
        timeoutMs: 2_000,
        startBy: performance.now() + 2_000,
        ...given,
      }),
    /** The requests that are about channels, in order. */
    requests: (method = 'POST') =>
      discord.log.filter((entry) => entry.method === method && entry.path.startsWith('/channels/')),
  };
}

/** A message with the button by which a post of this nonce is recognised. */
export function marked(nonce: string, words = 'News'): Message {
  return saying(words, { label: 'Standing', action: `post:${nonce}` });
}
