import { createHash } from 'node:crypto';
import type { PictureBlock } from '../views/message.ts';
import type { Picture } from '../views/picture.ts';
import { altOf } from '../views/picture-alt.ts';
import type { Drawing } from './drawing.ts';
import { type WrittenPicture, writePicture } from './written-picture.ts';

/** How much may be kept and asked for. */
export interface PictureLimits {
  /** How many bytes of pictures are kept to be shown again. */
  readonly keptBytes: number;
  /** How many pictures are drawn for one person within a minute; those that are kept do not count. */
  readonly aMinute: number;
}

const LIMITS: PictureLimits = { keptBytes: 8 * 1_024 * 1_024, aMinute: 12 };
const MINUTE_MS = 60_000;
const MOST_ASKERS = 1_000;

/** What drawing for people and posts works with. */
export interface PicturesParts {
  readonly drawing: Drawing;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly limits?: Partial<PictureLimits>;
}

/** Pictures for whoever asks. */
export interface DrawnPictures {
  /** For a person, by an id of theirs. */
  draw(picture: Picture, asker: string): Promise<PictureBlock | 'too-many' | 'busy' | 'failed'>;
  /** For a post, which waits so many milliseconds at most; null where there is none by then. */
  drawForPost(picture: Picture, withinMs: number): Promise<PictureBlock | null>;
}

/** Keeps what was drawn by what it shows: a picture for ten thousand channels is drawn once. */
export function createPictures({ drawing, clock, limits: changed }: PicturesParts): DrawnPictures {
  const limits = { ...LIMITS, ...changed };
  const kept = keepBytes(limits.keptBytes);
  const underWay = new Map<string, Promise<Uint8Array | 'busy' | 'failed'>>();
  const asked = new Map<string, number[]>();

  async function drawn(picture: Picture, asker: string | null): Promise<PictureBlock | 'too-many' | 'busy' | 'failed'> {
    const written = writePicture(picture);
    const key = createHash('sha256').update(written.json).digest('base64url');
    const bytes = kept.get(key) ?? (await (underWay.get(key) ?? begin(key, written, asker)));
    if (typeof bytes === 'string') return bytes;
    return { type: 'picture', name: `${picture.kind}.png`, bytes, alt: altOf(picture) };
  }

  async function begin(key: string, picture: WrittenPicture, asker: string | null) {
    if (asker !== null && !mayAsk(asker)) return 'too-many';
    const drawingNow = drawing.draw(picture, asker === null).then((bytes) => {
      underWay.delete(key);
      if (typeof bytes !== 'string') kept.set(key, bytes);
      return bytes;
    });
    underWay.set(key, drawingNow);
    return drawingNow;
  }

  function mayAsk(asker: string): boolean {
    const now = clock();
    const isRecent = (at: number) => at > now - MINUTE_MS && at <= now;
    if (asked.size >= MOST_ASKERS)
      for (const [other, moments] of asked) if (!moments.some(isRecent)) asked.delete(other);
    const recent = (asked.get(asker) ?? []).filter(isRecent);
    const may = recent.length < limits.aMinute;
    asked.set(asker, may ? [...recent, now] : recent);
    return may;
  }

  return {
    draw: drawn,
    drawForPost: async (picture, withinMs) => {
      const { promise: late, resolve } = Promise.withResolvers<null>();
      const timer = setTimeout(() => resolve(null), Math.max(0, withinMs));
      const block = await Promise.race([drawn(picture, null), late]);
      clearTimeout(timer);
      return typeof block === 'string' ? null : block;
    },
  };
}

/** Keeps what was used last, up to so many bytes. */
function keepBytes(most: number) {
  const entries = new Map<string, Uint8Array>();
  let size = 0;
  return {
    get(key: string): Uint8Array | undefined {
      const bytes = entries.get(key);
      if (bytes) {
        entries.delete(key);
        entries.set(key, bytes);
      }
      return bytes;
    },
    set(key: string, bytes: Uint8Array): void {
      entries.set(key, bytes);
      size += bytes.length;
      for (const [oldest, old] of entries) {
        if (size <= most) break;
        entries.delete(oldest);
        size -= old.length;
      }
    },
  };
}
