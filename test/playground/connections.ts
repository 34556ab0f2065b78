import { type SessionInfo, WebSocketManager, WebSocketShardEvents } from '@discordjs/ws';
import { type APIInteraction, GatewayDispatchEvents, type GatewayDispatchPayload, REST, Routes } from 'discord.js';
import {
  type LoopbackDiscord,
  type LoopbackOptions,
  startLoopbackDiscord,
} from '../../src/playground/loopback-discord.ts';

/** A loopback with one server, channel and member, and a REST client that never repeats a request. */
export async function startWorld(options: LoopbackOptions = {}) {
  const discord = await startLoopbackDiscord({ identifyWindowMs: 0, ...options });
  const server = discord.addServer({ name: 'Fans', locale: 'ja' });
  const channel = discord.addChannel(server.id, { name: 'charts' });
  const user = discord.addMember(server.id, { name: 'Mina' });
  const rest = restFor(discord);
  return { discord, rest, server: server.id, channel: channel.id, user };
}

/** A REST client for a loopback; it neither repeats nor waits. */
export function restFor(discord: LoopbackDiscord, token = discord.token): REST {
  return new REST({
    version: '10',
    api: discord.apiUrl,
    retries: 0,
    globalRequestsPerSecond: 1_000_000,
    rejectOnRateLimit: () => true,
  }).setToken(token);
}

/** The gateway's client with a session store of its own and no waiting between identifies. */
export function managerFor(rest: REST, token: string, shardCount: number | null = null, intents = 0) {
  const sessions = new Map<number, SessionInfo>();
  const manager = new WebSocketManager({
    token,
    intents,
    rest,
    shardCount,
    buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }),
    retrieveSessionInfo: (shardId) => sessions.get(shardId) ?? null,
    updateSessionInfo: (shardId, info) => {
      if (info === null) sessions.delete(shardId);
      else sessions.set(shardId, info);
    },
  });
  const dispatches: GatewayDispatchPayload[] = [];
  manager.on(WebSocketShardEvents.Dispatch, (payload) => dispatches.push(payload));
  // A listener keeps a refused log-in from ending the process; each test looks at what connect() says.
  manager.on(WebSocketShardEvents.Error, () => {});
  return { manager, dispatches };
}

/** Connects and hands every interaction to `answer`. */
export async function connectBot(
  world: { discord: LoopbackDiscord; rest: REST },
  answer: (interaction: APIInteraction) => Promise<unknown> = async () => {},
) {
  const { manager, dispatches } = managerFor(world.rest, world.discord.token);
  const failures: unknown[] = [];
  manager.on(WebSocketShardEvents.Dispatch, (payload) => {
    if (payload.t !== GatewayDispatchEvents.InteractionCreate) return;
    answer(payload.d).catch((error: unknown) => failures.push(error));
  });
  await manager.connect();
  return { manager, dispatches, failures };
}

/** Answers an interaction. */
export function answer(rest: REST, { id, token }: APIInteraction, body: unknown): Promise<unknown> {
  return rest.post(Routes.interactionCallback(id, token), { auth: false, body });
}

/** The reply or follow-up routes of an interaction, in short. */
export function hook(rest: REST, { application_id: application, token }: APIInteraction) {
  return {
    edit: (body: unknown, id = '@original') =>
      rest.patch(Routes.webhookMessage(application, token, id), { auth: false, body }),
    get: (id = '@original') => rest.get(Routes.webhookMessage(application, token, id), { auth: false }),
    remove: (id = '@original') => rest.delete(Routes.webhookMessage(application, token, id), { auth: false }),
    followUp: (body: unknown) => rest.post(Routes.webhook(application, token), { auth: false, body }),
  };
}

/** Waits until the condition holds. */
export async function until(holds: () => boolean | Promise<boolean>, timeoutMs = 4_000): Promise<void> {
  const startMs = performance.now();
  while (!(await holds())) {
    if (performance.now() - startMs > timeoutMs) throw new Error('It did not come true in time');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** A picture of one pixel. */
export const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** The commands that tests register. */
export const sampleCommands = [
  {
    name: 'tier',
    description: 'Where a song stands',
    name_localizations: { ja: 'ティア', ko: '티어' },
    description_localizations: { ja: '曲の認定', ko: '노래의 등급', 'en-US': 'Where a song stands' },
    options: [
      { type: 3, name: 'song', description: 'A song', required: true, autocomplete: true },
      { type: 3, name: 'ladder', description: 'A ladder', choices: [{ name: 'RIAJ', value: 'riaj-streaming' }] },
    ],
    contexts: [0, 1],
    integration_types: [0],
  },
  {
    name: 'settings',
    description: 'Settings',
    default_member_permissions: '32',
    contexts: [0],
    options: [
      {
        type: 1,
        name: 'channel',
        description: 'Where to post',
        options: [{ type: 7, name: 'channel', description: 'The channel', required: true, channel_types: [0, 5] }],
      },
      { type: 1, name: 'show', description: 'Show them' },
    ],
  },
];

/** Registers them. */
export function register(rest: REST, discord: LoopbackDiscord, body: unknown = sampleCommands): Promise<unknown> {
  return rest.put(Routes.applicationCommands(discord.applicationId), { body });
}
