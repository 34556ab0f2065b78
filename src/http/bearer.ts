import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { callerAddress } from '../operations/http-port.ts';
import { problemAnswer } from '../operations/problem.ts';
import type { Store } from '../store/database.ts';
import { type Token, tokenByHash } from '../store/tokens.ts';

/** How many wrong tokens an address may show within the time before it is told to wait. */
const WRONG_TOKENS = 20;
const WITHIN_MS = 60_000;

const CHALLENGE = { 'WWW-Authenticate': 'Bearer realm="tierwatch"' };

/** The hash by which a token is known. It is random enough that a plain hash hides it. */
export function hashOfToken(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Lets requests with a token in; whoever shows many wrong ones is told to wait. */
export function createBearerCheck(
  store: Pick<Store, 'read'>,
  clock: () => number,
): (context: Context) => Promise<Token | Response> {
  let since = 0;
  let wrong = new Map<string, number>();

  /** How many wrong tokens an address has shown, this one included. */
  function countWrong(address: string): number {
    if (clock() - since >= WITHIN_MS) {
      since = clock();
      wrong = new Map();
    }
    const count = (wrong.get(address) ?? 0) + 1;
    wrong.set(address, count);
    return count;
  }

  return async (context) => {
    const given = /^Bearer +([\x21-\x7e]{1,200})$/i.exec(context.req.header('authorization')?.trim() ?? '');
    if (!given?.[1])
      return problemAnswer(context, {
        kind: 'no-token',
        status: 401,
        title: 'A token is needed.',
        detail: 'Send "Authorization: Bearer TOKEN". The operator issues one with: npm run tierwatch -- tokens issue',
        headers: CHALLENGE,
      });
    const token = await tokenByHash(store.read, hashOfToken(given[1]));
    // A right token is never made to wait: behind a proxy everybody has the same address.
    if (token) return token;
    if (countWrong(callerAddress(context)) > WRONG_TOKENS)
      return problemAnswer(context, {
        kind: 'too-many-wrong-tokens',
        status: 429,
        title: 'Too many wrong tokens.',
        detail: 'Wait a minute, and look whether the token is complete.',
        headers: { 'Retry-After': String(WITHIN_MS / 1_000) },
      });
    return problemAnswer(context, {
      kind: 'unknown-token',
      status: 401,
      title: 'This token is unknown or revoked.',
      detail: 'Look whether it is complete, or ask the operator for a new one.',
      headers: { 'WWW-Authenticate': `${CHALLENGE['WWW-Authenticate']}, error="invalid_token"` },
    });
  };
}
