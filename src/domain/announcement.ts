import { createHash } from 'node:crypto';
import type { Counter } from './counter.ts';
import type { LadderId, LevelId } from './ladder.ts';
import type { Scope } from './reading.ts';

/** Whether a crossing is what our count says, or what the association published. */
export type CrossingKind = 'estimated' | 'certified';

/** What makes a crossing the one it is, by names that survive a move of the database (DELIVERY, Identity). */
export interface CrossingKey {
  /** The song's stable key, never a row's number. */
  readonly song: string;
  readonly ladder: LadderId;
  readonly level: LevelId;
  readonly kind: string;
  /** 0, and one more with every accepted retraction. */
  readonly generation: number;
  readonly scope: Scope;
}

/** What makes a post the one it is that is about no single level: a digest, a notice. */
export interface SubjectKey {
  readonly kind: string;
  readonly subject: string;
}

/**
 * The nonce of a post: 24 characters of base64url (Discord allows 25) over its key, the channel, the kind of request and
 * the installation. The channel is part of it because Discord's uniqueness is per author, and a reused nonce would
 * swallow the second channel's post.
 */
export function nonceOf(
  key: (CrossingKey | SubjectKey) & { readonly channel: string; readonly installation: string },
): string {
  const about =
    'song' in key ? [key.song, key.ladder, key.level, key.kind, key.generation, key.scope] : [key.kind, key.subject];
  const parts = [...about, key.channel, 'create', key.installation];
  return createHash('sha256').update(JSON.stringify(parts)).digest().subarray(0, 18).toString('base64url');
}

/**
 * For how many days after the day it is for a crossing may still be posted (PRODUCT §3): longer for numbers that are
 * published weekly or typed by a person, which are known later.
 */
export function announcementWindowDays(cadence: Counter['cadence'], byHand: boolean): number {
  return byHand || cadence !== 'daily' ? 21 : 7;
}

/** For how many days after its batch was published, or was first learnt of, a certificate may still be posted. */
export const CERTIFICATE_WINDOW_DAYS = 14;
