import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';

/** What went wrong with a request, fit for a log: no addresses, since those of interactions hold tokens, and no bodies. */
export interface RestFailure {
  /** HTTP status; null where no answer came. */
  readonly status: number | null;
  /** Discord's error code, where the answer had one. */
  readonly code: number | null;
  readonly reason: string;
  /** Discord's errors by field, as it sent them. */
  readonly fields: unknown;
  /** Whether the connection was never made, so that nothing can have been applied. */
  readonly neverSent: boolean;
  /** How long the client was told to wait, in milliseconds, where it knows. */
  readonly retryAfterMs: number | null;
}

const NOT_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/** Describes what a request to Discord threw. Null for anything that neither Discord nor the network throws. */
export function restFailureOf(error: unknown): RestFailure | null {
  if (error instanceof DiscordAPIError) {
    const raw = error.rawError;
    const code = typeof error.code === 'number' ? error.code : null;
    const reason = 'message' in raw && raw.message ? raw.message : `HTTP ${error.status}`;
    return {
      status: error.status,
      code,
      reason,
      fields: 'errors' in raw ? raw.errors : null,
      neverSent: false,
      retryAfterMs: null,
    };
  }
  if (error instanceof HTTPError) return withoutAnswerBody(error.status, `HTTP ${error.status}`);
  if (error instanceof RateLimitError) {
    return { ...withoutAnswerBody(429, 'rate limited'), retryAfterMs: error.retryAfter || null };
  }
  if (!(error instanceof Error)) return null;
  if (error.message.startsWith('Expected token to be set'))
    return withoutAnswerBody(401, 'the token was refused before');
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return withoutAnswerBody(null, 'timed out');
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  if (code === null) return null;
  const connecting = NOT_CONNECTED.has(code) || ('syscall' in error && error.syscall === 'connect');
  return { ...withoutAnswerBody(null, `${code}: ${error.message || 'the connection failed'}`), neverSent: connecting };
}

function withoutAnswerBody(status: number | null, reason: string): RestFailure {
  return { status, code: null, reason, fields: null, neverSent: false, retryAfterMs: null };
}
