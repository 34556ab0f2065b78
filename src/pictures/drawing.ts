import { Worker } from 'node:worker_threads';
import type { Said } from './drawing-thread.ts';
import type { WrittenPicture } from './written-picture.ts';

/** All in milliseconds but `mostWaiting`. */
export interface DrawingTimes {
  /** How long one picture may take. */
  readonly pictureMs: number;
  /** How long the thread may take to start. */
  readonly startMs: number;
  /** After so long without a picture the thread ends, and gives back its memory. */
  readonly idleMs: number;
  /** After a thread that could not start none is started for so long. */
  readonly restMs: number;
  /** How many pictures wait at most. */
  readonly mostWaiting: number;
}

const TIMES: DrawingTimes = { pictureMs: 5_000, startMs: 15_000, idleMs: 60_000, restMs: 60_000, mostWaiting: 24 };

/** What drawing works with. */
export interface DrawingParts {
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly log: { error(fields: object, message: string): void };
  readonly times?: Partial<DrawingTimes>;
  /** Another file to run in the thread, in tests. */
  readonly threadFile?: URL;
}

/** Draws pictures in a thread of its own, one after the other. */
export interface Drawing {
  /** `isFirst` comes before those that wait. */
  draw(picture: WrittenPicture, isFirst: boolean): Promise<Uint8Array | 'busy' | 'failed'>;
  /** Ends the thread; what is not drawn by then has failed. */
  close(): Promise<void>;
}

interface Job {
  readonly picture: WrittenPicture;
  readonly settle: (drawn: Uint8Array | 'failed') => void;
}

/** The thread starts with the first picture, so that a bot that draws none pays nothing for it. */
export function createDrawing({ clock, log, times: changed, threadFile }: DrawingParts): Drawing {
  const times = { ...TIMES, ...changed };
  const file = threadFile ?? new URL('./drawing-thread.ts', import.meta.url);
  const waiting: Job[] = [];
  let current: Job | null = null;
  let thread: Worker | null = null;
  let isReady = false;
  let restsUntil = 0;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  function next(): void {
    if (current || isClosed) return;
    clearTimeout(timer);
    current = waiting.shift() ?? null;
    if (!current) {
      rest();
    } else if (!thread && clock() < restsUntil) {
      conclude('failed');
    } else {
      thread ??= start();
      thread.ref();
      thread.postMessage(current.picture.json);
      limit();
    }
  }

  /** A thread that nobody needs keeps no process alive, and ends after a while. */
  function rest(): void {
    thread?.unref();
    timer = setTimeout(() => {
      const idle = thread;
      thread = null;
      idle?.postMessage(null);
    }, times.idleMs).unref();
  }

  function limit(): void {
    clearTimeout(timer);
    const ms = isReady ? times.pictureMs : times.startMs;
    timer = setTimeout(() => lose(thread, new Error(`It took longer than ${ms} ms.`)), ms);
  }

  function start(): Worker {
    isReady = false;
    // Neither flags nor the environment, in which there are secrets, are any business of the thread.
    const started = new Worker(file, {
      name: 'pictures',
      execArgv: [],
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 12 },
    });
    started.on('message', (said: Said) => {
      if (started === thread) hear(said);
    });
    started.on('error', (error) => lose(started, error));
    started.on('exit', (code) => lose(started, new Error(`It ended with code ${code}.`)));
    return started;
  }

  function hear(said: Said): void {
    switch (said.said) {
      case 'ready':
        isReady = true;
        limit();
        return;
      case 'drawn':
        conclude(said.bytes);
        return;
      case 'failed':
        log.error({ err: said.error, kind: current?.picture.kind }, 'A picture could not be drawn.');
        conclude('failed');
    }
  }

  /** The thread is no more, or does not answer: another takes its place when there is something to draw. */
  function lose(lost: Worker | null, error: unknown): void {
    if (!lost || lost !== thread) return;
    thread = null;
    log.error({ err: error, kind: current?.picture.kind }, 'The thread that draws pictures was lost.');
    if (!isReady) restsUntil = clock() + times.restMs;
    lost.terminate().catch((failure) => log.error({ err: failure }, 'The thread that draws pictures does not end.'));
    conclude('failed');
  }

  function conclude(drawn: Uint8Array | 'failed'): void {
    const job = current;
    current = null;
    job?.settle(drawn);
    next();
  }

  return {
    draw: (picture, isFirst) => {
      if (isClosed) return Promise.resolve('failed');
      if (waiting.length >= times.mostWaiting) return Promise.resolve('busy');
      return new Promise((resolve) => {
        const job = { picture, settle: resolve };
        if (isFirst) waiting.unshift(job);
        else waiting.push(job);
        next();
      });
    },
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      const last = thread;
      thread = null;
      for (const job of [...(current ? [current] : []), ...waiting.splice(0)]) job.settle('failed');
      current = null;
      await last?.terminate();
    },
  };
}
