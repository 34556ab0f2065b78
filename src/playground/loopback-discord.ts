import type { AddressInfo } from 'node:net';
import { createRequestCheck } from './check/check.ts';
import { createGateway, type GatewayControls } from './gateway/gateway.ts';
import type { Json } from './json.ts';
import { strangerAtLoopback } from './local-only.ts';
import { createInteractionLedger } from './people/interaction-ledger.ts';
import type { Outcome } from './people/interactions.ts';
import { createPeople, type People } from './people/people.ts';
import { aboutRoutes } from './rest/about.ts';
import { callbackRoutes } from './rest/callbacks.ts';
import { type CommandOverwrite, commandRoutes, createCommandStore } from './rest/commands.ts';
import type { Core } from './rest/core.ts';
import { createFaults, type Fault, type FaultHandle } from './rest/faults.ts';
import { messageRoutes } from './rest/messages.ts';
import { createNonceLedger } from './rest/nonces.ts';
import { createRateLimits } from './rest/rate-limits.ts';
import { createInvalidRequestCounter, type LogEntry } from './rest/request-log.ts';
import { createRouter } from './rest/routes.ts';
import { createRestServer } from './rest/serve.ts';
import { webhookRoutes } from './rest/webhooks.ts';
import type { WireMessage, WireUser } from './wire.ts';
import type { StoredFile } from './world/files.ts';
import { type MessageTools, visibleMessages } from './world/messages.ts';
import { guildCreate } from './world/shapes.ts';
import { restoreSnapshot, type Snapshot, takeSnapshot } from './world/snapshot.ts';
import { createSnowflakes } from './world/snowflakes.ts';
import { type ServerView, viewServers } from './world/views.ts';
import { createAccounts, createWorld, userOf } from './world/world.ts';
import { createWorldChanges, type WorldChanges } from './world-changes.ts';

export type { GatewayControls } from './gateway/gateway.ts';
export type { SessionView } from './gateway/sessions.ts';
export type { Choice, Outcome } from './people/interactions.ts';
export type { CommandCall, PressCall, SubmitCall, SuggestCall } from './people/people.ts';
export type { Fault, FaultHandle, FaultKind } from './rest/faults.ts';
export type { LogEntry } from './rest/request-log.ts';
export type { ChannelKind, WireAttachment, WireMessage, WireUser } from './wire.ts';
export { ordinaryBotPermissions, type PermissionName, type Permissions, permissionBits } from './world/permissions.ts';
export { readSnapshot, type Snapshot } from './world/snapshot.ts';
export { snowflakeTimeMs } from './world/snowflakes.ts';
export type { ServerView } from './world/views.ts';
export type { WorldChanges } from './world-changes.ts';

/** How the loopback behaves; everything may be left out. */
export interface LoopbackOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  /** Wall-clock time in epoch milliseconds: ids, deadlines, the nonce window, the Date header. */
  clock?: () => number;
  /** Milliseconds that never jump: rate limits, identify windows, durations. */
  monotonic?: () => number;
  token?: string;
  botName?: string;
  /** The id of the application's owner. */
  ownerId?: string;
  /** Makes the application a team's, with members of these names. */
  team?: { name: string; members: string[] };
  nonceWindowMs?: number;
  heartbeatIntervalMs?: number;
  /** Both the number of shards that /gateway/bot recommends and the fewest that may connect. */
  shards?: number;
  maxConcurrency?: number;
  identifyWindowMs?: number;
  interactionDeadlineMs?: number;
  interactionTokenMs?: number;
  /** How long a person waits for a follow-up after a deferred reply was deleted. */
  afterDeletionMs?: number;
  checkRequests?: boolean;
  rateLimits?: boolean;
  latencyMs?: number;
  /** How many requests the log keeps, the newest; all of them unless told. */
  keptRequests?: number;
  /** What an earlier loopback remembered: this one goes on from there. */
  snapshot?: Snapshot;
}

