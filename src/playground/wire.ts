import type { Json } from './json.ts';

/** Bits of a message's `flags`. */
export const messageFlags = {
  crossposted: 1 << 0,
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  componentsV2: 1 << 15,
} as const;

/** A user in Discord's shape. */
export interface WireUser {
  id: string;
  username: string;
  global_name: string | null;
  discriminator: string;
  avatar: string | null;
  public_flags: number;
  flags: number;
  primary_guild: null;
  bot?: boolean;
}

/** An attachment in Discord's shape; its url is served by the loopback. */
export interface WireAttachment {
  id: string;
  filename: string;
  size: number;
  url: string;
  proxy_url: string;
  content_type?: string;
  description?: string;
  title?: string;
  width?: number;
  height?: number;
  spoiler?: boolean;
}

/** A message in Discord's shape. */
export interface WireMessage {
  id: string;
  channel_id: string;
  type: number;
  content: string;
  author: WireUser;
  timestamp: string;
  edited_timestamp: string | null;
  flags: number;
  tts: boolean;
  pinned: boolean;
  mention_everyone: boolean;
  mentions: WireUser[];
  mention_roles: string[];
  attachments: WireAttachment[];
  embeds: Json[];
  components: Json[];
  nonce?: string | number;
  message_reference?: Json;
  poll?: Json;
  application_id?: string;
  webhook_id?: string;
  interaction_metadata?: Json;
}

/** A file of a multipart request. */
export interface Upload {
  field: string;
  index: number | null;
  name: string;
  contentType: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** The number of each kind of channel. */
export const channelTypes = {
  text: 0,
  dm: 1,
  voice: 2,
  category: 4,
  announcement: 5,
  'announcement thread': 10,
  thread: 11,
  'private thread': 12,
  forum: 15,
} as const;

/** A kind of channel. */
export type ChannelKind = keyof typeof channelTypes;
