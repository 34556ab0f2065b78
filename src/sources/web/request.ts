import { type Fetch, failed, type SourceFailed } from '../../domain/source.ts';
import { AddressRefusedError } from './address-refused.ts';

/** An answer as it came over HTTP, its body read whole. */
export interface HttpAnswer {
  readonly kind: 'http';
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

/** What a request may carry. */
export interface RequestOptions {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Whether the other side may send us elsewhere; a request that carries a key never follows. */
  readonly followRedirects?: boolean;
  /** A longer body is refused. */
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

/**
 * Asks over HTTP and reads the answer whole, whatever its status. What the network does is a retryable failure, a body
 * over the limit a bad answer, an address that must not be asked a refusal. None names the address, which may carry a key:
 * a refusal names its host.
 */
export async function request(fetch: Fetch, url: string, options: RequestOptions): Promise<HttpAnswer | SourceFailed> {
  const { method = 'GET', headers = {}, body, followRedirects = false, maxBytes, signal } = options;
  try {
    const response = await fetch(url, {
      method,
      headers: { 'user-agent': USER_AGENT, ...headers },
      redirect: followRedirects ? 'follow' : 'manual',
      signal,
      ...(body === undefined ? {} : { body }),
    });
    const bytes = await readBody(response, maxBytes);
    if (bytes === null) return failed({ kind: 'bad-answer', detail: `an answer of more than ${maxBytes} bytes` });
    return { kind: 'http', status: response.status, headers: response.headers, bytes };
  } catch (error) {
    const refused = refusalIn(error);
    if (refused) return failed({ kind: 'key-refused', detail: refused.message });
    const detail = signal.aborted ? 'no whole answer in time' : `no answer: ${networkReason(error)}`;
    return failed({ kind: 'retryable', waitMs: null, detail });
  }
}

/** Who asks: some sites turn away what does not say. */
const USER_AGENT = 'Tierwatch/0.1 (a self-hosted bot for streaming counts)';

/** The body as text: UTF-8, whatever the header says or leaves out. */
export function textOf(answer: HttpAnswer): string {
  return new TextDecoder().decode(answer.bytes);
}

/** The body as a JSON value; undefined where it is none. */
export function jsonOf(answer: HttpAnswer): unknown {
  try {
    return JSON.parse(textOf(answer));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** How long the answer asks to wait, in milliseconds: `Retry-After` as seconds or as a date; null where it does not say. */
export function retryAfterMs(answer: HttpAnswer, now: number): number | null {
  const value = answer.headers.get('retry-after')?.trim();
  if (!value) return null;
  const ms = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}

async function readBody(response: Response, maxBytes: number): Promise<Uint8Array | null> {
  if (!response.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body) {
    length += chunk.byteLength;
    if (length > maxBytes) return null;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function refusalIn(error: unknown): AddressRefusedError | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (cause instanceof AddressRefusedError) return cause;
  return null;
}

/** What broke, as a code: the messages of the network's errors may carry the whole address. */
function networkReason(error: unknown): string {
  for (let reason = error; reason instanceof Error; reason = reason.cause)
    if ('code' in reason && typeof reason.code === 'string') return reason.code;
  return error instanceof Error ? error.name : 'unknown';
}
