import { type Logger, pino } from 'pino';
import pretty from 'pino-pretty';
import { correlationId } from './correlation.ts';

/**
 * One line for every event worth knowing: readable on a terminal, JSON elsewhere. Secrets are never written, wherever in
 * a line they stand: an address in some library's error may carry one.
 */
export function createLog(level: string, readable: boolean, secrets: readonly string[] = []): Logger {
  const hidden = [...new Set(secrets.flatMap(spellings))].filter((text) => text.length >= SHORTEST_SECRET);
  const options = {
    level,
    mixin: () => {
      const under = correlationId();
      return under === undefined ? {} : { under };
    },
    hooks: { streamWrite: (line: string) => hidden.reduce((text, secret) => text.replaceAll(secret, '…'), line) },
    redact: {
      paths: ['token', '*.token', 'headers.authorization', '*.headers.authorization', 'DISCORD_TOKEN'],
      censor: '…',
    },
  };
  if (!readable) return pino(options);
  return pino(options, pretty({ ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss', sync: true }));
}

/** A shorter one would hide ordinary words of the log. */
const SHORTEST_SECRET = 6;

/** A secret as it is, within an address, and within JSON. */
function spellings(secret: string): string[] {
  return [
    secret,
    encodeURIComponent(secret),
    new URLSearchParams({ '': secret }).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
  ];
}
