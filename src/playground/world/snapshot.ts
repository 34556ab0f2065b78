import { z } from 'zod';
import type { Json } from '../json.ts';
import { channelTypes, type WireMessage, type WireUser } from '../wire.ts';
import type { MessageStore } from './messages.ts';
import type { World } from './world.ts';

/** Rises when a snapshot of an older version can no longer be read. */
const VERSION = 1;

/** How many messages a snapshot keeps, the newest. */
const KEPT_MESSAGES = 1_000;

const id = z.string().regex(/^\d{1,20}$/);
const bits = z.string().regex(/^\d+$/);
const wire = z.looseObject({ id });
const message = z.looseObject({
  id,
  content: z.string(),
  flags: z.number(),
  author: wire,
  attachments: z.array(wire),
  components: z.array(z.looseObject({})),
  embeds: z.array(z.looseObject({})),
});
const channel = z.object({
  id,
  kind: z.enum(Object.keys(channelTypes) as [keyof typeof channelTypes]),
  type: z.number(),
  name: z.string(),
  serverId: id.nullable(),
  parentId: id.nullable(),
  recipientId: id.nullable(),
  botPermissions: bits,
  archived: z.boolean(),
  locked: z.boolean(),
});

const snapshotSchema = z.object({
  version: z.literal(VERSION),
  /** An id that is newer than all others. */
  lastId: id,
  /** Where the loopback listened: the addresses of files begin with it. */
  origin: z.url(),
  botUser: wire,
  owner: wire,
  servers: z.array(
    z.object({
      id,
      name: z.string(),
      locale: z.string(),
      ownerId: id,
      botRoleId: id,
      botPresent: z.boolean(),
      joinedAt: z.string(),
      members: z.array(
        z.object({ userId: id, permissions: bits, joinedAt: z.string(), roles: z.array(id).default([]) }),
      ),
      roles: z.array(z.object({ id, name: z.string() })).default([]),
    }),
  ),
  channels: z.array(channel),
  deletedChannels: z.array(channel),
  people: z.array(z.object({ user: wire, locale: z.string(), refusesMessages: z.boolean().optional() })),
  messages: z.array(z.object({ wire: message, channelId: id, authorId: id, visibleOnlyTo: id.nullable() })),
  files: z.array(z.object({ id, name: z.string(), contentType: z.string(), base64: z.base64() })),
  commands: z.array(z.object({ serverId: id.nullable(), commands: z.array(wire) })),
  nonces: z.array(z.object({ nonce: z.string(), messageId: id, atMs: z.number() })),
});

/** Everything that a loopback remembers, as plain JSON. */
export type Snapshot = z.infer<typeof snapshotSchema>;

/** The snapshot that a value is; null for a damaged one and one of another version. */
export function readSnapshot(value: unknown): Snapshot | null {
  return snapshotSchema.safeParse(value).data ?? null;
}

/** What of a loopback goes into a snapshot and comes out of it. */
export interface Remembered {
  world: World;
  messages: MessageStore;
  commands: { all: () => [string | null, Json[]][]; restore: (serverId: string | null, commands: Json[]) => void };
  nonces: {
    all: () => { nonce: string; messageId: string; atMs: number }[];
    restore: (made: { nonce: string; messageId: string; atMs: number }) => void;
  };
}

/** A copy of everything, which later changes leave as it is. */
export function takeSnapshot(from: Remembered, lastId: string, origin: string): Snapshot {
  const { world } = from;
  const messages = [...from.messages.byId.values()].slice(-KEPT_MESSAGES);
  const shown = new Set(messages.flatMap((one) => one.wire.attachments.map((attachment) => attachment.id)));
  const plain = {
    version: VERSION,
    lastId,
    origin,
    botUser: world.botUser,
    owner: world.owner,
    servers: [...world.servers.values()].map((server) => ({ ...server, members: [...server.members.values()] })),
    channels: [...world.channels.values()],
    deletedChannels: [...world.deletedChannels.values()],
    people: [...world.people.values()],
    messages,
    files: [...from.messages.files.values()]
      .filter((file) => shown.has(file.id))
      .map(({ bytes, ...file }) => ({ ...file, base64: Buffer.from(bytes).toString('base64') })),
    commands: from.commands.all().map(([serverId, commands]) => ({ serverId, commands })),
    nonces: from.nonces.all(),
  };
  return JSON.parse(JSON.stringify(plain, (_, value) => (typeof value === 'bigint' ? value.toString() : value)));
}

/** Puts everything back into a loopback that is empty but for its bot, and listens at `origin`. */
export function restoreSnapshot(into: Remembered, snapshot: Snapshot, origin: string): void {
  const { world, messages } = into;
  for (const server of snapshot.servers) {
    const members = server.members.map((one) => ({ ...one, permissions: BigInt(one.permissions) }));
    world.servers.set(server.id, { ...server, members: new Map(members.map((one) => [one.userId, one])) });
  }
  for (const one of snapshot.channels)
    world.channels.set(one.id, { ...one, botPermissions: BigInt(one.botPermissions) });
  for (const one of snapshot.deletedChannels)
    world.deletedChannels.set(one.id, { ...one, botPermissions: BigInt(one.botPermissions) });
  for (const { user, locale, refusesMessages } of snapshot.people)
    world.people.set(user.id, {
      user: user as unknown as WireUser,
      locale,
      ...(refusesMessages === undefined ? {} : { refusesMessages }),
    });
  for (const one of moved(snapshot.messages, snapshot.origin, origin))
    messages.byId.set(one.wire.id, { ...one, wire: one.wire as unknown as WireMessage });
  for (const { base64, ...file } of snapshot.files)
    messages.files.set(file.id, { ...file, bytes: new Uint8Array(Buffer.from(base64, 'base64')) });
  for (const { serverId, commands } of snapshot.commands) into.commands.restore(serverId, commands);
  for (const made of snapshot.nonces) into.nonces.restore(made);
}

/** The messages with the addresses of their files where the loopback listens now. */
function moved(messages: Snapshot['messages'], from: string, to: string): Snapshot['messages'] {
  return JSON.parse(JSON.stringify(messages).replaceAll(`"${from}/attachments/`, `"${to}/attachments/`));
}
