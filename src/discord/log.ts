import type { Logger } from 'pino';

/** Where the door writes what happened: pino's shape. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;
