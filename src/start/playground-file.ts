import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { readSnapshot, type Snapshot } from '../playground/loopback-discord.ts';
import { type SampleState, sampleStateSchema } from './sample-world.ts';

/** How long changes are gathered before they are written, in milliseconds. */
const GATHER_MS = 250;

/** What a playground remembers beside its database. */
export interface SavedPlayground {
  /** The installation whose database belongs to it. */
  readonly installation: string;
  readonly sample: SampleState;
  readonly discord: Snapshot;
}

const outerSchema = z.object({ installation: z.string(), sample: sampleStateSchema, discord: z.unknown() });

/** What a file remembers; null where there is none, and 'damaged' for one that this version cannot go on from. */
export function readPlaygroundFile(path: string): SavedPlayground | 'damaged' | null {
  if (!existsSync(path)) return null;
  const outer = outerSchema.safeParse(parsed(readFileSync(path, 'utf8'))).data;
  const discord = readSnapshot(outer?.discord);
  return outer === undefined || discord === null ? 'damaged' : { ...outer, discord };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // Half a file is no file: the shape says so to the caller.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Writes what is remembered: soon after a change, or at once. */
export interface PlaygroundSaver {
  /** Something changed. */
  touch(): void;
  /** Ends when everything up to now is written. */
  flush(): Promise<void>;
}

/** A saver for a file, which is replaced as a whole: a crash leaves the old one or the new one. */
export function createPlaygroundSaver(
  path: string,
  take: () => SavedPlayground,
  onFailure: (error: unknown) => void,
): PlaygroundSaver {
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  async function write(): Promise<void> {
    const text = JSON.stringify(take());
    mkdirSync(dirname(path), { recursive: true });
    await writeFile(`${path}.new`, text, { flush: true });
    await rename(`${path}.new`, path);
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(write).catch(onFailure);
    return writing;
  }

  return {
    touch: () => {
      timer ??= setTimeout(() => void flush(), GATHER_MS);
    },
    flush,
  };
}
