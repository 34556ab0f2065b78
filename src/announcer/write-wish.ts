import type { Rules } from '../domain/rules.ts';
import type { Store } from '../store/database.ts';
import type { Claimed } from '../store/ledger.ts';
import { EVERYWHERE } from '../store/readings.ts';
import { wishTold } from '../store/wishes.ts';
import type { Language } from '../text/language.ts';
import type { Message } from '../views/message.ts';
import { wishMessage } from '../views/wish.ts';
import { writePost } from './write-post.ts';

/** Whether a row of the ledger is a message to a person. */
export function isDirect({ channel }: Pick<Claimed, 'channel'>): boolean {
  return channel.startsWith('@');
}

/** Writes the one message that a person asked for; null where they have stopped it meanwhile. */
export async function writeWish(
  store: Store,
  rules: Rules,
  claimed: Claimed,
  nonce: string,
): Promise<{ readonly message: Message; readonly language: Language } | null> {
  const told = await wishTold(store.read, claimed.id);
  if (!told || claimed.level === null) return null;
  const { language, scope } = told;
  const serverId = scope === EVERYWHERE ? null : scope;
  const post = await writePost(store, rules, { ...claimed, language, serverId }, nonce);
  const { songId, ladder } = claimed.level;
  return post && { message: wishMessage(post.message, { song: songId, ladder, language }), language };
}
