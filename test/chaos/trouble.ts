import type { LoopbackDiscord } from '../../src/playground/loopback-discord.ts';
import type { FaultHandle, FaultKind } from '../../src/playground/rest/faults.ts';
import type { PermissionName } from '../../src/playground/world/permissions.ts';
import type { Chance } from './chance.ts';
import type { StageChannel } from './stage.ts';

/** A time in which the bot lacked something in a channel. Milliseconds since 1970. */
export interface Denial {
  readonly channel: string;
  readonly lacking: 'SendMessages' | 'ViewChannel' | 'ReadMessageHistory';
  readonly from: number;
  until: number;
}

/** What goes wrong at Discord's side. */
export interface Trouble {
  readonly denials: readonly Denial[];
  /** Ends all of it: faults that wait are taken back, and every permission is given back. */
  stop(): void;
}

const ORDINARY: readonly PermissionName[] = [
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
];

const POSTS = { method: 'POST', route: '/channels/{channel_id}/messages' };
const REST = { route: /^\/(?:(?:channels|guilds)\/|users\/@me\/channels)/ };

/** How many faults wait for a request at most. */
const MOST_PLANTED = 3;

/** Before or after the request was done, as chance will have it. */
function failing(chance: Chance): FaultKind {
  const afterApplying = chance.happens(0.5);
  if (chance.happens(0.5)) return { status: 500, afterApplying };
  return { status: 502, afterApplying, body: '<html>Bad Gateway</html>', headers: { 'Content-Type': 'text/html' } };
}

/** Seldom for all requests, and in every second one the header tells another time than the body. */
function limited(chance: Chance): FaultKind {
  const rateLimit = chance.weighed([[4, 'shared'] as const, [4, 'user'] as const, [1, 'global'] as const]);
  const retryAfterSeconds = chance.between(0.2, rateLimit === 'global' ? 0.6 : 1.5);
  const honest = { rateLimit, retryAfterSeconds };
  if (rateLimit === 'global' || chance.happens(0.5)) return honest;
  return { ...honest, headerSeconds: chance.pick([0, 1, 60]) };
}

function kindOf(chance: Chance, longestDelayMs: number): FaultKind {
  return chance.weighed<() => FaultKind>([
    [14, () => 'lose answer after applying'],
    [10, () => 'lose request before applying'],
    [6, () => 'close cleanly after applying'],
    [4, () => 'hang'],
    [6, () => 'hang after applying'],
    [14, () => failing(chance)],
    [12, () => limited(chance)],
    [8, () => ({ delayMs: Math.round(chance.between(20, longestDelayMs)) })],
  ])();
}

/** Lets things go wrong, by chance, until it is stopped. No answer is put off for longer than `longestDelayMs`. */
export function startTrouble(parts: {
  readonly discord: LoopbackDiscord;
  readonly channels: readonly StageChannel[];
  readonly chance: Chance;
  readonly longestDelayMs: number;
}): Trouble {
  const { discord, channels, chance, longestDelayMs } = parts;
  const denials: Denial[] = [];
  const timers = new Set<NodeJS.Timeout>();
  let open: Denial[] = [];
  let planted: FaultHandle[] = [];

  function later(ms: number, what: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      what();
    }, ms);
    timers.add(timer);
  }

  /** While nobody asks for anything, faults do not pile up: else every start would begin with an outage. */
  function plantFaults(): void {
    planted = planted.filter((fault) => fault.remaining() > 0);
    if (planted.length < MOST_PLANTED) planted.push(discord.fault({ ...POSTS, kind: kindOf(chance, longestDelayMs) }));
    if (chance.happens(0.2) && planted.length < MOST_PLANTED)
      planted.push(discord.fault({ ...REST, kind: kindOf(chance, longestDelayMs) }));
    later(chance.between(40, 250), plantFaults);
  }

  function deny(): void {
    const { id: channel } = chance.pick(channels);
    if (!open.some((denial) => denial.channel === channel)) {
      const lacking = chance.pick(['SendMessages', 'ViewChannel', 'ReadMessageHistory', 'ReadMessageHistory'] as const);
      const denial = { channel, lacking, from: Date.now(), until: Number.POSITIVE_INFINITY };
      denials.push(denial);
      open.push(denial);
      const left = ORDINARY.filter((permission) => permission !== lacking);
      discord.setBotPermissions(channel, left);
      later(chance.between(500, 8_000), () => allow(denial));
    }
    later(chance.between(300, 1_500), deny);
  }

  function allow(denial: Denial): void {
    discord.setBotPermissions(denial.channel, ORDINARY);
    denial.until = Date.now();
    open = open.filter((other) => other !== denial);
  }

  later(0, plantFaults);
  later(0, deny);
  return {
    denials,
    stop: () => {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      discord.faults.clear();
      for (const denial of open) allow(denial);
    },
  };
}
