import { type Json, numberOf, objectsOf, textOf } from '../json.ts';
import { messageFlags, type Upload, type WireAttachment, type WireMessage, type WireUser } from '../wire.ts';
import { withReferences, withReferencesInEmbeds } from './attachment-references.ts';
import { keptName, pictureSize, type StoredFile } from './files.ts';

/** A message and who may see it. */
export interface StoredMessage {
  wire: WireMessage;
  channelId: string;
  authorId: string;
  visibleOnlyTo: string | null;
}

/** All messages and the files they carry. */
export interface MessageStore {
  byId: Map<string, StoredMessage>;
  files: Map<string, StoredFile>;
}

/** What making or changing a message needs of its surroundings. */
export interface MessageTools {
  store: MessageStore;
  ids: () => string;
  clock: () => number;
  fileUrl: (channelId: string, fileId: string, name: string) => string;
}

/** What a new message is made from. */
export interface NewMessage {
  channelId: string;
  author: WireUser;
  body: Json;
  uploads: readonly Upload[];
  flags?: number;
  visibleOnlyTo?: string | null;
  extra?: Partial<WireMessage>;
}

/** The flags that a message keeps of those asked for. */
const keptFlags =
  messageFlags.suppressEmbeds |
  messageFlags.suppressNotifications |
  messageFlags.componentsV2 |
  messageFlags.ephemeral |
  messageFlags.loading;

/** Stores a new message, with its files. */
export function createMessage(tools: MessageTools, made: NewMessage): StoredMessage {
  const id = tools.ids();
  const attachments = keepUploads(tools, made.channelId, made.body, made.uploads);
  const wire: WireMessage = {
    id,
    channel_id: made.channelId,
    type: 0,
    content: textOf(made.body.content),
    author: made.author,
    timestamp: new Date(tools.clock()).toISOString().replace('Z', '000+00:00'),
    edited_timestamp: null,
    flags: (made.flags ?? numberOf(made.body.flags)) & keptFlags,
    tts: made.body.tts === true,
    pinned: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments,
    embeds: withReferencesInEmbeds(objectsOf(made.body.embeds), attachments),
    components: withReferences(objectsOf(made.body.components), attachments),
    ...made.extra,
  };
  const stored = {
    wire,
    channelId: made.channelId,
    authorId: made.author.id,
    visibleOnlyTo: made.visibleOnlyTo ?? null,
  };
  tools.store.byId.set(id, stored);
  return stored;
}

/** Changes a message by the fields that are present, as Discord does; a deferred one stops loading. */
export function editMessage(tools: MessageTools, stored: StoredMessage, body: Json, uploads: readonly Upload[]): void {
  const { wire } = stored;
  const kept =
    body.attachments === undefined || body.attachments === null
      ? wire.attachments
      : wire.attachments.filter((one) => objectsOf(body.attachments).some(({ id }) => String(id) === one.id));
  wire.attachments = [...describeAgain(kept, body), ...keepUploads(tools, stored.channelId, body, uploads)];
  if ('content' in body) wire.content = textOf(body.content);
  if ('embeds' in body) wire.embeds = withReferencesInEmbeds(objectsOf(body.embeds), wire.attachments);
  if ('components' in body) wire.components = withReferences(objectsOf(body.components), wire.attachments);
  const added = numberOf(body.flags) & (messageFlags.componentsV2 | messageFlags.suppressEmbeds);
  wire.flags = (wire.flags | added) & ~messageFlags.loading;
  wire.edited_timestamp = new Date(tools.clock()).toISOString().replace('Z', '000+00:00');
}

/** The messages of a channel that a viewer sees, oldest first; without a viewer, what everyone sees. */
export function visibleMessages(store: MessageStore, channelId: string, viewerId?: string): WireMessage[] {
  return [...store.byId.values()]
    .filter((one) => one.channelId === channelId)
    .filter((one) => one.visibleOnlyTo === null || one.visibleOnlyTo === viewerId)
    .map((one) => one.wire);
}

function describeAgain(kept: readonly WireAttachment[], body: Json): WireAttachment[] {
  return kept.map((one) => {
    const description = objectsOf(body.attachments).find(({ id }) => String(id) === one.id)?.description;
    return typeof description === 'string' ? { ...one, description } : one;
  });
}

function keepUploads(tools: MessageTools, channelId: string, body: Json, uploads: readonly Upload[]): WireAttachment[] {
  return uploads.map((upload) => {
    const given = objectsOf(body.attachments).find(({ id }) => String(id) === String(upload.index)) ?? {};
    return {
      ...keepFile(tools, channelId, { ...upload, name: textOf(given.filename) || upload.name }),
      ...(typeof given.description === 'string' ? { description: given.description } : {}),
      ...(typeof given.title === 'string' ? { title: given.title } : {}),
      ...pictureSize(upload),
    };
  });
}

/** Keeps a file under an address of its own. */
export function keepFile(
  tools: MessageTools,
  channelId: string,
  { name: given, contentType, bytes }: Pick<Upload, 'name' | 'contentType' | 'bytes'>,
): WireAttachment {
  const name = keptName(given);
  const id = tools.ids();
  tools.store.files.set(id, { id, name, contentType, bytes });
  const url = tools.fileUrl(channelId, id, name);
  return { id, filename: name, size: bytes.length, url, proxy_url: url, content_type: contentType };
}
