import type { Block, Message, PictureBlock } from '../views/message.ts';
import type { PlaquePicture } from '../views/picture.ts';
import type { Channels, Outcome } from './channels.ts';
import type { Frozen } from './frozen.ts';

/**
 * A post waits no longer than this for its picture, nor longer than a fourth of what is left of its lease: time for a
 * thread to start, which with a crossing now and then is the rule. Milliseconds.
 */
const LONGEST_WAIT_MS = 2_000;

/** For how long a channel that takes no files is sent none. Milliseconds. */
const WITHOUT_FILES_MS = 3_600_000;
const MOST_WITHOUT_FILES = 10_000;

/**
 * Refusals that may be due to the picture alone: missing permission (to attach files), an invalid form, too many, too
 * large or invalid files.
 *
 * @see https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
 */
const MAY_BE_THE_PICTURE = new Set([50013, 50035, 30015, 40005, 50045, 50046]);

/** What pictures of posts are made with. */
export interface PostPictureParts {
  readonly channels: Pick<Channels, 'invalidRequests'>;
  /** Null where there is no picture within so many milliseconds. */
  readonly draw?: (picture: PlaquePicture, withinMs: number) => Promise<PictureBlock | null>;
  readonly monotonic: () => number;
  /** From so many refused requests in ten minutes on, none is risked for a picture. */
  readonly mostInvalid: number;
}

/** The pictures of posts. A post never fails, waits or is held for want of one. */
export interface PostPictures {
  /** The picture of a post, where there is one in time and its channel takes files; `startBy` is by the monotonic clock. */
  of(channel: string, frozen: Frozen, startBy: number): Promise<PictureBlock | null>;
  /** Sends a message with a picture, and where that may be why Discord refuses it, at once again without. */
  send(
    channel: string,
    message: Message,
    picture: PictureBlock | null,
    ask: (message: Message) => Promise<Outcome>,
  ): Promise<Outcome>;
}

/** Makes and sends the pictures of posts. */
export function createPostPictures({ channels, draw, monotonic, mostInvalid }: PostPictureParts): PostPictures {
  /** Channels that took a post only without its picture, with the moment from which one is tried again. */
  const withoutFiles = new Map<string, number>();

  function takesFiles(channel: string): boolean {
    if (channels.invalidRequests() >= mostInvalid) return false;
    const until = withoutFiles.get(channel);
    if (until === undefined || until > monotonic()) return until === undefined;
    withoutFiles.delete(channel);
    return true;
  }

  return {
    of: async (channel, { picture }, startBy) => {
      if (!picture || !draw || !takesFiles(channel)) return null;
      return draw(picture, Math.min(LONGEST_WAIT_MS, (startBy - monotonic()) / 4));
    },
    send: async (channel, message, picture, ask) => {
      if (!picture) return ask(message);
      const outcome = await ask(withPicture(message, picture));
      const { code } = outcome.outcome === 'not-applied' ? outcome : { code: null };
      if (code === null || !MAY_BE_THE_PICTURE.has(code)) return outcome;
      // Nothing was done, so that the same nonce is still free.
      const again = await ask(message);
      if (again.outcome !== 'applied') return again;
      if (withoutFiles.size >= MOST_WITHOUT_FILES) withoutFiles.clear();
      withoutFiles.set(channel, monotonic() + WITHOUT_FILES_MS);
      return again;
    },
  };
}

/** A message with a picture under its texts. */
function withPicture(message: Message, picture: PictureBlock): Message {
  const at = message.blocks.findIndex(({ type }) => type === 'buttons');
  const blocks: Block[] = [...message.blocks];
  blocks.splice(at === -1 ? blocks.length : at, 0, picture);
  return { ...message, blocks };
}
