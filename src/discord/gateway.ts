import { setTimeout as sleep } from 'node:timers/promises';
import {
  type IIdentifyThrottler,
  type SessionInfo,
  WebSocketManager,
  WebSocketShardEvents,
  WebSocketShardStatus,
} from '@discordjs/ws';
import { GatewayDispatchEvents, type REST } from 'discord.js';
import type { Log } from './log.ts';
import { type DiscordRefusal, refusalOfCloseCode } from './refusal.ts';
import { type Patience, untilItWorks } from './until-it-works.ts';
import { within } from './within.ts';

/** How one connection to the gateway is doing. */
export interface ShardState {
  readonly id: number;
  readonly state: 'connecting' | 'ready' | 'disconnected';
  /** Since when, in milliseconds since 1970. */
  readonly since: number;
  /** How long the last heartbeat took, in milliseconds; null before the first. */
  readonly latencyMs: number | null;
}

/** What the gateway works with. */
export interface GatewayParts {
  readonly rest: REST;
  readonly token: string;
  readonly log: Log;
  readonly clock: () => number;
  readonly patience: Patience;
  /** Decides when a shard may identify; the library's, by what Discord allows, unless given. */
  readonly identifyThrottler?: IIdentifyThrottler | undefined;
  readonly onInteraction: (payload: unknown) => void;
  readonly onRefused: (refusal: DiscordRefusal) => void;
}

/** The connections over which Discord says what people do. */
export interface Gateway {
  /** Null as long as Discord has not said how many shards there should be. */
  state(): readonly ShardState[] | null;
  close(): Promise<void>;
}

const NOTHING_WITHOUT_BEING_ASKED = 0;

/** For so long closing waits for a socket that is opening. */
const OPENING_MS = 2_000;

/**
 * Connects to the gateway and stays connected: resuming, reconnecting and identifying in turn are the library's work.
 * No intents are asked for, since interactions belong to none.
 *
 * @see https://discord.com/developers/docs/events/gateway
 */
export function openGateway(parts: GatewayParts): Gateway {
  const { rest, token, log, clock, identifyThrottler } = parts;
  const shards = new Map<number, ShardState>();
  const sessions = new Map<number, SessionInfo>();
  /** The shards to whose socket Discord has said its first words. */
  const greeted = new Set<number>();
  const stopping = new AbortController();

  const manager = new WebSocketManager({
    rest,
    token,
    ...(identifyThrottler ? { buildIdentifyThrottler: () => identifyThrottler } : {}),
    intents: NOTHING_WITHOUT_BEING_ASKED,
    // The library's own store is one for the whole process.
    updateSessionInfo: (shard, session) => {
      if (session) sessions.set(shard, session);
      else sessions.delete(shard);
    },
    // A shard that waits to reconnect cannot be destroyed; asked for its session it is kept from connecting again.
    retrieveSessionInfo: (shard) =>
      stopping.signal.aborted ? new Promise<never>(() => undefined) : (sessions.get(shard) ?? null),
  });

  function enter(id: number, state: ShardState['state']): void {
    const before = shards.get(id);
    if (before?.state === state) return;
    shards.set(id, { id, state, since: clock(), latencyMs: before?.latencyMs ?? null });
  }

  manager.on(WebSocketShardEvents.Dispatch, (payload, shard) => {
    if (payload.t !== GatewayDispatchEvents.InteractionCreate || stopping.signal.aborted) return;
    try {
      parts.onInteraction(payload.d);
    } catch (error) {
      log.error({ err: error, shard }, 'A call could not be taken.');
    }
  });
  manager.on(WebSocketShardEvents.Ready, (_data, shard) => {
    enter(shard, 'ready');
    log.info({ shard }, 'Connected to Discord.');
  });
  manager.on(WebSocketShardEvents.Resumed, (shard) => {
    enter(shard, 'ready');
    log.info({ shard }, 'Connected to Discord again; nothing was missed.');
  });
  manager.on(WebSocketShardEvents.Hello, (shard) => {
    greeted.add(shard);
    enter(shard, 'connecting');
  });
  manager.on(WebSocketShardEvents.HeartbeatComplete, ({ latency }, id) => {
    const shard = shards.get(id);
    if (shard) shards.set(id, { ...shard, latencyMs: latency });
  });
  manager.on(WebSocketShardEvents.Closed, (code, shard) => {
    const before = shards.get(shard)?.state;
    greeted.delete(shard);
    enter(shard, 'disconnected');
    if (stopping.signal.aborted) return;
    const refusal = refusalOfCloseCode(code);
    if (refusal) refused(refusal);
    else if (before === 'ready') log.info({ shard, code }, 'The connection to Discord ended; connecting again.');
  });
  manager.on(WebSocketShardEvents.SocketError, (error, shard) => {
    // The library tries again twice a second: only the first failure of an outage is worth a warning.
    const level = shards.get(shard)?.state === 'disconnected' ? 'debug' : 'warn';
    log[level]({ shard, reason: error.message }, 'The connection to Discord failed; connecting again.');
    greeted.delete(shard);
    enter(shard, 'disconnected');
  });
  manager.on(WebSocketShardEvents.Error, (error, shard) =>
    log.error({ err: error, shard }, 'A gateway connection failed.'),
  );
  manager.on(WebSocketShardEvents.Debug, (message, shard) => log.debug({ shard }, message));

  function refused(refusal: DiscordRefusal): void {
    parts.onRefused(refusal);
    close().catch((error: unknown) => log.error({ err: error }, 'The gateway connections could not be closed.'));
  }

  async function connect(): Promise<void> {
    const { shards: recommended, session_start_limit: limit } = await manager.fetchGatewayInformation();
    for (let id = 0; id < recommended; id += 1) if (!shards.has(id)) enter(id, 'connecting');
    await untilSessionsRemain(limit, recommended);
    if (!stopping.signal.aborted) await manager.connect();
  }

  /** @see https://discord.com/developers/docs/events/gateway#session-start-limit-object */
  async function untilSessionsRemain(limit: { remaining: number; reset_after: number }, needed: number): Promise<void> {
    if (limit.remaining >= needed) return;
    const { remaining, reset_after: waitMs } = limit;
    log.error(
      { remaining, needed, waitMs },
      'The bot has connected too often today; Discord lets it connect again later.',
    );
    await parts.patience.sleep(waitMs + 1_000, stopping.signal);
  }

  async function isOpening(): Promise<boolean> {
    const states = await manager.fetchStatus();
    return states.some((state, shard) => state === WebSocketShardStatus.Connecting && !greeted.has(shard));
  }

  async function close(): Promise<void> {
    stopping.abort();
    // The library turns away from a socket that is still opening; were it to fail after that, nobody would hear of it,
    // which ends the process.
    for (let waited = 0; waited < OPENING_MS && (await isOpening()); waited += 25) await sleep(25);
    const destroyed = Promise.resolve(manager.destroy({ reason: 'The bot is stopping.' })).then(() => true);
    // The library never says that a shard is gone which still waited for Discord's first words: asking shows it.
    for (let round = 0; round < 80 && !(await within(destroyed, 25)); round += 1) {
      const states = await manager.fetchStatus();
      if (states.every((state) => state === WebSocketShardStatus.Idle)) return;
    }
  }

  void untilItWorks(connect, {
    patience: parts.patience,
    signal: stopping.signal,
    onRefused: refused,
    onFailure: (fields) => log.warn(fields, 'Connecting to the Discord gateway failed; trying again.'),
  });

  return { state: () => (shards.size === 0 ? null : [...shards.values()].sort((a, b) => a.id - b.id)), close };
}