/** A Discord of one process: what the bot connects to, what people do, what they see, and what goes wrong. */
export interface LoopbackDiscord extends WorldChanges, People {
  /** Without version, as discord.js takes it. */
  apiUrl: string;
  token: string;
  applicationId: string;
  botUser: WireUser;
  owner: WireUser;
  /** Servers that have the bot, with their channels and members. */
  servers: () => ServerView[];
  /** What everyone sees in a channel, oldest first; with a person, also what only they see. */
  messages: (channelId: string, options?: { as?: string }) => WireMessage[];
  /** Sets who may use a command in a server, as its admins can under Integrations. */
  setCommandPermissions: (serverId: string, name: string, overwrites: readonly CommandOverwrite[]) => void;
  /** Global commands, or those of one server. */
  registeredCommands: (serverId?: string) => Json[];
  /** What the person of an earlier interaction sees by now. */
  outcome: (interactionId: string) => Outcome;
  file: (attachmentId: string) => StoredFile | undefined;
  /** Everything that it remembers, to begin from another time: interactions that are under way are not part of it. */
  snapshot: () => Snapshot;
  log: LogEntry[];
  /** 401, 403 and 429 (not shared) answers of the last ten minutes. */
  invalidRequests: () => number;
  /** Called after each change that somebody could see; returns how to stop. */
  onChange: (listener: () => void) => () => void;
  fault: (fault: Fault) => FaultHandle;
  faults: { clear: () => void };
  gateway: GatewayControls;
  close: () => Promise<void>;
}

