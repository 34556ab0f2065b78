import { type Json, numberOf, objectOf } from '../json.ts';
import { channelTypes, messageFlags, type WireMessage } from '../wire.ts';
import { createMessage, editMessage, type StoredMessage, visibleMessages } from '../world/messages.ts';
import { isSnowflake } from '../world/snowflakes.ts';
import { botMay, type Channel, isThread, serverOf } from '../world/world.ts';
import { type Answer, noContent, ok, refuse, refuseForm } from './answers.ts';
import type { Core } from './core.ts';
import { tooMany } from './rate-limits.ts';
import type { RestRequest, Route } from './routes.ts';

const fivePerFiveSeconds = { limit: 5, windowMs: 5_000 };
const tenPerHour = { limit: 10, windowMs: 3_600_000 };
const threePerHour = { limit: 3, windowMs: 3_600_000 };
const many = '/channels/{channel_id}/messages';
const one = '/channels/{channel_id}/messages/{message_id}';

/** The routes under which a channel's messages are read, posted, changed, deleted and published. */
export function messageRoutes(core: Core): Route[] {
  const publishedEdits = new Map<string, number[]>();
  return [
    { method: 'POST', template: many, limit: fivePerFiveSeconds, answer: (request) => post(core, request) },
    { method: 'GET', template: many, answer: (request) => list(core, request) },
    { method: 'GET', template: one, answer: (request) => read(core, request) },
    {
      method: 'PATCH',
      template: one,
      limit: fivePerFiveSeconds,
      answer: (request) => change(core, request, publishedEdits),
    },
    { method: 'DELETE', template: one, answer: (request) => remove(core, request) },
    { method: 'POST', template: `${one}/crosspost`, limit: tenPerHour, answer: (request) => publish(core, request) },
  ];
}

/** The channel when the bot sees it, else Discord's refusal. */
function seenChannel(core: Core, request: RestRequest): Channel | Answer {
  const channel = core.world.channels.get(request.params.channel_id ?? '');
  if (channel === undefined) return refuse(10003);
  if (channel.serverId !== null && serverOf(core.world, channel)?.botPresent !== true) return refuse(50001);
  return botMay(core.world, channel, 'ViewChannel') ? channel : refuse(50001);
}

function seenMessage(core: Core, request: RestRequest): { channel: Channel; message: StoredMessage } | Answer {
  const channel = seenChannel(core, request);
  if ('status' in channel) return channel;
  const message = core.messages.store.byId.get(request.params.message_id ?? '');
  // Nobody finds a private reply through its channel.
  if (message?.channelId !== channel.id || message.visibleOnlyTo !== null) return refuse(10008);
  return { channel, message };
}

function denialToSend(core: Core, channel: Channel, request: RestRequest): Answer | undefined {
  if (channel.type === channelTypes.category || channel.type === channelTypes.forum) return refuse(50008);
  const needed = isThread(channel) ? 'SendMessagesInThreads' : 'SendMessages';
  if (!botMay(core.world, channel, needed)) return refuse(50013);
  if (channel.locked && !botMay(core.world, channel, 'ManageThreads')) return refuse(160005);
  if (core.world.people.get(channel.recipientId ?? '')?.refusesMessages === true) return refuse(50007);
  if (request.uploads.length > 0 && !botMay(core.world, channel, 'AttachFiles')) return refuse(50013);
  const isReply = objectOf(request.fields.message_reference).message_id !== undefined;
  return isReply && !botMay(core.world, channel, 'ReadMessageHistory') ? refuse(160002) : undefined;
}

function post(core: Core, request: RestRequest): Answer {
  const channel = seenChannel(core, request);
  if ('status' in channel) return channel;
  const refusal = denialToSend(core, channel, request) ?? request.check('message create');
  if (refusal !== undefined) return refusal;
  const { nonce, enforce_nonce: enforced } = request.fields;
  const given = typeof nonce === 'string' || typeof nonce === 'number' ? nonce : undefined;
  const echo = given === undefined ? {} : { nonce: given };
  const earlier = enforced === true && given !== undefined ? core.nonces.find(given) : undefined;
  if (earlier !== undefined) {
    const message = core.messages.store.byId.get(earlier);
    return message === undefined ? refuse(10008) : ok({ ...message.wire, ...echo });
  }
  const flags = numberOf(request.fields.flags) & ~(messageFlags.ephemeral | messageFlags.loading);
  const created = createMessage(core.messages, {
    channelId: channel.id,
    author: core.world.botUser,
    body: request.fields,
    uploads: request.uploads,
    flags,
    extra: extras(request.fields),
  });
  // An archived thread opens again when somebody writes in it.
  channel.archived = false;
  if (given !== undefined) core.nonces.remember(given, created.wire.id);
  core.changed();
  return ok({ ...created.wire, ...echo });
}

