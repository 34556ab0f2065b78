import { type Logger, pino } from 'pino';
import pretty from 'pino-pretty';

/** One line for every event worth knowing: readable on a terminal, JSON elsewhere. Secrets are never written. */
export function createLog(level: string, readable: boolean): Logger {
  const options = {
    level,
    redact: {
      paths: ['token', '*.token', 'headers.authorization', '*.headers.authorization', 'DISCORD_TOKEN'],
      censor: '…',
    },
  };
  if (!readable) return pino(options);
  return pino(options, pretty({ ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss', sync: true }));
}
