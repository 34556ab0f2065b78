import { objectOf, textOf } from './json.ts';
import type { LoopbackDiscord } from './loopback-discord.ts';
import type { FaultKind } from './rest/faults.ts';
import { messageFlags, type WireMessage } from './wire.ts';

/** A message as the page shows it: Discord's own fields, and what its client knows besides. */
export interface PageMessage extends WireMessage {
  /** The only person who sees it. */
  ephemeralFor?: string;
  /** The bot has said that an answer will come. */
  thinking?: true;
  /** Who asked for it, and with which command. */
  interaction?: { user: string; name: string };
}

/** The messages of a channel as one person sees them, oldest first. */
export function pageMessages(discord: LoopbackDiscord, channel: string, as: string | undefined): PageMessage[] {
  return discord.messages(channel, as === undefined ? {} : { as }).map((message) => {
    const { user, name } = objectOf(message.interaction_metadata);
    const asked = objectOf(user);
    return {
      ...message,
      ...((message.flags & messageFlags.ephemeral) !== 0 && as !== undefined ? { ephemeralFor: as } : {}),
      ...((message.flags & messageFlags.loading) !== 0 ? { thinking: true as const } : {}),
      ...(typeof name === 'string'
        ? { interaction: { user: textOf(asked.global_name) || textOf(asked.username), name } }
        : {}),
    };
  });
}

/** A request that crossed, as the page lists it. */
export interface PageLogEntry {
  n: number;
  at: number;
  method: string;
  route: string | null;
  path: string;
  status: number | null;
  ms: number | null;
  problems: string[];
  fault: string | null;
}

/** The requests that ended after the one with number `after`, in the order in which they ended. */
export function pageLog(discord: LoopbackDiscord, after: number): { entries: PageLogEntry[]; last: number } {
  const entries = discord.log
    .filter(({ n }) => n !== null && n > after)
    .map(({ n, at, method, route, path, status, ms, problems, fault }) => {
      return { n: n ?? 0, at, method, route, path, status, ms, problems, fault: faultWords(fault) };
    })
    .sort((a, b) => a.n - b.n);
  return { entries, last: entries.at(-1)?.n ?? after };
}

function faultWords(fault: FaultKind | undefined): string | null {
  if (fault === undefined || typeof fault === 'string') return fault ?? null;
  if ('delayMs' in fault) return `delayed by ${fault.delayMs} ms`;
  if ('rateLimit' in fault) return `rate limit of ${fault.retryAfterSeconds} s`;
  return `answered ${fault.status} ${fault.afterApplying === true ? 'after applying' : 'without applying'}`;
}