function extras({ message_reference: reference, poll }: Json): Partial<WireMessage> {
  return {
    ...(reference === undefined || reference === null ? {} : { type: 19, message_reference: objectOf(reference) }),
    ...(poll === undefined || poll === null ? {} : { poll: objectOf(poll) }),
  };
}

function list(core: Core, request: RestRequest): Answer {
  const channel = seenChannel(core, request);
  if ('status' in channel) return channel;
  const { query } = request;
  const limit = Number(query.get('limit') ?? 50);
  if (!(Number.isInteger(limit) && limit >= 1 && limit <= 100)) {
    const message = 'int value should be between 1 and 100.';
    return refuseForm({ limit: { _errors: [{ code: 'NUMBER_TYPE_MAX', message }] } });
  }
  if (!botMay(core.world, channel, 'ReadMessageHistory')) return ok([]);
  const newestFirst = visibleMessages(core.messages.store, channel.id).sort((a, b) =>
    BigInt(a.id) < BigInt(b.id) ? 1 : -1,
  );
  const [before, after, around] = ['before', 'after', 'around'].map((name) => query.get(name));
  for (const [name, id] of Object.entries({ before, after, around })) {
    if (!id || isSnowflake(id)) continue;
    const message = `Value "${id}" is not snowflake.`;
    return refuseForm({ [name]: { _errors: [{ code: 'NUMBER_TYPE_COERCE', message }] } });
  }
  if (around) {
    const half = Math.floor(limit / 2);
    const newer = newestFirst.filter(({ id }) => BigInt(id) > BigInt(around)).slice(-half);
    const rest = newestFirst.filter(({ id }) => BigInt(id) <= BigInt(around));
    return ok([...(half === 0 ? [] : newer), ...rest.slice(0, limit - (half === 0 ? 0 : newer.length))]);
  }
  if (before) return ok(newestFirst.filter(({ id }) => BigInt(id) < BigInt(before)).slice(0, limit));
  // `after` starts with the messages that follow the id, not with the newest ones.
  if (after) return ok(newestFirst.filter(({ id }) => BigInt(id) > BigInt(after)).slice(-limit));
  return ok(newestFirst.slice(0, limit));
}

function read(core: Core, request: RestRequest): Answer {
  const channel = seenChannel(core, request);
  if ('status' in channel) return channel;
  if (!botMay(core.world, channel, 'ReadMessageHistory')) return refuse(50001);
  const found = seenMessage(core, request);
  return 'status' in found ? found : ok(found.message.wire);
}

function change(core: Core, request: RestRequest, publishedEdits: Map<string, number[]>): Answer {
  const found = seenMessage(core, request);
  if ('status' in found) return found;
  if (found.message.authorId !== core.world.botUser.id) return refuse(50005);
  if (request.uploads.length > 0 && !botMay(core.world, found.channel, 'AttachFiles')) return refuse(50013);
  const refusal = request.check('message edit', { existing: found.message.wire });
  if (refusal !== undefined) return refusal;
  const tooOften = limitPublished(core, found, publishedEdits);
  if (tooOften !== undefined) return tooOften;
  editMessage(core.messages, found.message, request.fields, request.uploads);
  core.changed();
  return ok(found.message.wire);
}

/** Published messages of a channel may be edited a few times an hour; the header of the refusal asks for a second. */
function limitPublished(
  core: Core,
  { channel, message }: { channel: Channel; message: StoredMessage },
  edits: Map<string, number[]>,
): Answer | undefined {
  if (!core.rateLimits || (message.wire.flags & messageFlags.crossposted) === 0) return undefined;
  const earlier = (edits.get(channel.id) ?? []).filter((at) => core.clock() - at < threePerHour.windowMs);
  edits.set(channel.id, earlier);
  const [first] = earlier;
  if (first !== undefined && earlier.length >= threePerHour.limit) {
    const seconds = (first + threePerHour.windowMs - core.clock()) / 1000;
    return tooMany(seconds, 'user', { code: 20028, headerSeconds: 1 });
  }
  earlier.push(core.clock());
  return undefined;
}

function remove(core: Core, request: RestRequest): Answer {
  const found = seenMessage(core, request);
  if ('status' in found) return found;
  const own = found.message.authorId === core.world.botUser.id;
  if (!own && !botMay(core.world, found.channel, 'ManageMessages')) return refuse(50013);
  core.messages.store.byId.delete(found.message.wire.id);
  core.changed();
  return noContent;
}

function publish(core: Core, request: RestRequest): Answer {
  const found = seenMessage(core, request);
  if ('status' in found) return found;
  if (found.channel.type !== channelTypes.announcement) return refuse(50024);
  if (!botMay(core.world, found.channel, 'SendMessages')) return refuse(50013);
  const own = found.message.authorId === core.world.botUser.id;
  if (!own && !botMay(core.world, found.channel, 'ManageMessages')) return refuse(50013);
  if ((found.message.wire.flags & messageFlags.crossposted) !== 0) return refuse(40033);
  found.message.wire.flags |= messageFlags.crossposted;
  core.changed();
  return ok(found.message.wire);
}
