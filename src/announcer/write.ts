import type { Rules } from '../domain/rules.ts';
import type { Store } from '../store/database.ts';
import { type Claimed, membersOf, type Unclaimed } from '../store/ledger.ts';
import { catchUpPost, markerButton } from '../views/digest.ts';
import type { Message } from '../views/message.ts';
import type { Figure, Frozen } from './frozen.ts';
import { writeBoard } from './write-board.ts';
import { writeCorrection } from './write-correction.ts';
import { writeDigest } from './write-digest.ts';
import { writePost } from './write-post.ts';
import { isDirect, writeWish } from './write-wish.ts';
import { writeYearReview } from './write-year-review.ts';

/**
 * Writes what a claimed row sends, from what the ledger refers to; null where it has lost its sense: its song, level or
 * certificate is no more, or nothing of it is left.
 */
export async function write(store: Store, rules: Rules, claimed: Claimed, nonce: string): Promise<Frozen | null> {
  switch (claimed.kind) {
    case 'estimated':
    case 'certified':
    case 'approaching':
    case 'forecast': {
      if (isDirect(claimed)) {
        const wish = await writeWish(store, rules, claimed, nonce);
        return wish && { ...wish, ...figuresOf([claimed]) };
      }
      const written = await writePost(store, rules, claimed, nonce);
      if (!written) return null;
      const { message, picture } = written;
      return { message: mentioning(message, claimed), ...figuresOf([claimed]), ...(picture ? { picture } : {}) };
    }
    case 'catch-up':
      return writeCatchUp(store, rules, claimed, nonce);
    case 'notice':
    case 'test': {
      if (claimed.body === null) return null;
      const { message } = JSON.parse(claimed.body) as Frozen;
      const isMarked = message.blocks.some((block) => block.type === 'buttons');
      return {
        message: isMarked
          ? message
          : { ...message, blocks: [...message.blocks, markerButton(nonce, claimed.language)] },
      };
    }
    case 'correction':
      return writeCorrection(store, claimed);
    case 'digest':
      return (await writeYearReview(store, rules, claimed, nonce)) ?? (await writeDigest(store, rules, claimed, nonce));
    case 'board':
      return writeBoard(store, rules, claimed, nonce);
    case 'crosspost':
      return null;
  }
}

/** A passed level and a certificate may mention one role; nothing else ever does. */
function mentioning(message: Message, { kind, wishes }: Claimed): Message {
  const role = kind === 'estimated' || kind === 'certified' ? (wishes?.role ?? null) : null;
  return role === null ? message : { ...message, mention: role };
}

async function writeCatchUp(store: Store, rules: Rules, claimed: Claimed, nonce: string): Promise<Frozen | null> {
  const posts: { announcement: number; message: Message }[] = [];
  const members = await membersOf(store.read, claimed.id);
  for (const member of members) {
    if (member.crossing?.retracted) continue;
    const written = await writePost(store, rules, member, nonce);
    if (written) posts.push({ announcement: member.id, message: written.message });
  }
  if (posts.length === 0) return null;
  const [why] = (claimed.subject ?? '').split(':');
  const known = why === 'quiet-hours' || why === 'cap' || why === 'batch' ? why : 'held';
  const { language } = claimed;
  const said = new Set(posts.map(({ announcement }) => announcement));
  const figures = figuresOf(members.filter(({ id }) => said.has(id)));
  return { ...catchUpPost({ why: known, posts, language, nonce }), ...figures };
}

/** What is said of passed levels, to be corrected if it turns out wrong. */
function figuresOf(rows: readonly Unclaimed[]): Pick<Frozen, 'figures'> {
  const figures = rows.flatMap(({ id, kind, crossing }): [number, Figure][] => {
    if (kind !== 'estimated' || !crossing || crossing.count === null || crossing.day === null) return [];
    return [[id, { count: crossing.count, day: crossing.day }]];
  });
  return figures.length === 0 ? {} : { figures: Object.fromEntries(figures) };
}