/** Starts a loopback Discord on 127.0.0.1; all request checks are compiled when it returns. */
export async function startLoopbackDiscord(options: LoopbackOptions = {}): Promise<LoopbackDiscord> {
  const { clock = Date.now, monotonic = () => performance.now(), shards = 1, maxConcurrency = 16 } = options;
  const { snapshot } = options;
  const ids = createSnowflakes(clock, snapshot?.lastId);
  const world = createWorld(
    snapshot === undefined
      ? createAccounts(ids, options.botName ?? 'Tierwatch', options.ownerId)
      : { botUser: snapshot.botUser as unknown as WireUser, owner: snapshot.owner as unknown as WireUser },
  );
  const applicationId = world.botUser.id;
  const token =
    options.token ?? `${Buffer.from(applicationId).toString('base64')}.played.not-a-secret-only-for-loopback`;
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };

  let port = options.port ?? 0;
  const origin = () => `http://127.0.0.1:${port}`;
  const messages: MessageTools = {
    store: { byId: new Map(), files: new Map() },
    ids,
    clock,
    fileUrl: (channelId, fileId, name) => `${origin()}/attachments/${channelId}/${fileId}/${encodeURIComponent(name)}`,
  };
  const gatewayUrl = () => `ws://127.0.0.1:${port}/gateway`;
  const gateway = createGateway({
    token,
    requiredShards: shards,
    maxConcurrency,
    identifyWindowMs: options.identifyWindowMs ?? 5_000,
    heartbeatIntervalMs: options.heartbeatIntervalMs ?? 41_250,
    monotonic,
    nextSessionId: () => BigInt(ids()).toString(16).padStart(32, '0'),
    url: gatewayUrl,
    ready: (session) => ({
      user: { ...world.botUser, verified: true, email: null, mfa_enabled: true },
      application: { id: applicationId, flags: 0 },
      guilds: changes.serversOf(session).map(({ id }) => ({ id, unavailable: true })),
      private_channels: [],
      relationships: [],
    }),
    afterReady: (session) => {
      for (const server of changes.serversOf(session)) {
        gateway.tellSession(session, 1, 'GUILD_CREATE', guildCreate(world, server));
      }
    },
  });
  const changes = createWorldChanges({ world, messages, gateway, ids, clock, changed });
  const interactions = createInteractionLedger(
    {
      deadlineMs: options.interactionDeadlineMs ?? 3_000,
      tokenMs: options.interactionTokenMs ?? 900_000,
      afterDeletionMs: options.afterDeletionMs ?? 250,
    },
    clock,
    monotonic,
    (id) => messages.store.byId.get(id)?.wire,
  );
  const commands = createCommandStore(ids, () => applicationId);
  const nonces = createNonceLedger(options.nonceWindowMs ?? 120_000, clock);
  const remembered = { world, messages: messages.store, commands, nonces };
  const team = options.team === undefined ? null : teamOf(options.team, ids);
  const core: Core = {
    world,
    messages,
    interactions,
    commands,
    gateway,
    ids,
    clock,
    nonces,
    requiredShards: shards,
    maxConcurrency,
    rateLimits: options.rateLimits ?? true,
    team,
    gatewayUrl,
    changed,
  };
  const faults = createFaults();
  const invalidRequests = createInvalidRequestCounter(clock);
  const log: LogEntry[] = [];
  let ended = 0;
  const inServer = (id: string) => world.servers.get(id)?.botPresent === true;
  const server = createRestServer({
    token,
    clock,
    monotonic,
    latencyMs: options.latencyMs ?? 0,
    find: createRouter([
      ...aboutRoutes(core),
      ...commandRoutes(commands, () => applicationId, inServer),
      ...messageRoutes(core),
      ...callbackRoutes(core),
      ...webhookRoutes(core),
    ]),
    file: (id) => messages.store.files.get(id),
    check: (options.checkRequests ?? true) ? await createRequestCheck() : () => [],
    faults,
    limits: createRateLimits(monotonic, clock, core.rateLimits),
    invalidRequests,
    log,
    keptRequests: options.keptRequests ?? Number.POSITIVE_INFINITY,
    nextNumber: () => {
      ended += 1;
      return ended;
    },
  });
  server.on('upgrade', (request, socket, head) => {
    const stranger = strangerAtLoopback(request.headers);
    if (stranger !== null) socket.end(`HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n${stranger}`);
    else if (/^\/gateway\/?(?:\?|$)/.test(request.url ?? '')) gateway.handleUpgrade(request, socket, head);
    else socket.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  port = (server.address() as AddressInfo).port;
  if (snapshot !== undefined) restoreSnapshot(remembered, snapshot, origin());

  return {
    apiUrl: `${origin()}/api`,
    token,
    applicationId,
    botUser: world.botUser,
    owner: world.owner,
    ...changes.forOthers,
    ...createPeople({ world, messages, commands, interactions, gateway, ids }),
    servers: () => viewServers(world),
    messages: (channelId, { as } = {}) => structuredClone(visibleMessages(messages.store, channelId, as)),
    setCommandPermissions: (serverId, name, overwrites) => {
      const command = commands.list(null).find((one) => one.name === name);
      if (command === undefined) throw new Error(`No command /${name} is registered.`);
      commands.setPermissions(serverId, String(command.id), overwrites);
    },
    registeredCommands: (serverId) => structuredClone(commands.list(serverId ?? null)),
    outcome: (interactionId) => {
      const interaction = interactions.byId(interactionId);
      if (interaction === undefined) throw new Error(`There was no interaction ${interactionId}.`);
      return interactions.outcome(interaction);
    },
    file: (attachmentId) => messages.store.files.get(attachmentId),
    snapshot: () => takeSnapshot(remembered, ids(), origin()),
    log,
    invalidRequests: invalidRequests.count,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    fault: faults.set,
    faults: { clear: faults.clear },
    gateway,
    close: async () => {
      interactions.close();
      gateway.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function teamOf({ name, members }: { name: string; members: string[] }, ids: () => string): Json {
  const teamId = ids();
  const users = members.map((member) => userOf(ids(), member));
  return {
    id: teamId,
    name,
    icon: null,
    owner_user_id: users[0]?.id ?? null,
    members: users.map((user) => ({ user, team_id: teamId, membership_state: 2, role: 'admin', permissions: ['*'] })),
  };
}
